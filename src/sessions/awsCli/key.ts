import { getBuiltinModule } from 'node:process';
import type { AssumeRoleHop, WebIdentityHop } from '../../plan/plan.ts';

/**
 * The arguments that aws-cli names a session's file after, as Python's `json.dumps(…, sort_keys=True)` writes them
 * (botocore credentials.py, _create_cache_key): only what is configured, so no generated session name. For SSO aws-cli 2
 * has another way, and drops those files at `aws sso logout`: they are not shared.
 */
export function renderAwsCliArguments(hop: AssumeRoleHop | WebIdentityHop): string {
  const { durationSeconds, externalId, serialNumber } = hop.kind === 'assume-role' ? hop : noOptions;
  const pairs = [
    ['DurationSeconds', durationSeconds],
    ['ExternalId', externalId],
    ['RoleArn', hop.roleArn],
    ['RoleSessionName', hop.sessionName ?? undefined],
    ['SerialNumber', serialNumber],
  ] as const;
  const present = pairs.filter(([, value]) => value !== undefined);
  return `{${present.map(([name, value]) => `"${name}": ${renderPython(value)}`).join(', ')}}`;
}

const noOptions = { durationSeconds: undefined, externalId: undefined, serialNumber: undefined };

/** Python escapes all but printable ASCII, UTF-16 unit by unit; what JavaScript escapes it escapes alike. */
function renderPython(value: string | number | undefined): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The name of aws-cli's file, without its folder. */
export function renderAwsCliFileName(argumentsText: string): string {
  return `${getBuiltinModule('node:crypto').createHash('sha1').update(argumentsText, 'utf8').digest('hex')}.json`;
}
