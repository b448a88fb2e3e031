function Read-Choice {
    # All profiles, those taken lately first. With a text, whether the list would find anything for it is known afterwards (IsFound).
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [string] $Text)
    $stamp = Get-FileStamp
    $answer = Invoke-Engine 'choices' $(if ($Text) { @{ query = $Text } } else { @{} }) (Get-ShellEnvironment) $Cmdlet
    foreach ($warning in $answer.warnings) { Write-WarningLine (ConvertTo-WarningText (ConvertTo-Dictionary $warning)) $Cmdlet }
    $script:ChosenProfile = @{ Stamp = $stamp; Items = @(ConvertTo-Choice $answer); IsFound = $Text -and $answer.isFound }
    $script:ChosenProfile.Items
}

# The profiles as they were when last asked for, and the state of the files then.
$script:ChosenProfile = $null

function ConvertTo-Choice {
    # One loop without calls: there may be thousands.
    param([psobject] $Answer)
    for ($at = 0; $at -lt $Answer.names.Count; $at++) {
        @{ Name = $Answer.names[$at]; Account = $Answer.accountIds[$at]; Role = $Answer.roles[$at]; Region = $Answer.regions[$at] }
    }
}

function Test-KnownProfile {
    # Whether there is a profile of exactly this name, as far as is known without asking the engine.
    param([string] $Name)
    if ($null -eq $script:ChosenProfile -or $script:ChosenProfile.Stamp -ne (Get-FileStamp)) { return $false }
    foreach ($item in $script:ChosenProfile.Items) { if ($item.Name -ceq $Name) { return $true } }
    $false
}
