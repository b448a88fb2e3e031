import type { Credentials } from '../core/credentials.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { findKeyFault } from '../core/keyText.ts';
import { say } from '../core/say.ts';
import type { MfaSessionHop } from '../plan/mfaHop.ts';
import type { Hop } from '../plan/plan.ts';
import type { AssumeRoleHop } from '../plan/roleHop.ts';

export type SourceHop = Exclude<Hop, AssumeRoleHop | MfaSessionHop>;

/**
 * SourceFailed for a malformed key: a helper that swaps ID and secret must not cause the secret to be sent, or shown as an
 * ID. The plan has already checked keys from files and variables.
 */
export function requireKey(credentials: Credentials, { kind, profile }: SourceHop): Result<Credentials> {
  const id = findKeyFault('id', credentials.accessKeyId);
  const fault = id ?? findKeyFault('secret', credentials.secretAccessKey.reveal());
  if (fault === undefined) return succeed(credentials);
  const owner = profile === null ? '' : say` (profile "${profile}")`;
  return fail({
    code: 'SourceFailed',
    message: say`The ${id === undefined ? say`secret access key` : say`access key ID`} from ${names[kind]}${owner} ${fault.what}.`,
    hint: fault.hint,
    ...(profile === null ? {} : { target: profile }),
  });
}

const names: Readonly<Record<SourceHop['kind'], string>> = {
  static: say`the file`,
  environment: say`the shell`,
  process: say`the credential_process`,
  sso: say`the AWS access portal`,
  'web-identity': 'STS',
  container: say`the container credentials endpoint`,
  instance: say`the instance metadata service`,
  login: say`aws login`,
};
