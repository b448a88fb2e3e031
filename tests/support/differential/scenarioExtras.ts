import type { Random } from './random.ts';
import type { Entry } from './scenario.ts';

/** Random settings that any kind of profile may have. */
export function generateExtras(random: Random): Entry[] {
  return extras.flatMap(([probability, key, values]): Entry[] =>
    random.chance(probability) ? [[key, random.pick(values)]] : [],
  );
}

const extras: readonly (readonly [probability: number, key: string, values: readonly [string, ...string[]]])[] = [
  [
    0.5,
    'region',
    ['us-east-1', 'eu-west-1', 'ap-northeast-1', 'cn-north-1', 'us-gov-west-1', 'new-region-9', '', 'us east', '-x'],
  ],
  [0.1, 'output', ['json', 'text', '']],
  [0.08, 's3', ['\nmax_concurrent_requests = 20\naddressing_style = path', '\nA = b', '', '\n\nkey=value=more']],
  [0.06, 'endpoint_url', ['http://127.0.0.1:4566', 'https://example.com', 'no-scheme:1', '']],
  [0.06, 'services', ['local', 'local', 'missing', '']],
  [0.04, 'ignore_configured_endpoint_urls', ['true', 'True', 'false', 'yes', '']],
  [0.04, 'use_fips_endpoint', ['true', 'TRUE', 'false', '1']],
  [0.04, 'use_dualstack_endpoint', ['true', 'false']],
  [0.04, 'sts_regional_endpoints', ['legacy', 'regional', 'Legacy']],
  [0.04, 'ca_bundle', ['/etc/ca.pem', '']],
  [0.04, 'retry_mode', ['standard', 'adaptive', 'legacy', 'Standard', 'odd']],
  [0.04, 'max_attempts', ['1', '5', 'x']],
  [0.05, 'cli_pager', ['', 'less -R', 'more # no comment']],
  [0.03, 'odd key', ['value', '']],
  [0.03, 'Schlüssel', ['wert']],
  [0.03, '__proto__', ['polluted']],
  [0.03, 'İ', ['dotted']],
];

/** Random environment variables. */
export function generateEnvironment(random: Random, names: readonly string[]): Record<string, string> {
  const environment: Record<string, string> = {};
  const set = (probability: number, name: string, values: readonly string[]) => {
    const value = random.pick(values);
    if (value !== undefined && random.chance(probability)) environment[name] = value;
  };
  set(0.3, 'AWS_PROFILE', [...names, ...names, 'missing', '']);
  set(0.1, 'AWS_DEFAULT_PROFILE', [...names, 'missing']);
  set(0.2, 'AWS_REGION', ['eu-central-1', '']);
  set(0.15, 'AWS_DEFAULT_REGION', ['us-west-2', '']);
  if (random.chance(0.2)) {
    set(0.9, 'AWS_ACCESS_KEY_ID', ['AKIAENVIRONMENT1', 'AKIAENVIRONMENT1', '']);
    set(0.9, 'AWS_SECRET_ACCESS_KEY', ['secret-of-environment', 'secret-of-environment', '']);
  }
  set(0.1, 'AWS_SESSION_TOKEN', ['environment-token', '']);
  set(0.05, 'AWS_SECURITY_TOKEN', ['environment-security-token']);
  set(0.05, 'AWS_ENDPOINT_URL', ['http://127.0.0.1:5000', '']);
  set(0.05, 'AWS_ENDPOINT_URL_STS', ['http://127.0.0.1:5001', '']);
  set(0.03, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', ['true', 'false']);
  set(0.03, 'AWS_USE_FIPS_ENDPOINT', ['true', 'false']);
  set(0.03, 'AWS_USE_DUALSTACK_ENDPOINT', ['true', 'false']);
  set(0.04, 'AWS_ROLE_ARN', ['arn:aws:iam::999988887777:role/Env', '']);
  set(0.04, 'AWS_WEB_IDENTITY_TOKEN_FILE', ['/run/token', '']);
  set(0.04, 'AWS_ROLE_SESSION_NAME', ['env-session', '']);
  set(0.02, 'AWS_MAX_ATTEMPTS', ['2', 'x']);
  set(0.02, 'AWS_RETRY_MODE', ['standard', 'odd']);
  return environment;
}
