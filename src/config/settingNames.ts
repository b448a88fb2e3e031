/** The names of AWS settings in the config file and the credentials file. */
export const settingName = {
  accessKeyId: 'aws_access_key_id',
  secretAccessKey: 'aws_secret_access_key',
  sessionToken: 'aws_session_token',
  securityToken: 'aws_security_token',
  accountId: 'aws_account_id',
  region: 'region',
  roleArn: 'role_arn',
  sourceProfile: 'source_profile',
  credentialSource: 'credential_source',
  externalId: 'external_id',
  mfaSerial: 'mfa_serial',
  mfaProcess: 'mfa_process',
  mfaSession: 'mfa_session',
  roleSessionName: 'role_session_name',
  durationSeconds: 'duration_seconds',
  sourceIdentity: 'source_identity',
  sessionTags: 'session_tags',
  transitiveSessionTags: 'transitive_session_tags',
  webIdentityTokenFile: 'web_identity_token_file',
  credentialProcess: 'credential_process',
  loginSession: 'login_session',
  ssoSession: 'sso_session',
  ssoStartUrl: 'sso_start_url',
  ssoRegion: 'sso_region',
  ssoAccountId: 'sso_account_id',
  ssoRoleName: 'sso_role_name',
  ssoRegistrationScopes: 'sso_registration_scopes',
  endpointUrl: 'endpoint_url',
  services: 'services',
  ignoreConfiguredEndpointUrls: 'ignore_configured_endpoint_urls',
  stsRegionalEndpoints: 'sts_regional_endpoints',
  useFipsEndpoint: 'use_fips_endpoint',
  useDualstackEndpoint: 'use_dualstack_endpoint',
  metadataEndpoint: 'ec2_metadata_service_endpoint',
  metadataEndpointMode: 'ec2_metadata_service_endpoint_mode',
  metadataIpv6: 'imds_use_ipv6',
  metadataTimeout: 'metadata_service_timeout',
  metadataAttempts: 'metadata_service_num_attempts',
  caBundle: 'ca_bundle',
  retryMode: 'retry_mode',
  maxAttempts: 'max_attempts',
} as const;

/** The settings that Sync-AwsSsoProfile adds; the AWS CLI and the SDKs ignore them. */
export const syncKey = {
  /** In a profile: the sso-session from which it was created. */
  mark: 'awsrole_sync',
  /** In an sso-session: the options of the last sync. */
  template: 'awsrole_sync_template',
  lower: 'awsrole_sync_lower',
  region: 'awsrole_sync_region',
  exclude: 'awsrole_sync_exclude',
} as const;

/** Settings whose values must never be shown or logged. */
export const secretKeys: ReadonlySet<string> = new Set([
  settingName.secretAccessKey,
  settingName.sessionToken,
  settingName.securityToken,
]);

/** All settings that contain credentials. */
export const credentialKeys: ReadonlySet<string> = new Set([settingName.accessKeyId, ...secretKeys]);
