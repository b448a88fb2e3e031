function Register-HistoryFilter {
    # Keeps lines with an MFA code or a secret key of our commands out of PSReadLine's history file. PSReadLine itself excludes lines with
    # "token" or "secret", but not with an abbreviated -TokenCode. The user's own handler decides about all other lines.
    $options = $script:HistoryOptions = ('Microsoft.PowerShell.PSConsoleReadLine' -as [type]).GetMethod('GetOptions').Invoke($null, $null)
    # PSReadLine of Windows PowerShell can only save a line or not; later ones can keep it in memory.
    $handler = $options.GetType().GetProperty('AddToHistoryHandler').PropertyType
    $script:UnsavedLine = if ($handler.GetGenericArguments()[-1] -eq [bool]) { $false } else { 'MemoryOnly' }
    $script:EarlierHistoryHandler = $options.AddToHistoryHandler
    $options.AddToHistoryHandler = {
        param([string] $Line)
        if (Test-SecretLine $Line) { return $UnsavedLine }
        if ($null -eq $EarlierHistoryHandler) { return $true }
        $EarlierHistoryHandler.Invoke($Line)
    }
    $script:HistoryFilter = $options.AddToHistoryHandler
}

function Test-SecretLine {
    # Finds a code or key anywhere: in a variable, a hash table, or another line of the same command. Six digits of a duration do not count.
    # In quotes (also curly ones, as PowerShell), Test-TokenCode allows any white space, such as the U+3000 of a Japanese input method.
    param([string] $Line)
    if ($Line -match '-Aws\w|\bawsp\b|\bawsrole\b' -and $Line -match '(?<![\w.-]|-D\w*[\s:]+)\d{3}\s?\d{3}(?![\w-])|["''\u2018-\u201E](\s*\d){6}\s*["''\u2018-\u201E]') { return $true }
    $Line -match '\bSet-AwsAccessKey\b|\bawsrole\s+access-key\b' -and $Line -match '[A-Za-z0-9/+]{40}'
}

function Unregister-HistoryFilter {
    # Does not remove a handler that was set later.
    if ($null -eq $HistoryFilter) { return }
    if ([object]::ReferenceEquals($HistoryOptions.AddToHistoryHandler, $HistoryFilter)) { $HistoryOptions.AddToHistoryHandler = $EarlierHistoryHandler }
}

$script:HistoryFilter = $null
