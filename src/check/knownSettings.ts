import { foreignSettingNames } from '../config/foreignSettings.ts';
import { settingName, syncKey } from '../config/settingNames.ts';
import { nearestNames, probableName } from '../config/similarNames.ts';
import { say } from '../core/say.ts';

/**
 * Settings of profiles and sso-sessions that the AWS CLI, the SDKs, and widespread tools read; those of AWS are from its SDK
 * reference guide.
 */
export const knownSettings: ReadonlySet<string> = new Set<string>([
  ...[...Object.values(settingName), ...Object.values(syncKey)],
  ...['output', 'cli_auto_prompt', 'cli_binary_format', 'cli_follow_urlparam', 'cli_history', 'cli_pager'],
  ...['cli_error_format', 'cli_help_output', 'cli_hide_warning', 'cli_timestamp_format', 'cli_read_timeout'],
  ...['parameter_validation', 'tcp_keepalive', 'api_versions', 's3', 's3api', 'cloudfront', 'ec2', 'emr', 'codecommit'],
  ...['metadata_service_timeout', 'metadata_service_num_attempts', 'ec2_metadata_service_endpoint'],
  ...['ec2_metadata_service_endpoint_mode', 'ec2_metadata_v1_disabled', 'ec2_instance_profile_name'],
  ...[
    'disable_ec2_metadata',
    'imds_use_ipv6',
    'endpoint_discovery_enabled',
    'defaults_mode',
    'account_id_endpoint_mode',
  ],
  ...['sigv4a_signing_region_set', 'auth_scheme_preference', 'request_min_compression_size_bytes'],
  ...['disable_request_compression', 'request_checksum_calculation', 'response_checksum_validation'],
  ...['s3_disable_multiregion_access_points', 's3_use_arn_region', 's3_us_east_1_regional_endpoint'],
  ...['s3_disable_express_session_auth', 'sdk_ua_app_id', 'user_agent_appid', 'retry_quota', 'use_arn_region'],
  ...['csm_enabled', 'csm_host', 'csm_port', 'csm_clientid', 'signature_version', 'cli_connect_timeout'],
  ...foreignSettingNames,
  ...['sso_auto_populated', 'expiration', 'aws_expiration', 'aws_credential_expiration', 'assumed_role'],
  ...['assumed_role_arn', 'x_principal_arn', 'x_security_token_expires', 'toolkit_artifact_guid', 'role_name'],
]);

/** The known setting that was probably meant: one with all words of the unknown name and more, otherwise a similar one. */
export function probableSetting(unknown: string): string | undefined {
  const words = wordsOf(unknown);
  const longer = [...knownSettings].filter((known) => words.every((word) => wordsOf(known).includes(word)));
  return (words.length > 1 ? nearestNames(unknown, longer, 1)[0] : undefined) ?? probableName(unknown, knownSettings);
}

/** The message and suggestion for an unknown setting that resembles a known one; undefined for any other. */
export function describeUnknownSetting(name: string): readonly [message: string, suggestion: string] | undefined {
  const meant = knownSettings.has(name) ? undefined : probableSetting(name);
  return meant === undefined
    ? undefined
    : [say`Unknown setting "${name}". Did you mean ${meant}?`, say`Change it to ${meant}.`];
}

function wordsOf(name: string): string[] {
  return name.split(/[_-]/);
}

/** Settings whose value may be an indented block. */
export const blockSettings: ReadonlySet<string> = new Set([
  's3',
  's3api',
  'cloudfront',
  'ec2',
  'emr',
  'codecommit',
  'api_versions',
]);

/** Settings in nested blocks; the AWS CLI finds them only in lower case. */
export const nestedSettings: ReadonlySet<string> = new Set<string>([
  settingName.endpointUrl,
  ...['max_concurrent_requests', 'max_queue_size', 'multipart_threshold', 'multipart_chunksize', 'max_bandwidth'],
  ...['use_accelerate_endpoint', 'use_dualstack_endpoint', 'addressing_style', 'payload_signing_enabled'],
  ...['signature_version', 'use_arn_region', 'us_east_1_regional_endpoint', 'preferred_transfer_client'],
  ...['target_bandwidth', 'io_chunksize', 'disk_throughput', 'should_stream', 'direct_io'],
]);
