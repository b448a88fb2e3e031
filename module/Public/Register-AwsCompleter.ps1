function Register-AwsCompleter {
    <#
    .SYNOPSIS
    Registers tab completion for the AWS CLI.

    .DESCRIPTION
    After aws --profile, Tab completes your profiles, which you can find by any part of their names or by their
    accounts. After aws --region, Tab completes the AWS regions. Everything else is completed by aws_completer of the
    AWS CLI, if it is on PATH. You can use the cmdlet in your $PROFILE instead of the lines in the AWS CLI
    documentation, because PowerShell uses only the last completer that was registered for a command. The module
    registers no completer for aws unless you run this cmdlet.

    .PARAMETER CommandName
    Specifies the names of the commands to complete. The default is aws. You can also specify your own function or
    script that passes its arguments to aws.

    .INPUTS
    None.

    .OUTPUTS
    None.

    .EXAMPLE
    Register-AwsCompleter

    Completes commands such as aws s3 ls --profile pr<Tab>. Add the line to your $PROFILE to use it in every shell.

    .EXAMPLE
    Register-AwsCompleter aws, aws2, awslocal

    Completes other names of the AWS CLI, and programs with the same arguments.

    .EXAMPLE
    function awsj { aws --output json @args }; Register-AwsCompleter -CommandName awsj

    Completes a function of your own that runs the AWS CLI.

    .EXAMPLE
    Register-AwsCompleter ''

    Fails with ParameterArgumentValidationError, because a command name cannot be empty.

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
            if (-not (Confirm-Action ($CommandName -join ', ') (Get-Message 'CompleterRegister') $PSCmdlet)) { return }
            Microsoft.PowerShell.Core\Register-ArgumentCompleter -Native -CommandName $CommandName -ScriptBlock {
                param($word, $command, $cursor)
                Complete-AwsCommand $word $command $cursor
            }
        } catch { Write-Failure $_ $PSCmdlet }
    }
}
