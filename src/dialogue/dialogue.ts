import { getBuiltinModule } from 'node:process';
import { findCommand } from '../commands/commands.ts';
import { refreshLauncher } from '../commands/shared/launcher.ts';
import type { AnswerObject } from '../core/answer.ts';
import type { Ask, Question, SessionOutcome, Tell, TokenCodeQuestion } from '../core/conversation.ts';
import { badRequest, fail, succeed } from '../core/error.ts';
import { renderSentence } from '../core/renderSentence.ts';
import { say } from '../core/say.ts';
import { renderWarning } from '../core/warning.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { chooseLanguage } from '../words/chooseLanguage.ts';
import { openConversation, readReply } from './openConversation.ts';
import { renderClixml } from './renderClixml.ts';
import { type ExitCode, exitCodeOf, noRequestExitCode, renderError } from './renderError.ts';
import { parseReply, parseRequest, type Request } from './request.ts';
import { addShellSession } from './shellSession.ts';
import { renderListening, renderSessionOutcome } from './tellUser.ts';
import type { WarmUp } from './warmUpSwitch.ts';

/** The pipes to and from the module. */
interface Lines {
  /** The next line without its line break; undefined when the module has closed the pipe. */
  readonly read: () => string | undefined;
  /** The same, but also undefined after this many seconds without a line. */
  readonly readWithin: (seconds: number) => Promise<string | undefined>;
  /** Returns a function that waits for each further line without blocking; undefined at the end. */
  readonly follow: () => () => Promise<string | undefined>;
  readonly write: (line: string) => void;
}

/** Options of an engine that is started ahead of its request. */
interface Ahead {
  /** How long to wait for the request; at most a minute, so that it cannot become a resident service. */
  readonly seconds: number;
  /** Loads the code that a switch needs. */
  readonly load?: () => Promise<void>;
  readonly openWarmUp?: () => Promise<WarmUp>;
}

export type EdgesOf = (request: Request, ask: Ask, tell: (event: Tell) => void) => Omit<CommandEdges, 'converse'>;

/** Serves one request of the module (docs/dialogue.md), and returns the exit code. */
export async function serveDialogue(lines: Lines, edgesOf: EdgesOf, ahead?: Ahead): Promise<ExitCode> {
  const line = ahead === undefined ? (lines.read() ?? '') : await readAhead(lines, ahead);
  return line === undefined ? noRequestExitCode : answerRequest(line, lines, edgesOf);
}

/** Loads the code that a switch needs while an engine that was started ahead waits for its request. */
export async function loadSwitch(): Promise<void> {
  await findCommand('assume');
  // Files that a switch loads on demand, but that nearly every switch needs.
  await Promise.all([
    import('../sessions/awsCli/store.ts'),
    import('../sessions/awsCli/sharing.ts'),
    import('../vault/seal.ts'),
  ]);
  await import('../run/runHops.ts');
  for (const name of ['node:crypto', 'node:net', 'node:https'] as const) getBuiltinModule(name);
}

/** Removes command-line words such as `(--token-code)` from a sentence: PowerShell has other names for them. */
export function removeEngineWords(text: string): string {
  return text.replace(commandLineWords, '');
}

const maxAheadSeconds = 60;

/** Waits for the request. If it does not come at once, loads what a switch needs and warms it up in the meantime. */
async function readAhead(
  lines: Lines,
  { seconds, load = loadSwitch, openWarmUp = loadWarmUp }: Ahead,
): Promise<string | undefined> {
  const line = lines.readWithin(Math.min(seconds, maxAheadSeconds));
  if (await staysQuiet(line, quietMilliseconds)) {
    await load();
    await runWarmUps(await openWarmUp(), line);
  }
  return line;
}

async function loadWarmUp(): Promise<WarmUp> {
  return (await import('./warmUpSwitch.ts')).openWarmUp();
}

const quietMilliseconds = 50;
const maxWarmUps = 40;

/** Runs made-up switches until the line comes; each takes a few milliseconds at first, and one later. */
async function runWarmUps({ line: request, edges }: WarmUp, line: Promise<unknown>): Promise<void> {
  const silence: Lines = {
    read: () => undefined,
    readWithin: async () => undefined,
    follow: () => async () => undefined,
    write: () => {},
  };
  for (let count = 0; count < maxWarmUps && (await staysQuiet(line, 0)); count += 1) {
    await answerRequest(request, silence, () => edges);
  }
}

function staysQuiet(line: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const pause = new Promise<boolean>((resolve) => setTimeout(resolve, milliseconds, true).unref());
  return Promise.race([line.then(() => false), pause]);
}

async function answerRequest(line: string, lines: Lines, edgesOf: EdgesOf): Promise<ExitCode> {
  const send: Send = (document) =>
    lines.write(renderClixml(document, document['type'] === 'result' ? 'value' : 'session'));
  let used: Omit<CommandEdges, 'converse'> | undefined;
  const result = await runRequest(line, lines, send, (...asked) => {
    used = edgesOf(...asked);
    return used;
  });
  if (!result.ok) {
    send({ type: 'error', error: renderError(result.error, removeEngineWords) });
    return exitCodeOf(result.error);
  }
  send({ type: 'result', value: addShellSession(result.value) });
  // Only after the answer, so that the module does not wait for it.
  if (used !== undefined) refreshLauncher(used);
  return 0;
}

async function runRequest(line: string, lines: Lines, send: Send, edgesOf: EdgesOf) {
  const request = parseRequest(line);
  if (!request.ok) return request;
  const { command: name, parameters, language, environment, verbose = false } = request.value;
  await chooseLanguage(language, environment);
  const command = await findCommand(name);
  if (!command) return fail(badRequest(say`The command ${JSON.stringify(name)} does not exist.`));
  const edges = edgesOf(request.value, askModule(lines, send), tellModule(send, verbose));
  const ask = (question: Question) => send(renderQuestion(question));
  return command.run(parameters, { ...edges, converse: () => openConversation(lines.follow(), ask) });
}

type Send = (document: AnswerObject) => void;

function tellModule(send: Send, verbose: boolean): (event: Tell) => void {
  return (event) => {
    if (verbose || event.kind !== 'verbose') send(renderEvent(event));
  };
}

function renderEvent(event: Tell): AnswerObject {
  switch (event.kind) {
    case 'warning':
      return {
        type: 'warning',
        ...renderWarning(event.warning, removeEngineWords),
      };
    case 'open':
      return { type: 'open', url: event.url, code: event.code ?? null, opens: event.opens };
    case 'listening':
      return { type: 'listening', ...addShellSession(renderListening(event)) };
    case 'session':
      return renderSession(event);
    case 'progress':
      return { type: event.kind, message: renderSentence(event.message), secondsLeft: event.secondsLeft ?? null };
    case 'helper':
      return { type: event.kind, line: event.line };
    case 'verbose':
      return { type: event.kind, message: renderSentence(event.message) };
  }
}

function renderSession(event: SessionOutcome): AnswerObject {
  const { session = null, ...rest } = renderSessionOutcome(event, removeEngineWords);
  return { type: 'session', ...rest, session: addShellSession(session) };
}

function askModule(lines: Lines, send: Send): Ask {
  return async (question) => {
    send(renderQuestion(question));
    const line = lines.read();
    return readReply(question, line === undefined ? succeed(undefined) : parseReply(line));
  };
}

function renderQuestion(question: Question): AnswerObject {
  switch (question.kind) {
    case 'token-code':
      return renderCodeQuestion(question);
    case 'protected':
      return { type: 'prompt', ...question, others: question.others ?? null };
    case 'sign-in':
      return { type: 'prompt', ...question, reason: removeEngineWords(renderSentence(question.reason)) };
    case 'secret-key':
    case 'login-code':
    case 'replace-login':
      return { type: 'prompt', ...question };
  }
}

function renderCodeQuestion({ kind, profile, serialNumber, attempt, refused }: TokenCodeQuestion): AnswerObject {
  return {
    type: 'prompt',
    kind,
    profile,
    serialNumber,
    attempt,
    refused: refused === undefined ? null : removeEngineWords(renderSentence(refused)),
  };
}

const commandLineWords =
  / \((?:awsrole [a-z-]+[^()]*|--[a-z][a-z-]*(?: [a-z=]+)?(?:, --[a-z][a-z-]*(?: [a-z=]+)?)*)\)/g;
