function Register-HistoryFilter {
    # Keeps lines with a token code or a secret key of our commands out of PSReadLine's history file, as it keeps those itself that say
    # "token" or "secret": an abbreviated -TokenCode does not. What the person has chosen decides about all other lines.
    $reader = 'Microsoft.PowerShell.PSConsoleReadLine' -as [type]
    if ($null -eq $reader) { return }
    $options = $reader::GetOptions()
    $script:EarlierHistoryHandler = $options.AddToHistoryHandler
    $options.AddToHistoryHandler = {
        param([string] $Line)
        if ($Line -match '(?:-Aws\w+|\bawsp)\b.*\s-T\w*[\s:]+[''"]?\d{6}(?!\d)|\bSet-AwsAccessKey\s.*[A-Za-z0-9/+]{40}') { return 'MemoryOnly' }
        if ($null -eq $EarlierHistoryHandler) { return $true }
        $EarlierHistoryHandler.Invoke($Line)
    }
    $script:HistoryFilter = $options.AddToHistoryHandler
}

function Unregister-HistoryFilter {
    # Leaves one alone that came later.
    $reader = 'Microsoft.PowerShell.PSConsoleReadLine' -as [type]
    if ($null -eq $reader -or $null -eq $HistoryFilter) { return }
    $options = $reader::GetOptions()
    if ([object]::ReferenceEquals($options.AddToHistoryHandler, $HistoryFilter)) { $options.AddToHistoryHandler = $EarlierHistoryHandler }
}

$script:HistoryFilter = $null
