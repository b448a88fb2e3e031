# posh-awsp's commands, under its names and with its parameters, so that scripts written for it go on unchanged. They are the
# only ones in one file, and with nouns of another kind: their home is another module, and here they can be seen, and left
# out, at one glance. They choose by AWS_PROFILE alone; the module's own way is Set-AwsRole.

function Get-AWSCurrentProfile {
    <#
    .SYNOPSIS
    Returns the name of the profile that this shell uses (a command of posh-awsp).

    .DESCRIPTION
    Returns the profile that AWS_PROFILE names, else AWS_DEFAULT_PROFILE, else "default"; in a shell whose keys Set-AwsRole set,
    the profile of these. A profile that neither file has is returned too, with a warning. Get-AwsRole and Get-AwsIdentity say more.

    .PARAMETER Quiet
    Does not mention that no profile is selected.

    .INPUTS
    None.

    .OUTPUTS
    System.String. The profile's name.

    .EXAMPLE
    Get-AWSCurrentProfile

    The name of the profile; default, and a line that says so, when none is selected.

    .EXAMPLE
    $name = Get-AWSCurrentProfile -Quiet

    The name alone.

    .EXAMPLE
    $env:AWS_PROFILE = 'nosuch'; Get-AWSCurrentProfile

    Returns nosuch, and warns that there is no such profile, with the nearest names.

    .EXAMPLE
    $env:AWS_CONFIG_FILE = './broken'; Get-AWSCurrentProfile

    Fails with ConfigSyntax when a file cannot be understood, and names the line.

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
            $null = Find-NamedProfile @{ profile = $name; confirmed = $true } $PSCmdlet
            $name
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}

function Set-AWSCurrentProfile {
    <#
    .SYNOPSIS
    Selects a profile for this shell by AWS_PROFILE (a command of posh-awsp).

    .DESCRIPTION
    Sets AWS_PROFILE, or removes it with -Clear, and nothing else; a role that Set-AwsRole put into this shell is cleared first,
    since its keys would win. Keys of another origin stay, with a warning. A profile that neither file has is selected too, with
    a warning. Set-AwsRole -AsProfile does the same with all that could win over AWS_PROFILE removed, and can be undone.

    .PARAMETER ProfileName
    The profile to select.

    .PARAMETER Clear
    Selects none: the default profile holds.

    .PARAMETER Persist
    Keeps the choice for new shells too: on Windows in the user's environment, elsewhere in a file that this module reads when
    it is imported into a shell that holds neither a profile nor keys.

    .PARAMETER Quiet
    Does not say what was done.

    .PARAMETER WhatIf
    Says what would be done, and does nothing.

    .PARAMETER Confirm
    Asks before anything is done. -Confirm:$false takes also a protected profile (Set-AwsRoleOption) without asking.

    .INPUTS
    System.String. A profile's name, or objects with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    None.

    .EXAMPLE
    Set-AWSCurrentProfile dev

    Selects the profile dev for this shell.

    .EXAMPLE
    Set-AWSCurrentProfile -Clear -Persist -Quiet

    Selects none, here and in new shells, without a word.

    .EXAMPLE
    Set-AWSCurrentProfile prod

    Fails with ConfirmationRequired when prod is protected and the answer is not yes; nothing is changed.

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
            Set-ChosenProfile $PSBoundParameters $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet -Alone }
        $result
    }
}

function Get-AWSAvailableProfiles {
    <#
    .SYNOPSIS
    Lists the profiles (a command of posh-awsp).

    .DESCRIPTION
    Returns what Get-AwsProfile returns: the profiles of the config file, then those that only the credentials file has. Sections
    that are no profiles, such as sso-session, are not among them. Where there is neither file, the list is empty, with a warning.

    .INPUTS
    None.

    .OUTPUTS
    AwsRole.Profile: Name, Region and more. IsCurrent marks the current one.

    .EXAMPLE
    Get-AWSAvailableProfiles

    Lists all profiles; a star marks the current one.

    .EXAMPLE
    Get-AWSAvailableProfiles | ForEach-Object { $_.Name }

    Their names.

    .EXAMPLE
    $env:AWS_CONFIG_FILE = './broken'; Get-AWSAvailableProfiles

    Fails with ConfigSyntax when a file cannot be understood, and names the line.

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
    Selects a profile by name or from a list, by AWS_PROFILE (a command of posh-awsp).

    .DESCRIPTION
    With a name it is Set-AWSCurrentProfile. Without one it shows the profiles, the current one marked: arrows, Home, End,
    PageUp and PageDown move, digits pick one of the first ten, letters search, Enter selects, Delete clears the selection and
    Escape leaves everything as it was. A list that is taller than the window scrolls. Switch-AwsRole (awsp) does the same with roles.

    .PARAMETER ProfileName
    The profile to select, without the list.

    .PARAMETER Persist
    Keeps the choice for new shells too, as Set-AWSCurrentProfile does.

    .PARAMETER WhatIf
    Says what would be done, and does nothing.

    .PARAMETER Confirm
    Asks before anything is done. -Confirm:$false takes also a protected profile (Set-AwsRoleOption) without asking.

    .INPUTS
    System.String. A profile's name, or objects with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    None.

    .EXAMPLE
    Switch-AWSProfile

    Shows the list.

    .EXAMPLE
    Switch-AWSProfile dev -Persist

    Selects it for new shells too.

    .EXAMPLE
    $env:AWS_CONFIG_FILE = './none'; Switch-AWSProfile

    Fails with ProfileNotFound where there is no profile to choose from.

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
            Set-ChosenProfile $choice $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet -Alone }
        $result
    }
}
