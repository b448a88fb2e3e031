function Register-AwsCompleter {
    <#
    .SYNOPSIS
    Lets Tab complete profiles and regions for aws, and all that aws-cli itself completes.

    .DESCRIPTION
    After aws --profile Tab offers your profiles, found by any part of their names or by their accounts, after aws --region AWS's
    regions. Everything else is asked of aws-cli's own aws_completer, when that is on PATH. So it may stand in your $PROFILE in the
    place of the lines that aws-cli's manual gives for it: PowerShell has one completer for a command, the last one registered.
    Nothing is registered unless you call this.

    .PARAMETER CommandName
    The commands to complete, by the names that you type: aws, unless you say something else; also a function or script of yours
    that passes its arguments on to aws.

    .INPUTS
    None.

    .OUTPUTS
    None.

    .EXAMPLE
    Register-AwsCompleter

    From now on: aws s3 ls --profile pr<Tab>. In $PROFILE it holds for every shell.

    .EXAMPLE
    Register-AwsCompleter aws, aws2, awslocal

    For other names of aws-cli, and programs that take the same arguments.

    .EXAMPLE
    function awsj { aws --output json @args }; Register-AwsCompleter -CommandName awsj

    For a function of yours around it.

    .EXAMPLE
    Register-AwsCompleter ''

    Fails with ParameterArgumentValidationError: there is no command without a name.

    .LINK
    Set-AwsRole

    .LINK
    https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-completion.html
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([void])]
    param(
        [Parameter(Position = 0)]
        [ValidateNotNullOrEmpty()]
        [string[]] $CommandName = 'aws'
    )
    process {
        script:Initialize-Module $PSCmdlet
        try {
            if (-not $PSCmdlet.ShouldProcess($CommandName -join ', ', (Get-Message 'CompleterRegister'))) { return }
            Microsoft.PowerShell.Core\Register-ArgumentCompleter -Native -CommandName $CommandName -ScriptBlock {
                param($word, $command, $cursor)
                Complete-AwsCommand $word $command $cursor
            }
        } catch { Write-Failure $_ $PSCmdlet }
    }
}
