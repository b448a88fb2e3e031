import type { Environment } from '../core/environment.ts';
import { listHeld } from '../plan/heldVariables.ts';

/**
 * What a helper program gets of the shell's variables. All of the user's own, as from the AWS CLI: no one knows which one it needs (the
 * session of a vault, a display, a proxy, keys of its own). Nothing of a role that AwsRole put there: a helper that looks for keys would
 * take another account's for those of its profile.
 */
export function selectForHelper(environment: Environment): Environment {
  const held = listRole(environment);
  return held.size === 0
    ? environment
    : Object.fromEntries(Object.entries(environment).filter(([name]) => !held.has(name)));
}

/** The variables by which a role says that it is AwsRole's: `awsrole export` and Set-AwsRole set them with it. */
const marks = ['AWSROLE_PROFILE', 'AWSROLE_ENDPOINTS', 'AWSROLE_STATE'] as const;

const keys = [
  ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN'],
  ...['AWS_CREDENTIAL_EXPIRATION', 'AWS_ACCOUNT_ID'],
];

function listRole(environment: Environment): ReadonlySet<string> {
  if (!marks.some((name) => environment[name])) return new Set();
  const served = (environment['AWSROLE_STATE'] ?? '').match(/\bAWS_CONTAINER_\w+(?==)/g) ?? [];
  return new Set([...marks, ...keys, ...listHeld(environment), ...served]);
}
