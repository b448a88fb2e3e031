import type { AnswerObject } from '../core/answer.ts';
import type { Environment } from '../core/environment.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { renderProcessAnswer } from '../export/renderProcessAnswer.ts';
import { readAccessKey } from '../vault/sealedKeys.ts';
import { defineCommand } from './shared/command.ts';
import { obtainFresh } from './shared/obtainSession.ts';
import { sessionParameters } from './shared/parameters.ts';

/**
 * Serves as the credential_process of a profile. Requires no confirmation, since an SDK calls it and no user switches. A
 * prompt for an MFA code goes to the terminal.
 */
export const credentialProcess = defineCommand({
  name: 'credential-process',
  summary: say`prints credentials as the credential_process of a profile, and caches sessions`,
  kinds: { ...sessionParameters, sealed: 'text', noCache: 'flag', refresh: 'flag' },
  run: async ({ sealed, ...parameters }, edges) => {
    if (sealed !== undefined) return serveSealed(sealed, edges);
    const environment = enterChain(parameters.profile ?? parameters.roleArn ?? '', edges.environment);
    if (!environment.ok) return environment;
    const obtained = await obtainFresh(
      { ...parameters, confirmed: true },
      { ...edges, environment: environment.value },
    );
    return obtained.ok ? succeed(renderProcessAnswer(obtained.value)) : fail(advise(obtained.error));
  },
});

/** Answers the encrypted access key with this name: a long-term key, so it calls no service and has no expiration. */
function serveSealed(name: string, edges: CommandEdges): Result<AnswerObject> {
  const key = readAccessKey(name, edges);
  return key.ok ? succeed(renderProcessAnswer({ credentials: key.value, accountId: null })) : key;
}

/** The profiles and roles whose credential_process runs at present, outermost first, as JSON, since names may contain any character. */
const chainVariable = 'AWSROLE_PROCESS_CHAIN';

/**
 * Returns the environment for the processes started here. ProfileCycle if the credential_process of a profile leads back to
 * that profile, which would start processes without end.
 */
function enterChain(name: string, environment: Environment): Result<Environment> {
  const chain = parseChain(environment[chainVariable] ?? '');
  if (chain.includes(name)) return fail(cycle([...chain, name]));
  return succeed({ ...environment, [chainVariable]: JSON.stringify([...chain, name]) });
}

/** Treats a value that this program did not write as an empty chain. */
function parseChain(text: string): readonly string[] {
  try {
    const chain: unknown = JSON.parse(text);
    return Array.isArray(chain) ? chain.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

function cycle(chain: readonly string[]) {
  const name = chain.at(-1) ?? '';
  return {
    code: 'ProfileCycle',
    message: say`The credential_process of "${name}" refers back to itself: ${chain.map((one) => `"${one}"`).join(' → ')}.`,
    hint: say`Specify the profile that has the role or the access key, not the profile that contains the credential_process.`,
    target: name,
  } as const;
}

function advise(error: EngineError): EngineError {
  if (error.code !== 'MfaRequired') return error;
  const hint = say`First, switch to that profile in a shell with Set-AwsRole (awsrole assume). Its session is then used here, too.`;
  return { ...error, hint };
}
