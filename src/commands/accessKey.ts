import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
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
  summary: 'stores an access key in the credentials file or sealed; asks for the secret on standard input',
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
    if (!/^(?!ASIA)\w{4,128}$/.test(accessKeyId)) return fail(noKeyId(accessKeyId));
    const secret = await obtainSecret(secretAccessKey, { profile: name.value, accessKeyId }, edges, dryRun);
    if (!secret.ok) return secret;
    const store = {
      place: secure ? 'sealed' : 'file',
      program: program ?? edges.program,
      dryRun,
    } as const;
    const stored = await storeAccessKey(name.value, { accessKeyId, secretAccessKey: secret.value }, store, edges);
    if (!stored.ok) return stored;
    warnOfOther(name.value, secure ? 'process' : 'static', stored.value, edges);
    return succeed({ ...renderEdited(name.value, stored.value), accessKeyId, isSealed: secure });
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
  // IAM's are 40 letters, digits, + and /; servers that only speak like AWS have others.
  return /^[!-~]{4,}$/.test(answer.value) ? succeed(new Secret(answer.value)) : fail(noSecret(about.profile));
}

function noKeyId(accessKeyId: string): EngineError {
  const isTemporary = accessKeyId.startsWith('ASIA');
  return {
    code: 'InvalidParameter',
    message: isTemporary
      ? `${accessKeyId} belongs to a session, which needs its token and ends soon.`
      : `"${accessKeyId}" is not the ID of an access key, which is letters and digits.`,
    hint: isTemporary
      ? 'Export-AwsRole -As CredentialsFile (awsrole export) writes sessions.'
      : 'Copy it from the IAM console.',
    target: accessKeyId,
  };
}

/** Never shows what was given. */
function noSecret(profile: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: `What was given is not a secret access key for "${profile}": it is too short, or holds spaces or other characters that no secret has.`,
    hint: 'Copy the whole secret, without spaces or line breaks.',
    target: profile,
  };
}
