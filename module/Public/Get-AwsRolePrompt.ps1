function Get-AwsRolePrompt {
    <#
    .SYNOPSIS
    Gets the current role as a short text for your prompt.

    .DESCRIPTION
    Returns a text such as "dev 111122223333 ap-northeast-1 59m": the profile, account, region, and remaining time, as
    far as they are known. If the shell has neither credentials nor a profile, it returns an empty string. The cmdlet
    uses only variables and memory. It starts no program, reads no file, and does not call AWS, so it adds well under
    two milliseconds to a prompt.

    The text has colors if the host supports them and NO_COLOR is not set: a protected profile (Set-AwsRoleOption) that
    this shell switched to is red, a remaining time of less than ten minutes is yellow, and "expired" is red. A role
    without a profile appears with the role name. Credentials that another tool set appear with the name that the tool
    provides (AWS_VAULT, AWSUME_PROFILE, AWS_SSO_PROFILE), and other credentials as "keys".

    .PARAMETER Plain
    Returns the text without colors.

    .INPUTS
    None.

    .OUTPUTS
    System.String. The text, or an empty string if there are no credentials and no profile.

    .EXAMPLE
    function prompt { "$(Get-AwsRolePrompt) PS $PWD> ".TrimStart() }

    Shows the role before the path. Add this line to your $PROFILE.

    .EXAMPLE
    function prompt { $aws = Get-AwsRolePrompt; if ($aws) { $aws = "[$aws] " }; "${aws}PS $PWD> " }

    Shows the role in brackets, and nothing if there is no role.

    .EXAMPLE
    $env:AWSROLE_PROMPT = Get-AwsRolePrompt -Plain

    Provides the text to programs that draw the prompt and read only variables, such as oh-my-posh or starship.

    .LINK
    Get-AwsRole

    .LINK
    Set-AwsRoleOption
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [switch] $Plain
    )
    process {
        script:Initialize-Module $PSCmdlet
        $fact = Read-PromptInfo
        if ($null -eq $fact) { return '' }
        ConvertTo-PromptText $fact (-not $Plain -and (Test-Color))
    }
}
