function Switch-AwsRole {
    <#
    .SYNOPSIS
    Switches this shell to another AWS role: picked from a list, by a part of its name, or the one before.

    .DESCRIPTION
    Alone, awsp shows all profiles, those taken lately first, with account, role, region and the minutes that are left of a
    kept session, and of the selected one what taking it would do: its hops, MFA device and what would be asked. * marks the
    current one, ! those that ask before they are taken (Set-AwsRoleOption). Type to search: words in any order, parts of
    words, or letters in their order of a name; !word leaves out what has that word. The arrow keys, Page Up, Page Down, Home
    and End (also Tab, Ctrl+N and Ctrl+P) move; Ctrl+W and Ctrl+U erase a word or all of what was typed. Enter takes the
    selected profile, Delete clears the role, Escape and Ctrl+C leave everything as it was. Ctrl+R changes the order (recent
    first, by name, by account), Ctrl+O opens the console with the selected profile, Ctrl+Y copies its name, ? shows the keys.
    Accounts and roles of IAM Identity Center that no profile describes stand behind the profiles, once they were listed
    (Get-AwsSsoRole, or awsp -Sso; the list counts for a day); one is taken as by Set-AwsRole -Account -Role.
    Colours are the terminal's own; $Env:NO_COLOR takes them away.

    With a name the profile is taken at once; with a part of a name, if it fits one profile alone. When it fits several, the
    list is shown with it typed already; where there is no terminal, that is the error ProfileAmbiguous. - goes back to the
    role that this shell held before, with the parameters it was set with.

    The role is set as Set-AwsRole sets it: an MFA code is asked for when one is needed, and a protected profile asks first.

    .PARAMETER Profile
    The name of a profile, or a part of one; or - for the role before this one.

    .PARAMETER PassThru
    Returns the session (AwsRole.Session). It holds no credentials.

    .PARAMETER Multi
    Lets several profiles be marked with Tab, and returns them as Get-AwsProfile does, for Invoke-AwsRole. The shell keeps its
    role.

    .PARAMETER Sso
    Shows the accounts and roles of IAM Identity Center alone. Those that were not listed for a day are listed first; who is
    not signed in is asked whether to.

    .PARAMETER WhatIf
    Shows the chain that would lead to the credentials of the profile; calls and changes nothing.

    .PARAMETER Confirm
    Asks before anything is done. -Confirm:$false takes also a protected profile without asking.

    .INPUTS
    System.String. A profile's name, or objects with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    None, AwsRole.Session with -PassThru, or AwsRole.Profile with -Multi.

    .EXAMPLE
    awsp

    Shows the list.

    .EXAMPLE
    awsp dev

    Takes the profile dev; or, if there is none of that name, the only one that has dev in its name.

    .EXAMPLE
    awsp -

    Goes back to the role before; again, and you are where you were.

    .EXAMPLE
    awsp -Multi | ForEach-Object { Invoke-AwsRole $_.Name { aws s3 ls } }

    Runs a block with each of the profiles that were marked.

    .EXAMPLE
    awsp -Sso admin

    Shows the roles of IAM Identity Center that have admin in their name, or in that of their account.

    .EXAMPLE
    awsp nosuch

    Fails with ProfileNotFound: no profile's name, account, role or region has that text or those letters in it.

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
            if ($Multi) { Select-Several $Profile $PSCmdlet }
            if ($null -eq $request) { return }
            $target = @('profile', 'roleArn', 'account', 'role' | ForEach-Object { $request.Parameters[$_] }) -ne $null -join '/'
            if (-not (Confirm-Act $target (Get-Message 'RoleSet') $PSCmdlet)) {
                if ($WhatIfPreference) { Show-Plan $request.Parameters $PSCmdlet }
                return
            }
            # The text has found the request by now.
            $bound = Select-EngineParameter $PSBoundParameters
            $bound.Remove('profile')
            $session = Switch-Role @{ Parameters = $bound + $request.Parameters; Origin = $request.Origin; AsProfile = $request['AsProfile'] } $PSCmdlet
            if ($PassThru) { $session }
        } catch { Write-Failure $_ $PSCmdlet -Alone }
        $result
    }
}
