import { userInfo } from 'node:os';
import { renderJson } from './core/answer.ts';
import type { Ask, Tell } from './core/conversation.ts';
import type { Environment } from './core/environment.ts';
import type { EngineError, Result } from './core/error.ts';
import { say } from './core/say.ts';
import { askPerson, askTerminal } from './dialogue/askPerson.ts';
import { runCommandLine } from './dialogue/commandLine.ts';
import { type EdgesOf, serveDialogue } from './dialogue/dialogue.ts';
import { oneByOne } from './dialogue/openConversation.ts';
import { readWords } from './dialogue/readWords.ts';
import { type ExitCode, exitCodeOf, renderError, renderErrorText } from './dialogue/renderError.ts';
import { tellPerson } from './dialogue/tellPerson.ts';
import { engineVersion } from './dialogue/version.ts';
import type { CommandEdges } from './edges/edges.ts';
import { systemCodeOf } from './edges/fileCalls.ts';
import { openFileRights } from './edges/fileRights.ts';
import { makeEdges, makeMachine } from './edges/makeEdges.ts';
import { followLines, readLineWithin } from './edges/readLineWithin.ts';
import { openOwnScreen, openStandardScreen } from './edges/screen.ts';
import { untilEnd } from './edges/signals.ts';
import { isTerminalAt, openLineReader, openWriter } from './edges/stdio.ts';
import { openTerminal, type Terminal } from './edges/terminal.ts';
import { openWriteFiles } from './edges/writeFiles.ts';
import { speakTo } from './words/speakTo.ts';

const standard = { input: 0, output: 1, error: 2 } as const;

/** Standard output belongs to results. */
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
      return runForPerson(words);
  }
}

async function printHelp(command: string | undefined): Promise<ExitCode> {
  await speakTo(undefined, process.env);
  const { renderHelp } = await import('./dialogue/help.ts');
  return answerText(await renderHelp(command));
}

async function printCompletion(shell: string | undefined): Promise<ExitCode> {
  await speakTo(undefined, process.env);
  const { renderCompletion } = await import('./dialogue/completion/renderCompletion.ts');
  return answerText(await renderCompletion(shell, findProgram()));
}

/** `ahead`: how many seconds an engine that was started before anything is asked waits for its request. */
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
    untilEnd: () => untilEnd(process, { ignoreInterrupt: true }),
    openScreen: () => openOwnScreen(process, process.platform),
  });
  const exitCode = await serveDialogue(
    lines,
    edgesOfRequest,
    ahead === undefined ? undefined : { seconds: Number(ahead) },
  );
  // Input that is still open would keep the process.
  input?.destroy();
  return exitCode;
}

async function runForPerson(words: readonly string[]): Promise<ExitCode> {
  const ask = isForSdk(words) ? askTerminal(process.platform) : askPerson(standardTerminal);
  const isTerminal = () => process.stderr.isTTY === true;
  const tell = tellPerson({ print, show, isTerminal, showHelper: isForSdk(words) ? showAtTerminal : show });
  const isAttended = () => isTerminal() || (isForSdk(words) && hasTerminal());
  const edges = edgesOf(process.env, ask, tell, isAttended);
  // No one takes the sessions one by one: all are wanted.
  const converse = () => ({ ask: oneByOne(ask), wanted: () => new Promise<undefined>(() => {}) });
  await speakTo(undefined, process.env);
  const result = await runCommandLine(words, { ...edges, converse }, () => isTerminalAt(standard.output));
  if (!result.ok) return words.includes('--json') ? reportError(result.error) : tellError(result.error);
  for (const piece of result.value.pieces) print(piece);
  return result.value.exitCode;
}

/** An SDK that starts a credential_process owns its standard streams. */
function isForSdk([command]: readonly string[]): boolean {
  return command === 'credential-process';
}

const standardTerminal: Terminal = { input: () => process.stdin, show, readLine: openLineReader(standard.input) };

/** The terminal that this process belongs to, past what an SDK reads of it. */
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
  const whose = { homeDirectory: readHomeDirectory, userName: readUserName };
  const userId = process.getuid?.();
  const facts = { environment, platform: process.platform, ...whose, isAttended, userId };
  const edges = makeEdges(facts, ask, tell);
  const machine = makeMachine(edges, { processId: process.pid, userId });
  const write = openWriteFiles(openFileRights(edges.platform, edges.environment, machine.runTool));
  return { ...edges, machine, write, program: findProgram(), untilEnd: () => untilEnd(process), openScreen };
}

/** A single binary is its own interpreter. */
function findProgram(): readonly string[] {
  const script = process.argv[1];
  const isInterpreted = script !== undefined && /(^|[/\\])node(\.exe)?$/i.test(process.execPath);
  return isInterpreted ? [process.execPath, script] : [process.execPath];
}

/** A container's user may be in no list of users: the root stands for a home then. */
function readHomeDirectory(): string {
  try {
    return userInfo().homedir;
  } catch {
    return '/';
  }
}

/** A container's user may have no name: then its number stands for it. */
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

/** What no one expected: a defect of ours, unless the answer itself found no room or no reader. */
function reportFailure(error: unknown): ExitCode {
  const code = systemCodeOf(error);
  // Whoever read the answer has left: there is no one to tell.
  if (code === 'EPIPE') return 1;
  return reportError(isUnwritten(error) ? notWritten(code) : defectOf(error));
}

/** Files are written by functions that turn an error into a value: what is thrown comes from a standard stream. */
function isUnwritten(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'write' && !('path' in error);
}

function reportError(error: EngineError): ExitCode {
  show(`${renderJson({ error: renderError(error) })}\n`);
  return exitCodeOf(error);
}

/** A user at a terminal reads a sentence, a program JSON. */
function tellError(error: EngineError): ExitCode {
  if (!isTerminalAt(standard.error)) return reportError(error);
  show(`${renderErrorText(error)}\n`);
  return exitCodeOf(error);
}

function notWritten(code: string): EngineError {
  return {
    code: 'WriteFailed',
    message: say`The answer could not be written to standard output (${code}).`,
    hint: say`Check where standard output leads, and whether there is free disk space.`,
  };
}

/** It is named without the values that the stack may hold. */
function defectOf(error: unknown): EngineError {
  const message = say`The engine failed: ${error instanceof Error ? error.stack : String(error)}`;
  return { code: 'Defect', message, hint: say`Please report it with the command that you ran.` };
}

main(process.argv.slice(2))
  .catch(reportFailure)
  // Standard error is broken too: the exit code has to do.
  .catch((): ExitCode => 1)
  // All is written by then; to wait for what Node still holds open, and to take it down in order, costs the user time.
  .then((exitCode) => process.exit(exitCode));
