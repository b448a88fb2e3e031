function Test-AwsRole {
    <#
    .SYNOPSIS
    Says whether a role lasts some minutes more.

    .DESCRIPTION
    Answers $true or $false, for scripts and prompts; nothing is called and nobody is asked. Without -Profile the question is
    about this shell: whether it holds keys that do not end within these minutes (keys without an end count as lasting).
    With -Profile it is whether a session of that profile is kept that lasts so long: Set-AwsRole would then need no call and
    no code. A profile that is not there is an error, so that a slip of the keyboard does not look like a session that is over.
    Names from the pipeline are answered with objects that say which is meant.

    .PARAMETER Profile
    The profile whose kept session is meant. Without it, this shell.

    .PARAMETER Minutes
    How many minutes must be left; 15 by default.

    .PARAMETER Quiet
    Answers $true or $false for names from the pipeline, too.

    .INPUTS
    System.String. A profile's name, or objects with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    System.Boolean. AwsRole.Test for each name from the pipeline: Profile, IsFresh, and of the kept session Expiration (local
    time) and ExpirationUtc.

    .EXAMPLE
    if (-not (Test-AwsRole)) { Set-AwsRole dev }

    Takes the role when the shell has none, or one that ends within 15 minutes.

    .EXAMPLE
    Test-AwsRole -Minutes 60

    Whether this shell's role lasts for a job of an hour.

    .EXAMPLE
    Test-AwsRole -Profile dev

    Whether Set-AwsRole dev would ask for no code.

    .EXAMPLE
    Get-AwsProfile prod* | Test-AwsRole -Minutes 60

    Which of these profiles have a session for another hour.

    .EXAMPLE
    Test-AwsRole -Profile nosuch

    Fails with ProfileNotFound: there is no such profile.

    .LINK
    Get-AwsRole

    .LINK
    Set-AwsRole
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    [OutputType('AwsRole.Test')]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [ValidateRange(0, 2880)]
        [int] $Minutes = 15,

        [switch] $Quiet
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            Write-ServerNotice $PSCmdlet
            if ($PSBoundParameters.ContainsKey('Profile')) {
                $parameters = @{ profile = $Profile; seconds = $Minutes * 60 }
                $answer = Invoke-Engine 'test' $parameters (Get-RequestEnvironment $parameters) $PSCmdlet
                if ($PSCmdlet.MyInvocation.ExpectingInput -and -not $Quiet) { ConvertTo-TestObject $Profile $answer } else { $answer.isFresh }
            } else {
                Test-ShellRole $Minutes
            }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
