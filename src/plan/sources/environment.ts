import type { Environment } from '../../core/environment.ts';
import { type Result, succeed } from '../../core/error.ts';
import type { Decider, EnvironmentHop } from '../plan.ts';
import { refuse } from '../problem.ts';

/**
 * Keys in the shell's variables; undefined when AWS_ACCESS_KEY_ID is unset or empty. AWS_SECURITY_TOKEN is looked at
 * before AWS_SESSION_TOKEN (botocore EnvProvider).
 */
export function readEnvironmentKeys(environment: Environment): Result<EnvironmentHop> | undefined {
  const accessKeyId = environment['AWS_ACCESS_KEY_ID'];
  if (!accessKeyId) return undefined;
  if (!environment['AWS_SECRET_ACCESS_KEY']) return halfPair();
  const token = ['AWS_SECURITY_TOKEN', 'AWS_SESSION_TOKEN'].find((name) => environment[name]);
  const decided = {
    accessKeyId: variable('AWS_ACCESS_KEY_ID'),
    secretAccessKey: variable('AWS_SECRET_ACCESS_KEY'),
    ...(token === undefined ? {} : { sessionToken: variable(token) }),
  };
  return succeed({ kind: 'environment', profile: null, accessKeyId, decided });
}

function variable(name: string): Decider {
  return { kind: 'variable', name };
}

function halfPair(): Result<never> {
  return refuse({
    code: 'ProfileIncomplete',
    message: 'The variable AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not.',
    hint: 'Set AWS_SECRET_ACCESS_KEY too, or remove AWS_ACCESS_KEY_ID; naming a profile expressly makes both count for nothing.',
    target: 'AWS_SECRET_ACCESS_KEY',
  });
}
