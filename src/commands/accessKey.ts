import { ownCredentialProcess } from '../config/ownCredentialProcess.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { findKeyFault, showKeyId } from '../core/keyText.ts';
import { say } from '../core/say.ts';
import { Secret } from '../core/secret.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { sealAccessKey, sealedName, setAccessKey } from '../edit/actions/setAccessKey.ts';
import { type EditableFiles, hasProfile, type PlannedEdits } from '../edit/editableFiles.ts';
import type { EditedFile } from '../edit/editFile.ts';
import { validateName } from '../edit/validate.ts';
import { type AccessKey, forgetAccessKey, saveAccessKey } from '../vault/sealedKeys.ts';
import { defineCommand, requireProfile } from './shared/command.ts';
import { editFiles } from './shared/editFiles.ts';
import { ensureLauncher, programWords } from './shared/launcher.ts';
import { renderEdited, warnOfOther } from './shared/renderEdited.ts';

/**
 * Stores the long-term access key of a profile, in the credentials file or encrypted. The secret comes with the request or
 * from a prompt, never from the command line.
 */
export const accessKey = defineCommand({
  name: 'access-key',
  summary: say`stores an access key in the credentials file, or encrypted, and prompts for the secret access key`,
  kinds: {
    profile: 'text',
    accessKeyId: 'text',
    secretAccessKey: 'secret',
    secure: 'flag',
    program: 'texts',
    dryRun: 'flag',
  },
  run: async ({ profile, accessKeyId = '', secretAccessKey, secure = false, program, dryRun = false }, edges) => {
    const name = requireProfile(profile);
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

/** Without a given secret, prompts for it. A dry run shows no secret, so it gets a placeholder. */
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
  // The secrets of IAM are 40 letters, digits, + and /; services compatible with AWS have others.
  return answer.value.length >= 4
    ? succeed(new Secret(answer.value))
    : fail(noSecret(about.profile, say`is too short`));
}

/** The errors show an ID only through `showKeyId`, since it may be a secret pasted by mistake. */
function findIdProblem(accessKeyId: string): EngineError | undefined {
  const fault = findKeyFault('id', accessKeyId);
  const about = { code: 'InvalidParameter', target: showKeyId(accessKeyId) } as const;
  if (fault !== undefined) return { ...about, message: say`The access key ID ${fault.what}.`, hint: fault.hint };
  if (accessKeyId.startsWith('ASIA')) {
    return {
      ...about,
      message: say`${showKeyId(accessKeyId)} belongs to a session, which requires a session token and expires.`,
      hint: say`To write a session to a file, run Export-AwsRole -As CredentialsFile (awsrole export).`,
    };
  }
  if (/^\w{4,128}$/.test(accessKeyId)) return undefined;
  return {
    ...about,
    message: say`An access key ID contains only letters and digits.`,
    hint: say`Copy it from the IAM console.`,
  };
}

/** Never shows the secret that was entered. */
function noSecret(profile: string, what: string, hint = say`Copy the whole secret access key.`): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`The secret access key of "${profile}" ${what}.`,
    hint,
    target: profile,
  };
}

interface KeyStore {
  /** `sealed`: encrypted, and read by a credential_process; `file`: in the credentials file. */
  readonly place: 'sealed' | 'file';
  /** The command line that starts this program, for that credential_process. */
  readonly program: readonly string[];
  readonly dryRun: boolean;
}

/**
 * Stores the long-term key of a profile in one place and removes it from the other. The profile need not exist yet. Errors:
 * WriteFailed (no credential store, a read-only file; the previous key then stays in use); ConfigSyntax; InvalidParameter
 * for a new profile whose name cannot be written as a section header.
 */
async function storeAccessKey(
  profile: string,
  accessKey: AccessKey,
  { place, program, dryRun }: KeyStore,
  edges: CommandEdges,
): Promise<Result<readonly EditedFile[]>> {
  const processes = ownCredentialProcess(edges.platform);
  const launcher = place === 'sealed' ? ensureLauncher(program, edges, { dryRun }) : succeed(program);
  if (!launcher.ok) return launcher;
  const words = programWords(launcher.value, edges);
  const written = { accessKeyId: accessKey.accessKeyId, secretAccessKey: accessKey.secretAccessKey.reveal() };
  const plan = (files: EditableFiles): Result<PlannedEdits> => {
    const name = hasProfile(files, profile) ? succeed(profile) : validateName(profile);
    if (!name.ok) return name;
    if (place === 'sealed') return succeed(sealAccessKey(files, profile, words, processes));
    return succeed(setAccessKey(files, profile, written, processes));
  };
  // A backup would have in plain text what is to be encrypted.
  const options = { dryRun, backup: place === 'file' } as const;
  const dry = await editFiles(plan, edges, { ...options, dryRun: true });
  if (!dry.ok || dryRun) return dry.ok ? succeed(dry.value.edited) : dry;
  // The step that may fail comes first; the files refer to the key only when it is stored.
  const sealed = place === 'sealed' ? saveAccessKey(profile, accessKey, edges) : succeed(null);
  if (!sealed.ok) return sealed;
  const done = await editFiles(plan, edges, options);
  if (!done.ok) return done;
  if (place === 'file' && sealedName(done.value.files, profile, processes) === profile) forgetAccessKey(profile, edges);
  return succeed(done.value.edited);
}
