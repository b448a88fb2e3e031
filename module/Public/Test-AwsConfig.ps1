function Test-AwsConfig {
    <#
    .SYNOPSIS
    Tests the AWS files and environment variables for problems.

    .DESCRIPTION
    Checks the config file, the credentials file, and the environment against a set of rules: settings that the AWS CLI
    and the SDKs read differently, settings that they ignore silently, settings that cannot work, and settings that are
    dangerous. Findings are returned as objects, errors first. The cmdlet does not call AWS and does not change
    anything. If there are no findings, there is no output. For a list of the rules, run Get-Help Test-AwsConfig -Full.

    .NOTES
    The rules, by severity:

    Error: it does not work.
    - ConfigSyntax: a file that neither aws-cli nor the AWS SDKs can read
    - FileNotOpened: a file that you have no right to open, which is passed over silently
    - DuplicateSection: a section header that stands in a file twice
    - DuplicateKey: a key that is set twice in one section
    - KeyBeforeSection: a line before the first section header
    - BrokenHeader: a section header that lacks its closing bracket, or its name
    - LineWithoutEquals: a line that is not of the form "key = value"
    - ByteOrderMark: a byte order mark, which Windows editors write and aws-cli refuses
    - Utf16File: a file in UTF-16, as ">" of Windows PowerShell writes it
    - SwallowedLine: an indented key or header that has become part of the value above it
    - MissingLineBreak: a header or a key that stands behind something else on its line, where it is not read as one
    - OddCharacter: a character in a key or value that nobody sees, or that only looks like the one that was meant
    - ProfileCycle: profiles that are each other's source in a circle
    - SourceMissing: a source_profile that does not exist
    - RoleWithoutSource: a role_arn with neither source_profile nor credential_source
    - BothSources: source_profile and credential_source in one profile
    - CredentialSourceInvalid: a credential_source that is none of the three that there are
    - SsoContradiction: a value that differs between a profile and its sso-session
    - EndpointInvalid: an endpoint_url without a scheme or a host
    - ServicesMissing: a services section that a profile names and that does not exist or is empty
    - SsoSessionMissing: an sso-session that a profile names and that does not exist
    - ProfileUnusable: a profile that leads to no credentials for another reason
    - PartialKeyPair: an access key ID without its secret, or a secret without its ID
    - SplitKeyPair: a key pair with one half in each file
    - TemporaryKeyWithoutToken: a temporary access key (ASIA) without its session token in a file
    - DurationChained: a duration_seconds over 3600 for a role that is assumed from another role
    - KeyCharacters: a key ID, secret or token with a character that none has
    - KeyQuoted: a key ID, secret or token in quotation marks
    - KeysExchanged: key ID and secret exchanged, or both in one value
    - AccountIdInvalid: an account ID that is not 12 digits
    - RoleArnInvalid: a role_arn that is not the ARN of a role
    - MfaSerialInvalid: an mfa_serial that is neither the ARN of an MFA device nor a serial number
    - DurationInvalid: a duration_seconds that is no number or outside of 900 to 43200
    - SessionNameInvalid: a role_session_name with characters or a length that STS refuses
    - ExternalIdInvalid: an external_id with characters or a length that STS refuses
    - SsoStartUrlInvalid: an sso_start_url that is not an https address
    - EndpointVariableInvalid: AWS_ENDPOINT_URL or AWS_ENDPOINT_URL_STS without a scheme or a host
    - TokenFileMissing: a web identity token file that does not exist
    - CaBundleMissing: a CA bundle that does not exist
    - ProcessQuoting: a credential_process whose quotes do not close, or whose path with spaces is not quoted
    - ProcessGone: a credential_process of this module whose program is not there any more
    - ProfileVariableUnknown: AWS_PROFILE or AWS_DEFAULT_PROFILE that names no profile
    - ProfileVariableEmpty: AWS_PROFILE or AWS_DEFAULT_PROFILE that is set but empty
    - CredentialsExpired: an AWS_CREDENTIAL_EXPIRATION that is past
    - PartialKeyVariables: AWS_ACCESS_KEY_ID without AWS_SECRET_ACCESS_KEY, or the other way round
    - TokenWithLongTermKey: a session token beside a long-term key (AKIA), which AWS refuses
    - TemporaryKeyVariable: a temporary key (ASIA) in the variables without its session token
    - SecurityTokenDiffers: an AWS_SECURITY_TOKEN that differs from AWS_SESSION_TOKEN and outranks it

    Warning: it works otherwise than it looks, or is dangerous.
    - SectionIgnored: a section of the config file that is ignored, such as [dev] or [profile a b]
    - SectionNearlyProfile: a section such as [profiles x], a profile to aws-cli alone
    - ProfileInCredentials: [profile x] in the credentials file, where a header is the bare name
    - ConfigSectionInCredentials: an sso-session or services section in the credentials file
    - OddName: a name with spaces or other characters for which the SDKs ignore the section
    - DefaultsSection: [DEFAULT] in upper case, whose keys aws-cli puts into every section
    - DefaultTwice: [default] beside [profile default]
    - ProfileTwice: one profile under two headers, such as [profile a] and [profile "a"]
    - CommentAfterValue: a comment behind a value, which is part of the value to aws-cli
    - ColonDelimiter: a key with ":" behind it, which only aws-cli takes for "="
    - IndentedKey: an indented key or header, which the SDKs take for the rest of the line above
    - NestedKeyCase: a key in an indented block that is not in lower case and so is not found
    - MisspeltKey: a key that nobody knows and that is nearly a known one
    - KeysInBothFiles: a profile with different access keys in the two files
    - KeyInCredentials: a setting such as role_arn or sso_session in the credentials file, where not every SDK looks for it
    - SourceWithoutRole: a source_profile in a profile without role_arn, which has no effect
    - RegionUnknown: a region that does not exist
    - BooleanInvalid: a switch such as use_fips_endpoint that is neither true nor false, which aws-cli takes for false
    - ForeignSetting: a setting that only another program reads, such as include_profile of aws-vault
    - EndpointNotEncrypted: an http endpoint that is not on this machine
    - SecretsReadable: a file with secrets that other users may read or write
    - FileWritableByOthers: a file, or its folder, that other users may write
    - ProfileVariablesDisagree: AWS_PROFILE and AWS_DEFAULT_PROFILE that name different profiles
    - RegionVariablesDisagree: AWS_REGION and AWS_DEFAULT_REGION that name different regions
    - RegionVariableUnknown: AWS_REGION or AWS_DEFAULT_REGION that is no region, or empty
    - FileVariableMissing: AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE that names no file
    - StoredCredentials: $StoredAWSCredentials of AWS Tools for PowerShell, which outranks the variables
    - StoredRegion: $StoredAWSRegion of AWS Tools for PowerShell, which outranks the variables
    - KeysBesideProfile: access keys in the variables beside AWS_PROFILE, whose credentials they outrank
    - TokenWithoutKeys: a left-over AWS_SESSION_TOKEN or AWS_SECURITY_TOKEN without keys

    Information: it is of no use.
    - SsoSessionUnused: an sso-session that no profile names
    - ServicesUnused: a services section that no profile names

    .INPUTS
    None.

    .OUTPUTS
    AwsRole.Finding: Severity (Error, Warning, or Information), Rule, File, Line, Message, and Suggestion.

    .EXAMPLE
    Test-AwsConfig

    Lists all findings.

    .EXAMPLE
    Test-AwsConfig | Where-Object Severity -eq Error

    Lists only settings that cannot work.

    .EXAMPLE
    if (Test-AwsConfig) { exit 1 }

    Fails a script if there are findings.

    .EXAMPLE
    Test-AwsConfig | Select-Object -Property * -First 1

    Shows the first finding with its suggestion.

    .LINK
    Resolve-AwsProfile

    .LINK
    https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
    #>
    [CmdletBinding()]
    [OutputType('AwsRole.Finding')]
    param()
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $parameters = @{
                storedCredentials = Test-CallerVariable 'StoredAWSCredentials' $PSCmdlet
                storedRegion      = Test-CallerVariable 'StoredAWSRegion' $PSCmdlet
            }
            $answer = Invoke-Engine 'check' $parameters (Get-ShellEnvironment) $PSCmdlet
            # File by file, the one with the worst first.
            $files = [ordered] @{}
            foreach ($finding in $answer.findings) { $files["$($finding.file)"] += @(ConvertTo-FindingObject $finding) }
            foreach ($findings in $files.Values) { $findings }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
