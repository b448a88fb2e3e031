function Test-AwsConfig {
    <#
    .SYNOPSIS
    Tests the AWS files and environment variables for problems.

    .DESCRIPTION
    Checks the config file, the credentials file, and the environment against a set of rules: settings that the AWS CLI
    and the SDKs read differently, settings that they ignore silently, settings that cannot work, and settings that are
    dangerous. Findings are returned as objects, errors first. The cmdlet does not call AWS and does not change
    anything. If there are no findings, there is no output. Each finding is displayed in one line, which is cut off in a
    narrow window; Format-List displays the whole finding with its suggestion. For a list of the rules, run
    Get-Help Test-AwsConfig -Full.

    .NOTES
    The rules, by severity:

    Error: the configuration does not work.
    - ConfigSyntax: a file that neither the AWS CLI nor the AWS SDKs can read
    - FileNotOpened: a file that cannot be read, which the AWS CLI silently ignores
    - DuplicateSection: a section header that appears twice in a file
    - DuplicateKey: a setting that appears twice in one section
    - KeyBeforeSection: a line before the first section header
    - BrokenHeader: a section header that lacks its closing bracket, or its name
    - LineWithoutEquals: a line that does not have the form "name = value"
    - ByteOrderMark: a byte order mark, which some Windows editors write and the AWS CLI rejects
    - Utf16File: a file in UTF-16, as written by ">" in Windows PowerShell
    - SwallowedLine: an indented setting or header that is part of the value above it
    - MissingLineBreak: a header or setting that appears after something else on its line and is ignored
    - OddCharacter: an invisible or look-alike character in the name or value of a setting
    - ProfileCycle: source profiles that form a cycle
    - SourceMissing: a source_profile that does not exist
    - RoleWithoutSource: a role_arn with neither source_profile nor credential_source
    - BothSources: source_profile and credential_source in one profile
    - CredentialSourceInvalid: a credential_source that is not valid
    - SsoContradiction: a value that differs between a profile and its sso-session
    - EndpointInvalid: an endpoint_url without a scheme or a host
    - ServicesMissing: a profile whose services section does not exist or is empty
    - SsoSessionMissing: a profile whose sso-session does not exist
    - ProfileUnusable: a profile that does not resolve to credentials for another reason
    - PartialKeyPair: an access key ID without its secret access key, or the reverse
    - SplitKeyPair: an access key whose ID and secret are in different files
    - TemporaryKeyWithoutToken: a temporary access key (ASIA) without its session token in a file
    - DurationChained: a duration_seconds over 3600 for a role that is assumed from another role
    - KeyCharacters: an access key ID, secret access key, or session token with an invalid character
    - KeyQuoted: an access key ID, secret access key, or session token in quotation marks
    - KeysExchanged: an access key ID and secret access key that are swapped, or both in one value
    - AccountIdInvalid: an account ID that is not 12 digits
    - RoleArnInvalid: a role_arn that is not the ARN of a role
    - MfaSerialInvalid: an mfa_serial that is neither the ARN of an MFA device nor a serial number
    - DurationInvalid: a duration_seconds that is not a number or not from 900 to 43200
    - SessionNameInvalid: a role_session_name with characters or a length that STS rejects
    - ExternalIdInvalid: an external_id with characters or a length that STS rejects
    - SsoStartUrlInvalid: an sso_start_url that is not an HTTPS URL
    - EndpointVariableInvalid: AWS_ENDPOINT_URL or AWS_ENDPOINT_URL_STS without a scheme or a host
    - TokenFileMissing: a web identity token file that does not exist or cannot be read
    - CaBundleMissing: a CA bundle that does not exist or cannot be read
    - ProcessQuoting: a credential_process whose quotes do not close, or whose path with spaces is not quoted
    - ProcessGone: a credential_process of this module whose program does not exist anymore
    - ProfileVariableUnknown: AWS_PROFILE or AWS_DEFAULT_PROFILE with a profile that does not exist
    - ProfileVariableEmpty: AWS_PROFILE or AWS_DEFAULT_PROFILE that is set but empty
    - CredentialsExpired: an AWS_CREDENTIAL_EXPIRATION in the past
    - PartialKeyVariables: AWS_ACCESS_KEY_ID without AWS_SECRET_ACCESS_KEY, or the reverse
    - TokenWithLongTermKey: a session token with a long-term access key (AKIA), which AWS rejects
    - TemporaryKeyVariable: a temporary access key (ASIA) in the environment without its session token
    - SecurityTokenDiffers: an AWS_SECURITY_TOKEN that differs from AWS_SESSION_TOKEN and overrides it

    Warning: the configuration is unsafe, or works differently than it appears to.
    - SectionIgnored: a section of the config file that is ignored, such as [dev] or [profile a b]
    - SectionNearlyProfile: a section such as [profiles x], which only the AWS CLI treats as a profile
    - ProfileInCredentials: [profile x] in the credentials file, where a header contains only the name
    - ConfigSectionInCredentials: an sso-session or services section in the credentials file
    - OddName: a name with spaces or other characters for which the SDKs ignore the section
    - DefaultsSection: [DEFAULT] in upper case, whose settings the AWS CLI applies to every section
    - DefaultTwice: both [default] and [profile default]
    - ProfileTwice: one profile with two headers, such as [profile a] and [profile "a"]
    - CommentAfterValue: a comment after a value, which the AWS CLI treats as part of the value
    - ColonDelimiter: a setting with ":" after its name, which only the AWS CLI treats as "="
    - IndentedKey: an indented setting or header, which the SDKs treat as part of the line above
    - NestedKeyCase: a setting in a nested block that is ignored because it is not in lower case
    - MisspelledKey: an unknown setting whose name is similar to a known one
    - KeysInBothFiles: a profile with different access keys in the two files
    - KeyInCredentials: a setting such as role_arn or sso_session in the credentials file, where not every SDK reads it
    - SourceWithoutRole: a source_profile in a profile without role_arn, which has no effect
    - RegionUnknown: a region that does not exist
    - BooleanInvalid: a setting such as use_fips_endpoint that is neither true nor false, which the AWS CLI treats as false
    - ForeignSetting: a setting that only another program reads, such as include_profile of aws-vault
    - EndpointNotEncrypted: an HTTP endpoint that is not on this machine
    - SecretsReadable: a file with secrets that other users can read or write
    - FileWritableByOthers: a file, or a folder above it, that other users can write
    - ProfileVariablesDisagree: AWS_PROFILE and AWS_DEFAULT_PROFILE with different profiles
    - RegionVariablesDisagree: AWS_REGION and AWS_DEFAULT_REGION with different regions
    - RegionVariableUnknown: AWS_REGION or AWS_DEFAULT_REGION that is empty or not a valid region
    - FileVariableMissing: AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE with a file that does not exist
    - StoredCredentials: $StoredAWSCredentials of AWS Tools for PowerShell, which takes precedence over the variables
    - StoredRegion: $StoredAWSRegion of AWS Tools for PowerShell, which takes precedence over the variables
    - KeysBesideProfile: credentials in the environment that override AWS_PROFILE
    - TokenWithoutKeys: an AWS_SESSION_TOKEN or AWS_SECURITY_TOKEN without an access key

    Information: the configuration has no effect.
    - SsoSessionUnused: an sso-session that no profile uses
    - ServicesUnused: a services section that no profile uses

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
            foreach ($finding in $answer.findings) { $files["$($finding.file)"] += @(ConvertTo-TypedObject $finding 'AwsRole.Finding') }
            foreach ($findings in $files.Values) { $findings }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
