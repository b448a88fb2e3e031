function Complete-Profile {
    # Completion results for a profile's name, in the files' order; an error when a file is broken.
    [CmdletBinding()]
    param([string] $Word)
    $VerbosePreference = $DebugPreference = $WarningPreference = $ProgressPreference = 'Ignore'
    $stamp = Get-FileStamp
    if ($null -eq $script:CompletedProfile -or $script:CompletedProfile.Stamp -ne $stamp) {
        $answer = Invoke-Engine 'profiles' @{} (Get-ShellEnvironment) $PSCmdlet
        $script:CompletedProfile = @{ Stamp = $stamp; Items = @(ConvertTo-ProfileItem $answer.profiles) }
    }
    Select-Completion $Word $script:CompletedProfile.Items
}

# The profiles as they were when last asked for, and the state of the files then.
$script:CompletedProfile = $null

function ConvertTo-ProfileItem {
    # One loop without calls: it runs for every profile while a person waits for Tab.
    param([object[]] $Profiles)
    $account = Get-Message 'TipAccount' '{0}'
    $role = Get-Message 'TipRole' '{0}'
    $mfa = Get-Message 'TipMfa'
    $separator = Get-Message 'ListSeparator'
    foreach ($item in $Profiles) {
        $facts = @(
            if ($item.accountId) { $account -f $item.accountId }
            if ($item.roleArn) { $role -f ($item.roleArn -replace '\A.*/') }
            if ($item.region) { $item.region }
            if ($item.mfaSerial) { $mfa }
            if (-not $item.accountId -and -not $item.region) { $item.kind }
        )
        @{ Name = $item.name; Hay = "$($item.name) $($item.accountId)"; Tip = $facts -join $separator }
    }
}
