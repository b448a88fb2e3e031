function Test-AwsConfig {
    <#
    .SYNOPSIS
    Looks for mistakes in AWS's files and in the shell's AWS variables.

    .DESCRIPTION
    Checks the config and credentials files and the environment by rules: what aws-cli and the SDKs read differently, what
    they ignore silently, what cannot work, and what is dangerous. Findings come as objects, the worst first. Nothing is
    called or changed. No finding, no output.

    .INPUTS
    None.

    .OUTPUTS
    AwsRole.Finding: Severity (Error, Warning, Information), Rule, File, Line, Message, Suggestion.

    .EXAMPLE
    Test-AwsConfig

    Lists all findings.

    .EXAMPLE
    Test-AwsConfig | Where-Object Severity -eq Error

    Only what cannot work.

    .EXAMPLE
    if (Test-AwsConfig) { exit 1 }

    Fails a script when there is anything to find.

    .EXAMPLE
    Test-AwsConfig | Select-Object -Property * -First 1

    The worst finding with its suggestion.

    .LINK
    Resolve-AwsProfile

    .LINK
    https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
    #>
    [CmdletBinding()]
    [OutputType('AwsRole.Finding')]
    param()
    process {
        $parameters = @{
            storedCredentials = Test-CallerVariable 'StoredAWSCredentials' $PSCmdlet
            storedRegion      = Test-CallerVariable 'StoredAWSRegion' $PSCmdlet
        }
        $answer = Invoke-Engine 'check' $parameters (Get-ShellEnvironment) $PSCmdlet
        foreach ($severity in 'error', 'warning', 'information') {
            foreach ($finding in $answer.findings) {
                if ($finding.severity -eq $severity) { ConvertTo-FindingObject $finding }
            }
        }
    }
}
