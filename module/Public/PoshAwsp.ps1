# posh-awsp's commands, under its names and with its parameters, so that scripts written for it go on unchanged. They are the
# only ones in one file, and with nouns of another kind: their home is another module, and here they can be seen, and left
# out, at one glance. They choose by AWS_PROFILE alone; the module's own way is Set-AwsRole.

function Get-AWSCurrentProfile {
    <#
    .SYNOPSIS
    Gets the name of the profile that this shell uses (a command of posh-awsp).

    .DESCRIPTION
    Returns the profile in AWS_PROFILE or AWS_DEFAULT_PROFILE, or "default". If the credentials of this shell come from
    Set-AwsRole, it returns the profile of this role. A profile that does not exist in the AWS files is also returned,
    with a warning. For more details, use Get-AwsRole and Get-AwsIdentity.

    .PARAMETER Quiet
    Does not report that no profile is selected.

    .INPUTS
    None.

    .OUTPUTS
    System.String. The profile name.

    .EXAMPLE
    Get-AWSCurrentProfile

    Returns the profile name. If no profile is selected, returns default and shows a message.

    .EXAMPLE
    $name = Get-AWSCurrentProfile -Quiet

    Returns only the name.

    .EXAMPLE
    $env:AWS_PROFILE = 'nosuch'; Get-AWSCurrentProfile

    Returns nosuch, and warns that the profile does not exist.

    .EXAMPLE
    $env:AWS_CONFIG_FILE = './broken'; Get-AWSCurrentProfile

    Fails with ConfigSyntax if a file cannot be read, and shows the line.

    .LINK
    Set-AWSCurrentProfile

    .LINK
    Get-AwsRole
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [switch] $Quiet
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $name = Read-ChosenName
            if ($null -eq $name) {
                if (-not $Quiet) { Write-HostLine (Get-Message 'ProfileUnchosen') $PSCmdlet }
                $name = 'default'
            }
            # A name that no file has goes to a screen and nowhere else.
            if ($null -eq (Find-NamedProfile @{ profile = $name; confirmed = $true } $PSCmdlet)) { $name = ConvertTo-SafeText $name }
            $name
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}

function Set-AWSCurrentProfile {
    <#
    .SYNOPSIS
    Selects a profile for this shell and sets AWS_PROFILE (a command of posh-awsp).

    .DESCRIPTION
    Sets AWS_PROFILE, or removes it with -Clear, and changes nothing else. A role that Set-AwsRole set in this shell is
    cleared first, because its credentials take precedence over AWS_PROFILE. Other credentials are not removed, but the
    cmdlet warns you. A profile that does not exist in the AWS files is also selected, with a warning. Set-AwsRole
    -AsProfile also removes every variable that takes precedence over AWS_PROFILE, and can be undone.

    .PARAMETER ProfileName
    Specifies the profile to select.

    .PARAMETER Clear
    Removes the selection, so that the default profile is used.

    .PARAMETER Persist
    Also selects the profile in new shells. On Windows, the cmdlet sets the environment variable of the user. On other
    systems, it writes a file that this module reads when it is imported into a shell without a profile and without
    credentials.

    .PARAMETER Quiet
    Does not show a message.

    .PARAMETER WhatIf
    Shows what would happen if the cmdlet runs. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet. -Confirm:$false also applies to protected profiles
    (Set-AwsRoleOption): the cmdlet does not require confirmation for them.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    None.

    .EXAMPLE
    Set-AWSCurrentProfile dev

    Selects profile dev for this shell.

    .EXAMPLE
    Set-AWSCurrentProfile -Clear -Persist -Quiet

    Removes the selection in this shell and new shells, without a message.

    .EXAMPLE
    Set-AWSCurrentProfile prod

    Fails with ConfirmationRequired if profile prod is protected and you do not answer Yes. No changes are made.

    .LINK
    Get-AWSCurrentProfile

    .LINK
    Set-AwsRole
    #>
    [CmdletBinding(DefaultParameterSetName = 'Set-Profile', SupportsShouldProcess)]
    [OutputType([void])]
    param(
        [Parameter(ParameterSetName = 'Set-Profile', Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('Profile', 'Name')]
        [string] $ProfileName,

        [Parameter(ParameterSetName = 'Clear-Profile', Mandatory)]
        [switch] $Clear,

        [switch] $Persist,

        [switch] $Quiet
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            Switch-Profile $PSBoundParameters $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet -Alone }
        $result
    }
}

function Get-AWSAvailableProfiles {
    <#
    .SYNOPSIS
    Gets the AWS profiles (a command of posh-awsp).

    .DESCRIPTION
    Returns the same profiles as Get-AwsProfile: first the profiles in the config file, then the profiles that are only
    in the credentials file. Sections that are not profiles, such as sso-session, are not included. If neither file
    exists, the list is empty, with a warning.

    .INPUTS
    None.

    .OUTPUTS
    AwsRole.Profile: Name, Region, and other properties. IsCurrent marks the current profile.

    .EXAMPLE
    Get-AWSAvailableProfiles

    Lists all profiles. An asterisk marks the current one.

    .EXAMPLE
    Get-AWSAvailableProfiles | ForEach-Object { $_.Name }

    Returns the profile names.

    .EXAMPLE
    $env:AWS_CONFIG_FILE = './broken'; Get-AWSAvailableProfiles

    Fails with ConfigSyntax if a file cannot be read, and shows the line.

    .LINK
    Get-AwsProfile
    #>
    [CmdletBinding()]
    [OutputType('AwsRole.Profile')]
    param()
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $found = $false
            foreach ($item in Read-Profile $PSCmdlet) {
                $found = $true
                $item
            }
            if (-not $found) { Write-NoFileWarning $PSCmdlet }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}

function Switch-AWSProfile {
    <#
    .SYNOPSIS
    Selects a profile by name or from a list and sets AWS_PROFILE (a command of posh-awsp).

    .DESCRIPTION
    With a name, works as Set-AWSCurrentProfile does. Without a name, it shows the profiles and marks the current one.
    The arrow keys, Home, End, Page Up, and Page Down move, digits choose one of the first ten, letters search, Enter
    selects, Delete removes the selection, and Esc cancels. A list that is taller than the window scrolls.
    Switch-AwsRole (awsp) does the same with roles.

    .PARAMETER ProfileName
    Specifies the profile to select. If you omit it, the cmdlet shows a list.

    .PARAMETER Persist
    Also selects the profile in new shells, as in Set-AWSCurrentProfile.

    .PARAMETER WhatIf
    Shows what would happen if the cmdlet runs. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet. -Confirm:$false also applies to protected profiles
    (Set-AwsRoleOption): the cmdlet does not require confirmation for them.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    None.

    .EXAMPLE
    Switch-AWSProfile

    Shows the list of profiles.

    .EXAMPLE
    Switch-AWSProfile dev -Persist

    Selects profile dev in this shell and new shells.

    .EXAMPLE
    $env:AWS_CONFIG_FILE = './none'; Switch-AWSProfile

    Fails with ProfileNotFound, because no profiles were found.

    .LINK
    Set-AWSCurrentProfile

    .LINK
    Set-AwsRole
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([void])]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('Profile', 'Name')]
        [string] $ProfileName,

        [switch] $Persist
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $choice = if ($ProfileName) { @{} } else { Select-ListedProfile $PSCmdlet }
            if ($null -eq $choice) { return }
            foreach ($name in $PSBoundParameters.Keys) { if ($name -ne 'ProfileName' -or $ProfileName) { $choice[$name] = $PSBoundParameters[$name] } }
            Switch-Profile $choice $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet -Alone }
        $result
    }
}
