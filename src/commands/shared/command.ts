import type { Answer } from '../../core/answer.ts';
import { badRequest, fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { Secret } from '../../core/secret.ts';
import { flag, matchShape, nullish, number, strictObject, text, texts } from '../../core/shape.ts';
import type { CommandEdges } from '../../edges/edges.ts';

/** `texts`: any number of them; one alone needs no list. `secret`: no option of the command line. */
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

/** One command: its name, what it takes, and what it answers. The same for users and for the module. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly kinds: ParameterKinds;
  /** `parameters` comes from outside; BadRequest when it does not fit `kinds`. */
  readonly run: (parameters: unknown, edges: CommandEdges) => Promise<Result<Answer>>;
  /** What the command line prints instead of the answer as JSON, to the last character; `isTerminal`: whether a user reads it. */
  readonly renderText?: (answer: Answer, isTerminal: () => boolean) => string;
  /** What a user at a terminal gets instead, where facts and tables would not do; \n ends it. */
  readonly runForPerson?: (parameters: unknown, edges: CommandEdges) => Promise<Result<string>>;
  /** The exit code at the command line, where a result alone does not say it: 0 without this. */
  readonly exitCode?: (answer: Answer) => CommandExitCode;
}

/** 130: the user left, as after Ctrl+C. */
export type CommandExitCode = 0 | 130;

interface Definition<Kinds extends ParameterKinds> {
  readonly name: string;
  readonly summary: string;
  readonly kinds: Kinds;
  readonly run: (parameters: Parameters<Kinds>, edges: CommandEdges) => Promise<Result<Answer>>;
  readonly renderText?: NonNullable<Command['renderText']>;
  readonly runForPerson?: (parameters: Parameters<Kinds>, edges: CommandEdges) => Promise<Result<string>>;
  readonly exitCode?: (answer: Answer) => CommandExitCode;
}

/** The parameters of a command that are options. Secrets are asked for: other users of the machine can read a command line. */
export function listOptions({ kinds }: Command): string[] {
  return Object.keys(kinds).filter((name) => kinds[name] !== 'secret');
}

/** A parameter's name as an option has it, without the dashes. */
export function toOption(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Makes a command whose parameters are checked before it runs. */
export function defineCommand<const Kinds extends ParameterKinds>(definition: Definition<Kinds>): Command {
  const { run, runForPerson, ...rest } = definition;
  const checked =
    <T>(act: (parameters: Parameters<Kinds>, edges: CommandEdges) => Promise<Result<T>>) =>
    async (parameters: unknown, edges: CommandEdges) => {
      const parsed = parseParameters(parameters, rest.kinds);
      return parsed.ok ? act(parsed.value, edges) : parsed;
    };
  return { ...rest, run: checked(run), ...(runForPerson && { runForPerson: checked(runForPerson) }) };
}

/** The name of the profile that a command is about; InvalidParameter without one: nothing is edited by default. */
export function needProfile(profile: string | undefined, what = 'profile'): Result<string> {
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
