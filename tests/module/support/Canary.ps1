# The places that must not contain a secret, by the names of the report's files if they are files of it.
$script:CanarySink = @(
    'command lines', 'environments', 'files', 'standard output', 'standard error', 'logs'
    'output', 'verbose', 'debug', 'warning', 'information', 'progress', 'transcript', 'trace', '$Error'
)

function Invoke-CanaryHunt {
    # Runs the acts of canary/acts.ps1 in a shell of its own and looks for every secret in every place. Returns Acts, Cells (their count), Leaks
    # (a line each), Planted (those of canary/planted.ps1), Rounds (of the sampler) and HasLog: whether what PowerShell logs could be read.
    param([string] $Folder, [switch] $Full)
    $work = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($Folder, 'w')).FullName
    $report = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($Folder, 'r')).FullName
    foreach ($name in 'home', 'tmp', 'aws') { $null = [System.IO.Directory]::CreateDirectory("$work/$name") }
    $said = Invoke-Hunt $work $report $Full
    $facts = ConvertFrom-Json ([System.IO.File]::ReadAllText("$report/facts.json"))
    $sights = ConvertFrom-Json ([System.IO.File]::ReadAllText("$report/sights.json"))
    $places = @{
        'standard output' = Split-ByAct $said.Out
        'standard error'  = Split-ByAct $said.Errors
        'logs'            = Split-ByAct $said.Log
        'transcript'      = Split-ByAct ([System.IO.File]::ReadAllText("$report/transcript"))
    }
    foreach ($kind in 'command line', 'environment', 'file') { $places["${kind}s"] = Select-Sight $sights $kind $facts.acts }
    $canaries = Get-Canary $facts
    $leaks = for ($number = 0; $number -lt $facts.acts.Count; $number++) {
        foreach ($sink in $script:CanarySink) {
            $file = "$report/$number/$($sink.TrimStart('$'))"
            $text = if ($places.ContainsKey($sink)) { $places[$sink][$number] } elseif ([System.IO.File]::Exists($file)) { [System.IO.File]::ReadAllText($file) }
            if (-not $text) { continue }
            $near = Find-Canary $text $canaries
            if ($near) { [pscustomobject] @{ Act = $facts.acts[$number].title; Sink = $sink; Near = $near } }
        }
    }
    $acts = @($facts.acts | Where-Object { $_.title -notlike 'planted:*' })
    @{
        Acts    = $acts
        Cells   = $acts.Count * $script:CanarySink.Count - @($acts | Where-Object { $_.isGiven }).Count
        Leaks   = @($leaks | Where-Object { $_.Act -notlike 'planted:*' })
        Planted = @($leaks | Where-Object { $_.Act -like 'planted:*' })
        Rounds  = $sights.rounds
        HasLog  = $said.HasLog
    }
}

function Invoke-Hunt {
    # The shell that runs the acts, with a home, a folder for temporary files and, where the system lets us, a log of its own. Returns what it
    # wrote and what was logged.
    param([string] $Work, [string] $Report, [bool] $Full)
    $before = [System.Environment]::GetEnvironmentVariables()
    $settings = '{"LogLevel":"Verbose","PowerShellPolicies":{"ScriptBlockLogging":{"EnableScriptBlockLogging":true},"ModuleLogging":{"EnableModuleLogging":true,"ModuleNames":["AwsRole"]}}}'
    [System.IO.File]::WriteAllText("$Work/settings.json", $settings)
    # With processes of its own, too, where it may have them: each look at all of them takes less then.
    $own = @(foreach ($words in '-rmpf --kill-child --mount-proc', '-rm') { if (Test-Unshare $words) { $words; break } })
    $hasLog = $own.Count -gt 0
    $socket = [System.Net.Sockets.Socket]::new('Unix', 'Dgram', 'Unspecified')
    try {
        $socket.ReceiveBufferSize = 8MB
        $socket.Bind([System.Net.Sockets.UnixDomainSocketEndPoint]::new("$Work/log"))
        Set-TestHome "$Work/home"
        $env:TMPDIR = "$Work/tmp"
        $words = "-NoProfile -NonInteractive -SettingsFile `"$Work/settings.json`" -File `"$PSScriptRoot/canary/hunt.ps1`" -Report `"$Report`" -Work `"$Work`" $(if ($Full) { '-Full' })"
        $process = if ($hasLog) { Start-Program 'unshare' "$own sh `"$PSScriptRoot/canary/ownLog.sh`" `"$Work`" `"$(Get-ShellPath)`" $words" } else { Start-Program (Get-ShellPath) $words }
        $process.StandardInput.Close()
        $reading = $process.StandardOutput.ReadToEndAsync()
        $log = [System.Text.StringBuilder]::new()
        $buffer = [byte[]]::new(1MB)
        while (-not $process.HasExited -or $socket.Available) {
            if ($socket.Poll(20000, 'SelectRead')) { $null = $log.AppendLine([System.Text.Encoding]::UTF8.GetString($buffer, 0, $socket.Receive($buffer))) }
        }
        @{ Out = $reading.Result; Errors = $process.Errors.Result; Log = $log.ToString(); HasLog = $hasLog }
    } finally {
        $socket.Dispose()
        foreach ($name in 'HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'TMPDIR') {
            [System.Environment]::SetEnvironmentVariable($name, $(if ($before.Contains($name)) { $before[$name] } else { [NullString]::Value }))
        }
    }
}

function Test-Unshare {
    # Whether the system lets us have these namespaces.
    param([string] $Words)
    try { & unshare ($Words -split ' ') true 2> $null; $LASTEXITCODE -eq 0 } catch { $false }
}

function Get-Canary {
    # What is looked for: each secret, as it is and as an address shows it, and each code where it is no part of a longer number.
    param([psobject] $Facts)
    $words = foreach ($secret in $Facts.secrets) { $secret; [uri]::EscapeDataString($secret) }
    @{ Words = @($words | Select-Object -Unique); Codes = [regex]::new("(?:$($Facts.codes -join '|'))(?<![0-9A-Za-z.][0-9]{6})(?![0-9A-Za-z])") }
}

function Find-Canary {
    # What stands around the first secret of a text, without the secret; nothing where there is none.
    param([string] $Text, [hashtable] $Canaries)
    $at = -1
    # One after the other: .NET looks for all at once (a pattern of them) in twenty times the time.
    foreach ($word in $Canaries.Words) {
        $at, $length = $Text.IndexOf($word, [System.StringComparison]::Ordinal), $word.Length
        if ($at -ge 0) { break }
    }
    if ($at -lt 0) {
        $code = $Canaries.Codes.Match($Text)
        if (-not $code.Success) { return }
        $at, $length = $code.Index, $code.Length
    }
    $from = [System.Math]::Max(0, $at - 80)
    $after = $Text.Substring($at + $length)
    "$($Text.Substring($from, $at - $from))[LEAK]$($after.Substring(0, [System.Math]::Min(40, $after.Length)))" -replace '\s+', ' '
}

function Split-ByAct {
    # The part of a text that each act wrote.
    param([string] $Text)
    $parts = @{}
    $pieces = [regex]::Split($Text, '<<act (\d+)>>')
    for ($index = 1; $index -lt $pieces.Count; $index += 2) { $parts[[int] $pieces[$index]] = $pieces[$index + 1] }
    $parts
}

function Select-Sight {
    # What the sampler saw of one kind, by the number of the act that had begun last; of files those that are no place for secrets.
    param([psobject] $Sights, [string] $Kind, [psobject[]] $Acts)
    $parts = @{}
    $number = 0
    foreach ($sight in $Sights.sights) {
        if ($sight.kind -ne $Kind) { continue }
        # In chronological order; what is seen when an act is over was left by it.
        while ($number + 1 -lt $Acts.Count -and $sight.at -ge $Acts[$number + 1].start) { $number++ }
        if ($sight.at -lt $Acts[$number].start) { continue }
        if ($Kind -eq 'file' -and $sight.where -match '/w/(aws/credentials[^/]*|home/\.aws/(sso|cli|login)/cache/[^/]+|home/\.cache/awsrole/.+)\z') { continue }
        $parts[$number] += "$($sight.where): $($sight.text)`n"
    }
    $parts
}
