function Read-Choice {
    # All profiles as items of the picker, those taken lately first.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $stamp = Get-FileStamp
    $answer = Invoke-Engine 'choices' @{} (Get-ShellEnvironment) $Cmdlet
    foreach ($warning in $answer.warnings) { $Cmdlet.WriteWarning((ConvertTo-WarningText (ConvertTo-Dictionary $warning))) }
    $script:ChosenProfile = @{ Stamp = $stamp; Items = @(ConvertTo-Choice $answer (Get-CurrentName)) }
    $script:ChosenProfile.Items
}

# The profiles as they were when last asked for, and the state of the files then.
$script:ChosenProfile = $null

function ConvertTo-Choice {
    # One loop without calls, except where a session is kept: there may be thousands.
    param([psobject] $Answer, [string] $Current)
    if (-not $Current) { $Current = $Answer.current }
    for ($at = 0; $at -lt $Answer.names.Count; $at++) {
        $seconds = $Answer.remainingSeconds[$at]
        @{
            Name        = $Answer.names[$at]
            Account     = $Answer.accountIds[$at]
            Role        = $Answer.roles[$at]
            Region      = $Answer.regions[$at]
            Left        = if ($null -ne $seconds) { ConvertTo-TimeText ([timespan]::FromSeconds($seconds)) }
            IsCurrent   = $Answer.names[$at] -ceq $Current
            IsProtected = $Answer.protected[$at]
        }
    }
}

function Test-KnownProfile {
    # Whether there is a profile of exactly this name, as far as is known without asking the engine.
    param([string] $Name)
    if ($null -eq $script:ChosenProfile -or $script:ChosenProfile.Stamp -ne (Get-FileStamp)) { return $false }
    foreach ($item in $script:ChosenProfile.Items) { if ($item.Name -ceq $Name) { return $true } }
    $false
}
