import { userInfo } from 'node:os';
import { renderJson } from './core/answer.ts';
import type { Ask, Tell } from './core/conversation.ts';
import type { Environment } from './core/environment.ts';
import type { EngineError, Result } from './core/error.ts';
import { say } from './core/say.ts';
import { askTerminal, askUser } from './dialogue/askUser.ts';
import { readWords, runCommandLine } from './dialogue/commandLine.ts';
import { type EdgesOf, serveDialogue } from './dialogue/dialogue.ts';
import { askOneAtATime } from './dialogue/openConversation.ts';
import { type ExitCode, exitCodeOf, renderError, renderErrorText } from './dialogue/renderError.ts';
import { tellUser } from './dialogue/tellUser.ts';
import { engineVersion } from './dialogue/version.ts';
import { describeCode } from './edges/describeCode.ts';
import type { CommandEdges } from './edges/edges.ts';
import { systemCodeOf } from './edges/fileCalls.ts';
import { openFileRights } from './edges/fileRights.ts';
import { makeEdges, makeMachine } from './edges/makeEdges.ts';
import { openOwnScreen, openStandardScreen } from './edges/screen.ts';
import { waitForEnd } from './edges/signals.ts';
import { followLines, isTerminalAt, openLineReader, openWriter, readLineWithin } from './edges/stdio.ts';
import { openTerminal, type Terminal } from './edges/terminal.ts';
import { openWriteFiles } from './edges/writeFiles.ts';
import { chooseLanguage } from './words/chooseLanguage.ts';

const standard = { input: 0, output: 1, error: 2 } as const;

/** Standard output is for results. */
const print = openWriter(standard.output, process.platform);
const show = openWriter(standard.error, process.platform);

async function main(words: readonly string[]): Promise<ExitCode> {
  const act = readWords(words);
  switch (act.kind) {
    case 'dialogue':
      return runDialogue(act.ahead);
    case 'version':
      return answer(engineVersion);
    case 'help':
      return printHelp(act.command);
    case 'completion':
      return printCompletion(act.shell);
    case 'command':
      return runForUser(words);
  }
}

async function printHelp(command: string | undefined): Promise<ExitCode> {
  await chooseLanguage(undefined, process.env);
  const { renderHelp } = await import('./dialogue/help.ts');
  return answerText(await renderHelp(command));
}

async function printCompletion(shell: string | undefined): Promise<ExitCode> {
  await chooseLanguage(undefined, process.env);
  const { renderCompletion } = await import('./dialogue/completion/renderCompletion.ts');
  return answerText(await renderCompletion(shell, findProgram()));
}

/** `ahead`: the seconds to wait for the request, for an engine that was started before there is one. */
async function runDialogue(ahead: string | undefined): Promise<ExitCode> {
  let input: NodeJS.ReadStream | undefined;
  const lines = {
    read: openLineReader(standard.input),
    readWithin: (seconds: number) => {
      input = process.stdin;
      return readLineWithin(input, seconds);
    },
    follow: () => {
      input = process.stdin;
      return followLines(input);
    },
    write: (line: string) => print(`${line}\n`),
  };
  const edgesOfRequest: EdgesOf = ({ environment, attended = false }, ask, tell) => ({
    ...edgesOf(environment, ask, tell, () => attended),
    waitForEnd: () => waitForEnd(process, { ignoreInterrupt: true }),
    openScreen: () => openOwnScreen(process, process.platform),
  });
  const exitCode = await serveDialogue(
    lines,
    edgesOfRequest,
    ahead === undefined ? undefined : { seconds: Number(ahead) },
  );
  // Open input would keep the process running.
  input?.destroy();
  return exitCode;
}

async function runForUser(words: readonly string[]): Promise<ExitCode> {
  const ask = isForSdk(words) ? askTerminal(process.platform) : askUser(standardTerminal);
  const isTerminal = () => process.stderr.isTTY === true;
  const tell = tellUser({ print, show, isTerminal, showHelper: isForSdk(words) ? showAtTerminal : show });
  const isAttended = () => isTerminal() || (isForSdk(words) && hasTerminal());
  const edges = edgesOf(process.env, ask, tell, isAttended);
  // The command line always wants all sessions at once.
  const converse = () => ({ ask: askOneAtATime(ask), wanted: () => new Promise<undefined>(() => {}) });
  await chooseLanguage(undefined, process.env);
  const result = await runCommandLine(words, { ...edges, converse }, () => isTerminalAt(standard.output));
  if (!result.ok) return words.includes('--json') ? reportError(result.error) : tellError(result.error);
  for (const piece of result.value.pieces) print(piece);
  return result.value.exitCode;
}

/** An SDK that runs a credential_process owns its standard streams. */
function isForSdk([command]: readonly string[]): boolean {
  return command === 'credential-process';
}

const standardTerminal: Terminal = { input: () => process.stdin, show, readLine: openLineReader(standard.input) };

/** Writes to the controlling terminal, since an SDK reads the standard streams. */
function showAtTerminal(text: string): void {
  const terminal = openTerminal(process.platform);
  terminal?.show(text);
  terminal?.close();
}

function hasTerminal(): boolean {
  const terminal = openTerminal(process.platform);
  terminal?.close();
  return terminal !== undefined;
}

const openScreen = () => openStandardScreen(process);

function edgesOf(
  environment: Environment,
  ask: Ask,
  tell: (event: Tell) => void,
  isAttended: () => boolean,
): Omit<CommandEdges, 'converse'> {
  const user = { homeDirectory: readHomeDirectory, userName: readUserName };
  const userId = process.getuid?.();
  const facts = { environment, platform: process.platform, ...user, isAttended, userId };
  const edges = makeEdges(facts, ask, tell);
  const machine = makeMachine(edges, { processId: process.pid, userId });
  const write = openWriteFiles(openFileRights(edges.platform, edges.environment, machine.runTool));
  return { ...edges, machine, write, program: findProgram(), waitForEnd: () => waitForEnd(process), openScreen };
}

/** The words that start this program; a single binary needs no interpreter. */
function findProgram(): readonly string[] {
  const script = process.argv[1];
  const isInterpreted = script !== undefined && /(^|[/\\])node(\.exe)?$/i.test(process.execPath);
  return isInterpreted ? [process.execPath, script] : [process.execPath];
}

/** The user of a container may not be in the user database: use / as the home directory. */
function readHomeDirectory(): string {
  try {
    return userInfo().homedir;
  } catch {
    return '/';
  }
}

/** The user of a container may have no name: use its ID. */
function readUserName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid-${process.getuid?.() ?? 0}`;
  }
}

function answerText(text: Result<string>): ExitCode {
  return text.ok ? answer(text.value) : tellError(text.error);
}

function answer(text: string): ExitCode {
  print(`${text}\n`);
  return 0;
}

/** Reports an unexpected error: a defect, unless the answer could not be written. */
function reportFailure(error: unknown): ExitCode {
  const code = systemCodeOf(error);
  // The reader of the answer has closed the pipe, so there is no one to tell.
  if (code === 'EPIPE') return 1;
  return reportError(isUnwritten(error) ? notWritten(code) : defectOf(error));
}

/** Functions that write files return errors as values, so a thrown write error comes from a standard stream. */
function isUnwritten(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'write' && !('path' in error);
}

function reportError(error: EngineError): ExitCode {
  show(`${renderJson({ error: renderError(error) })}\n`);
  return exitCodeOf(error);
}

/** Shows an error as text at a terminal, otherwise as JSON. */
function tellError(error: EngineError): ExitCode {
  if (!isTerminalAt(standard.error)) return reportError(error);
  show(`${renderErrorText(error)}\n`);
  return exitCodeOf(error);
}

function notWritten(code: string): EngineError {
  return {
    code: 'WriteFailed',
    message: say`The output could not be written to standard output (${describeCode(code)}).`,
    hint: say`Check where standard output is redirected, and the free disk space.`,
  };
}

/** Describes a defect by its stack; values in it are masked when it is rendered. */
function defectOf(error: unknown): EngineError {
  const message = say`The engine failed: ${error instanceof Error ? error.stack : String(error)}`;
  return { code: 'Defect', message, hint: say`Please report it with the command that you ran.` };
}

main(process.argv.slice(2))
  .catch(reportFailure)
  // Standard error is broken too, so only the exit code is left.
  .catch((): ExitCode => 1)
  // Exit at once: everything is written, and an orderly shutdown of Node.js would cost the user time.
  .then((exitCode) => process.exit(exitCode));
