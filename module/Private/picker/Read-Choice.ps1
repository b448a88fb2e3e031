function Read-Choice {
    # The names of all profiles, recently used ones first. With a Text, $ChosenProfile then tells which profiles match it (Fitting) and
    # whether the list would show a match (IsFound).
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [string] $Text)
    $stamp = Get-FileStamp
    $answer = Invoke-Engine 'choices' $(if ($Text) { @{ query = $Text } } else { @{} }) (Get-ShellEnvironment) $Cmdlet
    foreach ($warning in $answer.warnings) { Write-WarningLine (ConvertTo-WarningText (ConvertTo-Dictionary $warning)) $Cmdlet }
    $script:ChosenProfile = @{ Stamp = $stamp; Names = $answer.names; Fitting = if ($Text) { $answer.fitting }; IsFound = $Text -and $answer.isFound }
    $answer.names
}

# The last answer, and the state of the AWS files at that time.
$script:ChosenProfile = $null

function Test-KnownProfile {
    # Tests, without calling the engine, whether a profile of exactly this name is known to exist.
    param([string] $Name)
    $null -ne $script:ChosenProfile -and $script:ChosenProfile.Stamp -eq (Get-FileStamp) -and $script:ChosenProfile.Names -ccontains $Name
}
