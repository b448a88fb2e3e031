function Read-Choice {
    # The names of all profiles, those taken lately first. With a text, which of them it means is known afterwards (Fitting), and whether
    # the list would find anything for it (IsFound).
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [string] $Text)
    $stamp = Get-FileStamp
    $answer = Invoke-Engine 'choices' $(if ($Text) { @{ query = $Text } } else { @{} }) (Get-ShellEnvironment) $Cmdlet
    foreach ($warning in $answer.warnings) { Write-WarningLine (ConvertTo-WarningText (ConvertTo-Dictionary $warning)) $Cmdlet }
    $script:ChosenProfile = @{ Stamp = $stamp; Names = $answer.names; Fitting = if ($Text) { $answer.fitting }; IsFound = $Text -and $answer.isFound }
    $answer.names
}

# The profiles as they were when last asked for, and the state of the files then.
$script:ChosenProfile = $null

function Test-KnownProfile {
    # Whether there is a profile of exactly this name, as far as is known without asking the engine.
    param([string] $Name)
    $null -ne $script:ChosenProfile -and $script:ChosenProfile.Stamp -eq (Get-FileStamp) -and $script:ChosenProfile.Names -ccontains $Name
}
