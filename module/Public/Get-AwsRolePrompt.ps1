function Get-AwsRolePrompt {
    <#
    .SYNOPSIS
    Returns a short text for the prompt: who this shell is in AWS, and for how long.

    .DESCRIPTION
    Returns one segment such as "dev 111122223333 ap-northeast-1 59m": profile, account, region and the time left, as far as
    they are known, or an empty string when the shell holds neither keys nor a profile. It is made from variables and
    memory alone: nothing is started, read or called, so that it costs a prompt well under two milliseconds.

    Colours are there when the host can show them and NO_COLOR is not set: a protected profile (Set-AwsRoleOption) that this
    shell switched to is red, the time is yellow under ten minutes, and "expired" is red. A role without a profile goes by its own
    name. Keys that another tool put into the shell go by the name that tool gives (AWS_VAULT, AWSUME_PROFILE,
    AWS_SSO_PROFILE), others are called "keys".

    .PARAMETER Plain
    Returns the text without colours.

    .INPUTS
    None.

    .OUTPUTS
    System.String. The segment; empty when there is nothing to say.

    .EXAMPLE
    function prompt { "$(Get-AwsRolePrompt) PS $PWD> " }

    Shows it in front of the path: put this line into your $PROFILE.

    .EXAMPLE
    function prompt { $aws = Get-AwsRolePrompt; if ($aws) { $aws = "[$aws] " }; "${aws}PS $PWD> " }

    The same in brackets, without them when there is no role.

    .EXAMPLE
    $env:AWSROLE_PROMPT = Get-AwsRolePrompt -Plain

    Hands it to programs that draw the prompt, such as oh-my-posh or starship: these see only variables.

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
        $fact = Read-PromptFact
        if ($null -eq $fact) { return '' }
        ConvertTo-PromptText $fact (-not $Plain -and (Test-Color))
    }
}
