function Start-Sampler {
    # Reads the command line of every process again and again, in the background, and the environment of those that run the
    # engine (Linux). Stop-Sampler returns the different texts that were seen.
    $shared = [hashtable]::Synchronized(@{ Stop = $false; Rounds = 0; CommandLines = @{}; Environments = @{} })
    $shell = [powershell]::Create()
    $null = $shell.AddScript({
            param($shared)
            while (-not $shared.Stop) {
                foreach ($folder in [System.IO.Directory]::GetDirectories('/proc')) {
                    try {
                        $line = [System.IO.File]::ReadAllText("$folder/cmdline")
                        if (-not $line) { continue }
                        $shared.CommandLines[$line] = $true
                        if ($line -match 'awsrole\0dialogue') { $shared.Environments[[System.IO.File]::ReadAllText("$folder/environ")] = $true }
                    } catch { continue }
                }
                $shared.Rounds++
            }
        }).AddArgument($shared)
    @{ Shell = $shell; Running = $shell.BeginInvoke(); Shared = $shared }
}

function Stop-Sampler {
    param([hashtable] $Sampler)
    $Sampler.Shared.Stop = $true
    $null = $Sampler.Shell.EndInvoke($Sampler.Running)
    $Sampler.Shell.Dispose()
    $Sampler.Shared
}
