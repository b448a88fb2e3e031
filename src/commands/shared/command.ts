import type { Answer } from '../../core/answer.ts';
import { badRequest, fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { Secret } from '../../core/secret.ts';
import { flag, matchShape, nullish, number, strictObject, text, texts } from '../../core/shape.ts';
import type { CommandEdges } from '../../edges/edges.ts';

/** `texts`: a list, or a single text. `secret`: never an option of the command line. */
export type ParameterKind = 'text' | 'texts' | 'number' | 'flag' | 'secret';
export type ParameterKinds = Readonly<Record<string, ParameterKind>>;

export type Parameters<Kinds extends ParameterKinds> = {
  readonly [Name in keyof Kinds]?: ParameterValues[Kinds[Name]];
};

interface ParameterValues {
  readonly text: string;
  readonly texts: readonly string[];
  readonly number: number;
  readonly flag: boolean;
  readonly secret: Secret;
}

/** A command: its name, its parameters, and its answer, the same for users and for the module. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly kinds: ParameterKinds;
  /** `parameters` is unchecked input. BadRequest if it does not fit `kinds`. */
  readonly run: (parameters: unknown, edges: CommandEdges) => Promise<Result<Answer>>;
  /** Renders what the command line prints instead of JSON, byte for byte; `isTerminal`: whether standard output is a terminal. */
  readonly renderText?: (answer: Answer, isTerminal: () => boolean) => string;
  /** Runs instead of `run` for a user at a terminal and returns the text to print, which ends with a line break. */
  readonly runForUser?: (parameters: unknown, edges: CommandEdges) => Promise<Result<string>>;
  /** The exit code at the command line for a result; by default 0. */
  readonly exitCode?: (answer: Answer) => CommandExitCode;
}

/** 130: the user cancelled, as after Ctrl+C. */
export type CommandExitCode = 0 | 130;

interface Definition<Kinds extends ParameterKinds> {
  readonly name: string;
  readonly summary: string;
  readonly kinds: Kinds;
  readonly run: (parameters: Parameters<Kinds>, edges: CommandEdges) => Promise<Result<Answer>>;
  readonly renderText?: NonNullable<Command['renderText']>;
  readonly runForUser?: (parameters: Parameters<Kinds>, edges: CommandEdges) => Promise<Result<string>>;
  readonly exitCode?: (answer: Answer) => CommandExitCode;
}

/** The parameters that are command-line options. Secrets are not, since other users of the machine can read a command line. */
export function listOptions({ kinds }: Command): string[] {
  return Object.keys(kinds).filter((name) => kinds[name] !== 'secret');
}

/** The option name of a parameter, without the dashes. */
export function toOption(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Makes a command that checks its parameters before it runs. */
export function defineCommand<const Kinds extends ParameterKinds>(definition: Definition<Kinds>): Command {
  const { run, runForUser, ...rest } = definition;
  const checked =
    <T>(act: (parameters: Parameters<Kinds>, edges: CommandEdges) => Promise<Result<T>>) =>
    async (parameters: unknown, edges: CommandEdges) => {
      const parsed = parseParameters(parameters, rest.kinds);
      return parsed.ok ? act(parsed.value, edges) : parsed;
    };
  return { ...rest, run: checked(run), ...(runForUser && { runForUser: checked(runForUser) }) };
}

/** Requires the name of a profile: no command edits the default profile implicitly. Errors: InvalidParameter. */
export function requireProfile(profile: string | undefined, what = 'profile'): Result<string> {
  return profile === undefined || profile === '' ? fail(noName(what)) : succeed(profile);
}

function parseParameters<Kinds extends ParameterKinds>(parameters: unknown, kinds: Kinds): Result<Parameters<Kinds>> {
  const members = Object.entries(kinds).map(([name, kind]) => [name, nullish<unknown>(shapes[kind])] as const);
  const matched = matchShape(parameters, strictObject(Object.fromEntries(members)));
  if (!matched.ok) return fail(badRequest(matched.misfits.join('; ')));
  const present = Object.entries(matched.value).filter(([, value]) => value !== null && value !== undefined);
  const read = present.map(([name, value]) => [name, readParameter(value, kinds[name])]);
  return succeed(Object.fromEntries(read) as Parameters<Kinds>);
}

const shapes = { text, texts, number, flag, secret: text } as const;

function readParameter(value: unknown, kind: ParameterKind | undefined): unknown {
  if (kind === 'texts') return [value].flat();
  return kind === 'secret' && typeof value === 'string' ? new Secret(value) : value;
}

function noName(what: string) {
  return {
    code: 'InvalidParameter',
    message: say`No ${what} is specified.`,
    hint: say`Specify it with --${what}.`,
    target: what,
  } as const;
}
