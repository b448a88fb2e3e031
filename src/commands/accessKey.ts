import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { findKeyFault, showKeyId } from '../core/keyText.ts';
import { say } from '../core/say.ts';
import { Secret } from '../core/secret.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { defineCommand, needProfile } from './shared/command.ts';
import { renderEdited, warnOfOther } from './shared/renderEdited.ts';
import { storeAccessKey } from './shared/storeAccessKey.ts';

/**
 * Stores a long-term access key of a profile, in the credentials file or sealed. The secret comes with the request or is
 * asked for; it is never an argument of the command line.
 */
export const accessKey = defineCommand({
  name: 'access-key',
  summary: say`stores an access key, in the credentials file or encrypted, and prompts for its secret`,
  kinds: {
    profile: 'text',
    accessKeyId: 'text',
    secretAccessKey: 'secret',
    secure: 'flag',
    program: 'texts',
    dryRun: 'flag',
  },
  run: async ({ profile, accessKeyId = '', secretAccessKey, secure = false, program, dryRun = false }, edges) => {
    const name = needProfile(profile);
    if (!name.ok) return name;
    const problem = findIdProblem(accessKeyId);
    if (problem !== undefined) return fail(problem);
    const secret = await obtainSecret(
      secretAccessKey,
      { profile: name.value, accessKeyId: showKeyId(accessKeyId) },
      edges,
      dryRun,
    );
    if (!secret.ok) return secret;
    const store = {
      place: secure ? 'sealed' : 'file',
      program: program ?? edges.program,
      dryRun,
    } as const;
    const stored = await storeAccessKey(name.value, { accessKeyId, secretAccessKey: secret.value }, store, edges);
    if (!stored.ok) return stored;
    warnOfOther(name.value, secure ? 'process' : 'static', stored.value, edges);
    const shown = showKeyId(accessKeyId);
    return succeed({ ...renderEdited(name.value, stored.value), accessKeyId: shown, isSealed: secure });
  },
});

/** A dry run shows no secret, and so needs none. */
async function obtainSecret(
  given: Secret | undefined,
  about: { readonly profile: string; readonly accessKeyId: string },
  edges: CommandEdges,
  dryRun: boolean,
): Promise<Result<Secret>> {
  if (given === undefined && dryRun) return succeed(new Secret('x'.repeat(40)));
  const answer = given === undefined ? await edges.ask({ kind: 'secret-key', ...about }) : succeed(given.reveal());
  if (!answer.ok) return answer;
  const fault = findKeyFault('secret', answer.value);
  if (fault !== undefined) return fail(noSecret(about.profile, fault.what, fault.hint));
  // IAM's are 40 letters, digits, + and /; servers that only speak like AWS have others.
  return answer.value.length >= 4
    ? succeed(new Secret(answer.value))
    : fail(noSecret(about.profile, say`is too short`));
}

/** Nothing of what may be a secret is in it. */
function findIdProblem(accessKeyId: string): EngineError | undefined {
  const fault = findKeyFault('id', accessKeyId);
  const about = { code: 'InvalidParameter', target: showKeyId(accessKeyId) } as const;
  if (fault !== undefined) return { ...about, message: say`The access key ID ${fault.what}.`, hint: fault.hint };
  if (accessKeyId.startsWith('ASIA')) {
    return {
      ...about,
      message: say`${showKeyId(accessKeyId)} belongs to a session, which requires a session token and expires.`,
      hint: say`Export-AwsRole -As CredentialsFile (awsrole export) writes sessions.`,
    };
  }
  if (/^\w{4,128}$/.test(accessKeyId)) return undefined;
  return {
    ...about,
    message: say`An access key ID contains only letters and digits.`,
    hint: say`Copy it from the IAM console.`,
  };
}

/** Never shows what was given. */
function noSecret(profile: string, what: string, hint = say`Copy the whole secret access key.`): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`The secret access key of "${profile}" ${what}.`,
    hint,
    target: profile,
  };
}
