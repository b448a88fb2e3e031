function Complete-SettingName {
    # Completion results for a setting of a profile, by AWS's name in the file.
    param([string] $Word)
    if ($null -eq $script:SettingCandidates) {
        $script:SettingCandidates = ConvertTo-NameCandidate $script:SettingNames
    }
    Select-Completion $Word $script:SettingCandidates
}

$script:SettingCandidates = $null

# The settings that the engine knows (src/config/keys.ts), and output.
$script:SettingNames = @(
    'aws_access_key_id'
    'aws_account_id'
    'aws_secret_access_key'
    'aws_security_token'
    'aws_session_token'
    'ca_bundle'
    'credential_process'
    'credential_source'
    'duration_seconds'
    'endpoint_url'
    'external_id'
    'ignore_configured_endpoint_urls'
    'login_session'
    'max_attempts'
    'mfa_process'
    'mfa_serial'
    'output'
    'region'
    'retry_mode'
    'role_arn'
    'role_session_name'
    'services'
    'source_profile'
    'sso_account_id'
    'sso_region'
    'sso_registration_scopes'
    'sso_role_name'
    'sso_session'
    'sso_start_url'
    'sts_regional_endpoints'
    'use_dualstack_endpoint'
    'use_fips_endpoint'
    'web_identity_token_file'
)
