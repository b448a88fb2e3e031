import { parseArgs } from 'node:util';
import { commandNames, findCommand } from '../commands/commands.ts';
import type { Command, CommandExitCode, ParameterKind } from '../commands/shared/command.ts';
import { type Answer, renderJsonPieces } from '../core/answer.ts';
import { badRequest, type EngineError, fail, type Result, succeed } from '../core/error.ts';
import type { CommandEdges } from '../edges/edges.ts';

/** What the command line prints, in pieces, and with which exit code it ends. */
export interface Printed {
  readonly pieces: Iterable<string>;
  readonly exitCode: CommandExitCode;
}

/** Runs `awsrole <command> --option value`; BadRequest when the words do not fit. */
export async function runCommandLine(words: readonly string[], edges: CommandEdges): Promise<Result<Printed>> {
  const [name = '', ...rest] = words;
  const command = await findCommand(name);
  if (!command) return fail(await commandNotFound(name));
  const parameters = parseOptions(command, rest);
  if (!parameters.ok) return parameters;
  const answer = await command.run(parameters.value, edges);
  if (!answer.ok) return answer;
  const pieces = command.renderText ? [command.renderText(answer.value)] : renderLine(answer.value);
  return succeed({ pieces, exitCode: command.exitCode?.(answer.value) ?? 0 });
}

function* renderLine(answer: Answer): Generator<string> {
  yield* renderJsonPieces(answer);
  yield '\n';
}

/** The help text of one command, or without a name of the whole program; BadRequest for a name that no command has. */
export async function renderHelp(name: string | undefined): Promise<Result<string>> {
  if (name === undefined) return succeed(await renderUsage());
  const command = await findCommand(name);
  return command ? succeed(renderCommandHelp(command)) : fail(await commandNotFound(name));
}

async function renderUsage(): Promise<string> {
  const commands = await Promise.all(commandNames.map(findCommand));
  const lines = commands.flatMap((command) => (command ? renderCommand(command) : []));
  return [
    'awsrole <command> [--option value …]: answers JSON on standard output, errors as JSON on standard error.',
    '',
    ...lines,
    '',
    'Exit codes: 0 result, 1 error answered, 2 bad request, 3 a defect, 130 the person left a list.',
  ].join('\n');
}

function renderCommand(command: Command): string[] {
  const options = listOptions(command).map((name) => `[${renderOption(command, name)}]`);
  return [
    `  ${command.name.padEnd(nameWidth)} ${command.summary}`,
    `${' '.repeat(nameWidth + 3)}${options.join(' ')}`.trimEnd(),
  ];
}

function renderCommandHelp(command: Command): string {
  const options = listOptions(command).map((name) => `  ${renderOption(command, name)}`);
  const title = `awsrole ${command.name}${options.length > 0 ? ' [--option value …]' : ''}: ${command.summary}.`;
  return [title, ...(options.length > 0 ? ['', ...options] : [])].join('\n');
}

function renderOption({ kinds }: Command, name: string): string {
  return `--${toOption(name)}${valueWord[kinds[name] ?? 'flag']}`;
}

const nameWidth = Math.max(...commandNames.map(({ length }) => length));

const valueWord: Readonly<Record<ParameterKind, string>> = {
  text: ' x',
  texts: ' x …',
  number: ' n',
  flag: '',
  secret: '',
};

/** Secrets are asked for: other users of the machine can read a command line. */
function listOptions({ kinds }: Command): string[] {
  return Object.keys(kinds).filter((name) => kinds[name] !== 'secret');
}

function parseOptions(command: Command, words: readonly string[]): Result<Record<string, unknown>> {
  const names = listOptions(command);
  const options = Object.fromEntries(names.map((name) => [toOption(name), optionOf(command.kinds[name])]));
  try {
    const { values } = parseArgs({ args: [...words], options, strict: true, allowPositionals: false });
    const given = names.filter((name) => values[toOption(name)] !== undefined);
    return succeed(
      Object.fromEntries(given.map((name) => [name, toValue(values[toOption(name)], command.kinds[name])])),
    );
  } catch (error) {
    return fail(badCommandLine(error instanceof Error ? error.message : String(error)));
  }
}

function optionOf(kind: ParameterKind | undefined) {
  return { type: kind === 'flag' ? 'boolean' : 'string', multiple: kind === 'texts' } as const;
}

function toValue(value: unknown, kind: ParameterKind | undefined): unknown {
  return kind === 'number' ? Number(value) : value;
}

function toOption(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The names that were perhaps meant are looked for only here: the distance between words costs a start-up. */
async function commandNotFound(name: string): Promise<EngineError> {
  const { nearNames } = await import('../config/suggest.ts');
  const nearest = nearNames(name, commandNames).map((near) => `"${near}"`);
  const error = badCommandLine(`There is no command "${name}".`);
  const names = nearest.length === 0 ? '' : `The nearest names: ${nearest.join(', ')}. `;
  return { ...error, hint: names + error.hint, target: name };
}

function badCommandLine(message: string) {
  return { ...badRequest(message), hint: '`awsrole help` lists the commands and their options.' };
}
