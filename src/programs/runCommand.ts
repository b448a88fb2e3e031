import { splitCommand } from '../config/splitCommand.ts';
import { cleanText } from '../core/cleanText.ts';
import type { Environment } from '../core/environment.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { maskSecrets } from '../core/maskSecrets.ts';
import { say } from '../core/say.ts';
import type { Edges } from '../edges/edges.ts';
import { listPreviousRoleVariables } from '../plan/previousRole.ts';
import type { ProgramOutcome, RunProgram } from './runProgram.ts';

/** A command in a profile. */
export interface ProfileCommand {
  readonly key: 'credential_process' | 'mfa_process';
  readonly commandLine: string;
  readonly profile: string | null;
}

/**
 * Runs the command of a profile and returns its output. It may wait for the user (a security key, a fingerprint, a browser): if a
 * user is present, its standard error is shown line by line, and there is no timeout; otherwise, the timeout is 60 s, or
 * AWSROLE_PROCESS_TIMEOUT. Errors: SourceFailed, with the end of its standard error.
 */
export async function runCommand(
  command: ProfileCommand,
  edges: Pick<Edges, 'environment' | 'platform' | 'isAttended' | 'tell'>,
  run: RunProgram,
): Promise<Result<string>> {
  const words = splitCommand(command.commandLine, edges.platform);
  if (words === null)
    return fail(
      describe(
        command,
        say`has an unclosed quote or does not contain a program`,
        say`Close the quotes of the command in the profile.`,
      ),
    );
  const { environment, platform } = edges;
  const seconds = edges.isAttended() ? null : readSeconds(environment);
  const outcome = await run(words, {
    environment: selectHelperEnvironment(environment),
    platform,
    timeoutMilliseconds: seconds === null ? null : seconds * 1000,
    ...(seconds === null ? { onErrorLine: (line: string) => tellLine(line, edges) } : {}),
  });
  if (outcome.kind === 'ended' && outcome.exitCode === 0) return succeed(outcome.output);
  return fail(describeOutcome(command, words[0] ?? '', outcome, seconds));
}

/**
 * The environment of a helper program. All variables of the user, as in the AWS CLI, because any of them might be required (the session
 * of a vault, a display, a proxy, its own keys). Not those of a role that AwsRole has set: a helper that looks for keys would use those
 * of another account instead of those of its profile.
 */
export function selectHelperEnvironment(environment: Environment): Environment {
  const ofRole = listRole(environment);
  return ofRole.size === 0
    ? environment
    : Object.fromEntries(Object.entries(environment).filter(([name]) => !ofRole.has(name)));
}

function tellLine(line: string, { tell }: Pick<Edges, 'tell'>): void {
  const shown = maskSecrets(cleanText(line));
  if (shown !== '') tell({ kind: 'helper', line: shown });
}

function readSeconds(environment: Edges['environment']): number {
  const text = environment['AWSROLE_PROCESS_TIMEOUT'] ?? '';
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : defaultSeconds;
}

const defaultSeconds = 60;

function describeOutcome(
  command: ProfileCommand,
  program: string,
  outcome: ProgramOutcome,
  seconds: number | null,
): EngineError {
  const name = cleanText(program);
  switch (outcome.kind) {
    case 'ended':
      return describe(
        command,
        say`exited with code ${outcome.exitCode}${quoteEnd(outcome.errorOutput)}`,
        say`Run the command directly to see why. AwsRole runs it without a shell and without input.`,
      );
    case 'not-found':
      return describe(
        command,
        say`specifies a program that does not exist: ${name}`,
        say`Check the path. AwsRole does not search the current folder and does not use a shell.`,
      );
    case 'not-started':
      return describe(
        command,
        say`could not be started (${outcome.code}): ${name}`,
        say`Check that you are allowed to run the program.`,
      );
    case 'timeout':
      return describe(
        command,
        say`did not finish within ${seconds} seconds: ${name}`,
        say`Run the command directly to check whether it waits for input. To allow more time, set AWSROLE_PROCESS_TIMEOUT to a number of seconds.`,
      );
    case 'too-much-output':
      return describe(command, say`output more than 1 MB: ${name}`, say`Check that it is the correct command.`);
    case 'unsafe-argument':
      return describe(
        command,
        say`passes a batch file an argument with characters that cmd.exe would interpret: ${name}`,
        say`Specify the program instead of the .cmd or .bat file, or omit " % ! ^ & | < > ( ).`,
      );
  }
}

function describe({ key, profile }: ProfileCommand, what: string, hint: string): EngineError {
  const whose = profile === null ? '' : say` of profile "${profile}"`;
  return {
    code: 'SourceFailed',
    message: say`The ${key}${whose} ${what}.`,
    hint,
    ...(profile === null ? {} : { target: profile }),
  };
}

/** The end of the standard error, where tracebacks have the cause; cut after masking and between words, so no part of a secret is left. */
function quoteEnd(errorOutput: string): string {
  const end = errorOutput.length > 900 ? errorOutput.slice(-900).replace(/^\S+\s/, '') : errorOutput;
  const line = maskSecrets(cleanText(end)).slice(-500);
  return line === '' ? '' : `: ${line}`;
}

/** The variables that show that AwsRole has set a role: `awsrole export` and Set-AwsRole set them together with it. */
const marks = ['AWSROLE_PROFILE', 'AWSROLE_ENDPOINTS', 'AWSROLE_STATE'] as const;

const keys = [
  ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN'],
  ...['AWS_CREDENTIAL_EXPIRATION', 'AWS_ACCOUNT_ID'],
];

function listRole(environment: Environment): ReadonlySet<string> {
  if (!marks.some((name) => environment[name])) return new Set();
  const served = (environment['AWSROLE_STATE'] ?? '').match(/\bAWS_CONTAINER_\w+(?==)/g) ?? [];
  return new Set([...marks, ...keys, ...listPreviousRoleVariables(environment), ...served]);
}
