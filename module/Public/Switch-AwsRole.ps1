function Switch-AwsRole {
    <#
    .SYNOPSIS
    Switches to another AWS role that you choose from a list or by part of its name, or to the previous role.

    .DESCRIPTION
    Without a name, awsp lists all profiles, recently used ones first, with account, role, region, and the remaining minutes of a
    cached session. For the selected profile it shows the role chain, the MFA device, and whether you would be prompted. * marks
    the current profile, and ! marks protected profiles, which require confirmation (Set-AwsRoleOption).

    Type to search for words in any order, parts of words, or the letters of a name in order; !word excludes entries that contain
    the word. The arrow keys, Page Up, Page Down, Home, and End (also Tab, Ctrl+N, and Ctrl+P) move the selection; Ctrl+W and Ctrl+U
    erase one word or the whole search text. Enter switches to the selected profile, Delete clears the current role, and Escape
    or Ctrl+C cancels. Ctrl+R changes the order (recent first, by name, by account), Ctrl+O opens the AWS console with the
    selected profile, Ctrl+Y copies its name, and ? shows the keys.

    Accounts and roles of IAM Identity Center that have no profile appear after the profiles for a day after they were listed
    (Get-AwsSsoRole, or awsp -Sso). Choosing one is the same as Set-AwsRole -Account -Role. The colors are those of your terminal;
    $Env:NO_COLOR turns them off.

    With a name, the cmdlet switches to that profile immediately, and with part of a name, if only one profile matches. If several
    profiles match, the list opens with the text as the search; without an interactive terminal, the cmdlet fails with
    ProfileAmbiguous. With -, it returns to the previous role of this shell, with the same parameters.

    The role is set as Set-AwsRole sets it: the cmdlet prompts for an MFA code if one is required, and protected profiles require
    confirmation.

    .PARAMETER Profile
    Specifies the name of a profile, or part of it. Use - for the previous role.

    .PARAMETER PassThru
    Returns the session (AwsRole.Session). It does not contain credentials.

    .PARAMETER Multi
    Lets you mark several profiles with Tab, and returns them as Get-AwsProfile does, for example for Invoke-AwsRole. The current
    role does not change.

    .PARAMETER Sso
    Shows only the accounts and roles of IAM Identity Center. Lists that are older than a day are updated first. If you are not
    signed in, the cmdlet prompts you to sign in.

    .PARAMETER WhatIf
    Shows the role chain of the profile, without calling AWS or changing anything.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet. -Confirm:$false also applies to protected profiles
    (Set-AwsRoleOption): the cmdlet does not require confirmation for them.

    .INPUTS
    System.String. Profile names, or objects with a Profile, ProfileName, or Name property (Get-AwsProfile).

    .OUTPUTS
    None, AwsRole.Session with -PassThru, or AwsRole.Profile with -Multi.

    .EXAMPLE
    awsp

    Opens the list.

    .EXAMPLE
    awsp dev

    Switches to profile dev or, if it does not exist, to the only profile whose name contains dev.

    .EXAMPLE
    awsp -

    Switches to the previous role. If you run it again, it switches back.

    .EXAMPLE
    awsp -Multi | ForEach-Object { Invoke-AwsRole $_.Name { aws s3 ls } }

    Runs a script block with each of the marked profiles.

    .EXAMPLE
    awsp -Sso admin

    Shows the roles of IAM Identity Center whose name or account name contains admin.

    .EXAMPLE
    awsp nosuch

    Fails with ProfileNotFound, because the text does not match the name, account, role, or region of any profile.

    .LINK
    Set-AwsRole

    .LINK
    Clear-AwsRole

    .LINK
    Get-AwsProfile
    #>
    [CmdletBinding(SupportsShouldProcess, DefaultParameterSetName = 'One')]
    [Alias('awsp')]
    [OutputType('AwsRole.Session', 'AwsRole.Profile')]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [switch] $PassThru,

        [Parameter(ParameterSetName = 'Multi')]
        [switch] $Multi,

        [Parameter(ParameterSetName = 'Sso')]
        [switch] $Sso
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $request = if (-not $Multi) { Select-Request $Profile $PSCmdlet $Sso }
            if ($Multi) { Select-MultipleProfile $Profile $PSCmdlet }
            if ($null -eq $request) { return }
            $bound = Select-EngineParameter $PSBoundParameters -MayAsk
            $bound.Remove('profile')
            Switch-Role @{ Parameters = $bound + $request.Parameters; Origin = $request.Origin; AsProfile = $request['AsProfile'] } (Get-Message 'RoleSet') $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet -Alone }
        $result
    }
}
