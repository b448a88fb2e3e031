function Register-HistoryFilter {
    # Keeps lines with a token code or a secret key of our commands out of PSReadLine's history file, as it keeps those itself that say
    # "token" or "secret": an abbreviated -TokenCode does not. What the user has chosen decides about all other lines.
    $options = $script:HistoryOptions = ('Microsoft.PowerShell.PSConsoleReadLine' -as [type]).GetMethod('GetOptions').Invoke($null, $null)
    # The PSReadLine of Windows PowerShell knows only lines that it keeps and lines that it does not.
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
    # Wherever the code or key stands: in a variable, a hash table, or another line of the same command. Six digits of a duration are none.
    param([string] $Line)
    if ($Line -match '-Aws\w|\bawsp\b|\bawsrole\b' -and $Line -match '(?<![\w.-]|-D\w*[\s:]+)\d{3} ?\d{3}(?![\w-])') { return $true }
    $Line -match '\bSet-AwsAccessKey\b|\bawsrole\s+access-key\b' -and $Line -match '[A-Za-z0-9/+]{40}'
}

function Unregister-HistoryFilter {
    # Leaves one alone that came later.
    if ($null -eq $HistoryFilter) { return }
    if ([object]::ReferenceEquals($HistoryOptions.AddToHistoryHandler, $HistoryFilter)) { $HistoryOptions.AddToHistoryHandler = $EarlierHistoryHandler }
}

$script:HistoryFilter = $null
