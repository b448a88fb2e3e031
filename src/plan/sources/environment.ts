import type { Environment } from '../../core/environment.ts';
import { type Result, succeed } from '../../core/error.ts';
import { showKeyId } from '../../core/keyText.ts';
import { say } from '../../core/say.ts';
import type { HopBase, SourceKind } from '../hop.ts';
import { refuse, refuseKeys } from '../problem.ts';
import { readVariable } from '../resolvedValue.ts';

export interface EnvironmentHop extends HopBase {
  readonly kind: 'environment';
  readonly accessKeyId: string;
}

export const environmentKind: SourceKind<EnvironmentHop> = {
  giver: say`the shell`,
  shapes: { accessKeyId: true },
  answer: ({ accessKeyId }) => ({ accessKeyId: showKeyId(accessKeyId) }),
  title: ({ accessKeyId, provenance }) => ({
    text: say`access key ${showKeyId(accessKeyId)} from the environment`,
    by: provenance.accessKeyId,
  }),
};

/**
 * Keys in environment variables; undefined if AWS_ACCESS_KEY_ID is unset or blank (botocore would sign with a space; the
 * SDKs go on to the next source). AWS_SECURITY_TOKEN comes before AWS_SESSION_TOKEN (botocore EnvProvider).
 */
export function readEnvironmentKeys(environment: Environment): Result<EnvironmentHop> | undefined {
  const id = readVariable(environment, 'AWS_ACCESS_KEY_ID');
  if (!id?.value.trim()) return undefined;
  const secret = readVariable(environment, 'AWS_SECRET_ACCESS_KEY');
  const tokens = ['AWS_SECURITY_TOKEN', 'AWS_SESSION_TOKEN'].map((name) => readVariable(environment, name));
  const token = tokens.find((one) => one?.value);
  const refused = refuseKeys({ id, secret, token }, null);
  if (refused !== undefined) return refused;
  if (!secret?.value) return halfPair();
  const provenance = { accessKeyId: id.by, secretAccessKey: secret.by, ...(token && { sessionToken: token.by }) };
  return succeed({ kind: 'environment', profile: null, accessKeyId: id.value, provenance });
}

function halfPair(): Result<never> {
  return refuse({
    code: 'ProfileIncomplete',
    message: say`AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not.`,
    hint: say`Set AWS_SECRET_ACCESS_KEY too, or remove AWS_ACCESS_KEY_ID. An explicit profile overrides both.`,
    target: 'AWS_SECRET_ACCESS_KEY',
  });
}
