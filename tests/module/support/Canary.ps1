# The places that must not contain a secret. Some are names of files in the report.
$script:CanarySink = @(
    'command lines', 'environments', 'files', 'standard output', 'standard error', 'logs'
    'output', 'verbose', 'debug', 'warning', 'information', 'progress', 'transcript', 'trace', '$Error'
)

function Invoke-CanaryHunt {
    # Runs the acts of canary/acts.ps1 in a separate shell and searches every place for every secret. Returns Acts, Cells (their number),
    # Leaks (one line each), Planted (the leaks of canary/planted.ps1), Rounds (of the sampler), and HasLog (whether PowerShell's log could
    # be read).
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
        'logs'            = Split-ByAct (Remove-SequenceNumber $said.Log)
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
    # Runs the acts in a shell with its own home, temporary folder, and, if the system allows it, log. Returns its output and its log.
    param([string] $Work, [string] $Report, [bool] $Full)
    $before = [System.Environment]::GetEnvironmentVariables()
    $settings = '{"LogLevel":"Verbose","PowerShellPolicies":{"ScriptBlockLogging":{"EnableScriptBlockLogging":true},"ModuleLogging":{"EnableModuleLogging":true,"ModuleNames":["AwsRole"]}}}'
    [System.IO.File]::WriteAllText("$Work/settings.json", $settings)
    # Also with its own process namespace, if allowed: then the sampler has fewer processes to look at.
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
    # Tests whether the system allows these namespaces.
    param([string] $Words)
    try { & unshare ($Words -split ' ') true 2> $null; $LASTEXITCODE -eq 0 } catch { $false }
}

function Get-Canary {
    # The search texts: each secret, plain and URL-encoded, and each code that is not part of a longer number.
    param([psobject] $Facts)
    $words = foreach ($secret in $Facts.secrets) { $secret; [uri]::EscapeDataString($secret) }
    @{ Words = @($words | Select-Object -Unique); Codes = [regex]::new("(?:$($Facts.codes -join '|'))(?<![0-9A-Za-z.][0-9]{6})(?![0-9A-Za-z])") }
}

function Find-Canary {
    # The text around the first secret, without the secret; nothing if there is none.
    param([string] $Text, [hashtable] $Canaries)
    $at = -1
    # In sequence: one regex for all of them would take twenty times as long.
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

function Remove-SequenceNumber {
    # Removes the numbers that PowerShell gives to the entries of its log: from 100,000 on, they can equal an MFA code.
    param([string] $Log)
    $Log -replace 'Sequence Number = [0-9]+'
}

function Split-ByAct {
    # Splits a text into the parts that each act wrote.
    param([string] $Text)
    $parts = @{}
    $pieces = [regex]::Split($Text, '<<act (\d+)>>')
    for ($index = 1; $index -lt $pieces.Count; $index += 2) { $parts[[int] $pieces[$index]] = $pieces[$index + 1] }
    $parts
}

function Select-Sight {
    # The sampler's observations of one kind, by the number of the last act that had begun. Files that may contain secrets are excluded.
    param([psobject] $Sights, [string] $Kind, [psobject[]] $Acts)
    $parts = @{}
    $number = 0
    foreach ($sight in $Sights.sights) {
        if ($sight.kind -ne $Kind) { continue }
        # In chronological order; what is seen after an act has ended was left by it.
        while ($number + 1 -lt $Acts.Count -and $sight.at -ge $Acts[$number + 1].start) { $number++ }
        if ($sight.at -lt $Acts[$number].start) { continue }
        if ($Kind -eq 'file' -and $sight.where -match '/w/(aws/credentials[^/]*|home/\.aws/(sso|cli|login)/cache/[^/]+|home/\.cache/awsrole/.+)\z') { continue }
        $parts[$number] += "$($sight.where): $($sight.text)`n"
    }
    $parts
}
