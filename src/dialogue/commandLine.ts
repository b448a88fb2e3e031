import { parseArgs } from 'node:util';
import { commandNames, findCommand } from '../commands/commands.ts';
import {
  type Command,
  type CommandExitCode,
  listOptions,
  type ParameterKind,
  toOption,
} from '../commands/shared/command.ts';
import { type Answer, renderJsonPieces } from '../core/answer.ts';
import { badRequest, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { CommandEdges } from '../edges/edges.ts';

/** The output of the command line, in pieces, and the exit code. */
interface Printed {
  readonly pieces: Iterable<string>;
  readonly exitCode: CommandExitCode;
}

/**
 * Runs `awsrole <command> --option value`. BadRequest for invalid options. `isTerminal`: whether standard output is a
 * terminal; called only if that changes the output.
 */
export async function runCommandLine(
  words: readonly string[],
  edges: CommandEdges,
  isTerminal: () => boolean = () => false,
): Promise<Result<Printed>> {
  const [name = '', ...rest] = words;
  const command = await findCommand(name);
  if (!command) return commandNotFound(name);
  const parsed = parseOptions(command, rest);
  if (!parsed.ok) return parsed;
  const { json, parameters } = parsed.value;
  if (command.runForUser && !json && isTerminal()) {
    const text = await command.runForUser(parameters, edges);
    return text.ok ? succeed({ pieces: [text.value], exitCode: 0 }) : text;
  }
  const answer = await command.run(parameters, edges);
  if (!answer.ok) return answer;
  const pieces = json ? renderLine(answer.value) : await render(command, answer.value, isTerminal);
  return succeed({ pieces, exitCode: command.exitCode?.(answer.value) ?? 0 });
}

/** The action that the command line requests; a `command` is one of `src/commands/`. */
type Action =
  | { readonly kind: 'dialogue'; readonly ahead: string | undefined }
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly command: string | undefined }
  | { readonly kind: 'completion'; readonly shell: string | undefined }
  | { readonly kind: 'command' };

/** Reads the words after the program name. */
export function readWords(words: readonly string[]): Action {
  const [first, second] = words;
  switch (first) {
    case 'dialogue':
      return { kind: 'dialogue', ahead: second };
    case 'version':
    case '--version':
      return { kind: 'version' };
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      return { kind: 'help', command: second };
    default:
      // `awsrole assume --help` equals `awsrole help assume`.
      if (second === '--help' || second === '-h') return { kind: 'help', command: first };
      return first === 'completion' ? { kind: 'completion', shell: second } : { kind: 'command' };
  }
}

async function render(command: Command, answer: Answer, isTerminal: () => boolean): Promise<Iterable<string>> {
  if (command.renderText) return [command.renderText(answer, isTerminal)];
  if (!isTerminal()) return renderLine(answer);
  const { renderAnswerText } = await import('./renderAnswerText.ts');
  return [renderAnswerText(answer)];
}

function* renderLine(answer: Answer): Generator<string> {
  yield* renderJsonPieces(answer);
  yield '\n';
}

interface Options {
  readonly json: boolean;
  readonly parameters: Record<string, unknown>;
}

function parseOptions(command: Command, words: readonly string[]): Result<Options> {
  // Node.js loads parseArgs at the first call, which takes time, so skip it without options.
  if (words.length === 0) return succeed({ json: false, parameters: {} });
  const names = listOptions(command);
  const options = Object.fromEntries(names.map((name) => [toOption(name), optionOf(command.kinds[name])]));
  const all = { ...options, json: optionOf('flag') };
  try {
    const { values } = parseArgs({ args: [...words], options: all, strict: true, allowPositionals: false });
    const read = (name: string): unknown => Reflect.get(values, toOption(name));
    const given = names.filter((name) => read(name) !== undefined);
    const parameters = given.map((name) => [name, toValue(read(name), command.kinds[name])]);
    return succeed({ json: values.json === true, parameters: Object.fromEntries(parameters) });
  } catch (error) {
    return badCommandLine(describeMistake(words, all) ?? (error instanceof Error ? error.message : String(error)));
  }
}

/** Describes the first invalid word in the user's language; the messages of Node.js are only English. */
function describeMistake(words: readonly string[], options: Readonly<Record<string, ReturnType<typeof optionOf>>>) {
  const { tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional')
      return say`Unexpected argument "${token.value}": this command accepts only options.`;
    if (token.kind === 'option-terminator') continue;
    const { name, rawName, value, inlineValue } = token;
    const type = Object.hasOwn(options, name) ? options[name]?.type : undefined;
    if (type === undefined) return say`The option ${rawName} does not exist.`;
    if (type === 'boolean' && value !== undefined) return say`The option ${rawName} does not take a value.`;
    if (type === 'string' && value === undefined) return say`The option ${rawName} requires a value.`;
    if (type === 'string' && value?.startsWith('-') && !inlineValue)
      return say`The option ${rawName} requires a value. If the value begins with a dash, use ${rawName}=${value}.`;
  }
  return undefined;
}

function optionOf(kind: ParameterKind | undefined) {
  return { type: kind === 'flag' ? 'boolean' : 'string', multiple: kind === 'texts' } as const;
}

function toValue(value: unknown, kind: ParameterKind | undefined): unknown {
  return kind === 'number' ? Number(value) : value;
}

/** Loads the search for similar names only here, to keep the start fast. */
export async function commandNotFound(name: string): Promise<Result<never>> {
  const { similarNames } = await import('../config/similarNames.ts');
  const nearest = similarNames(name, commandNames).map((near) => `"${near}"`);
  const names = nearest.length === 0 ? '' : say`Did you mean ${nearest.join(', ')}? `;
  return fail({ ...badRequest(say`The command "${name}" does not exist.`), hint: names + commandsHint, target: name });
}

const commandsHint = say`To list the commands, run \`awsrole help\`; for the options of one, run \`awsrole help <command>\`.`;

/** BadRequest for an invalid command line. */
export function badCommandLine(message: string): Result<never> {
  return fail({ ...badRequest(message), hint: commandsHint });
}
