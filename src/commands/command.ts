import * as z from 'zod/mini';
import type { CommandEdges } from '../edges/commandEdges.ts';
import type { Answer } from '../protocol/answer.ts';
import { fail, type Result, succeed } from '../protocol/error.ts';
import { badRequest, describeIssues } from '../protocol/request.ts';
import { Secret } from '../protocol/secret.ts';

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

/** One command: its name, what it takes, and what it answers. The same for people and for the module. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly kinds: ParameterKinds;
  /** `parameters` comes from outside; BadRequest when it does not fit `kinds`. */
  readonly run: (parameters: unknown, edges: CommandEdges) => Promise<Result<Answer>>;
  /** What a person at the command line gets instead of the answer as JSON, to the last character. */
  readonly renderText?: (answer: Answer) => string;
}

interface Definition<Kinds extends ParameterKinds> {
  readonly name: string;
  readonly summary: string;
  readonly kinds: Kinds;
  readonly run: (parameters: Parameters<Kinds>, edges: CommandEdges) => Promise<Result<Answer>>;
  readonly renderText?: (answer: Answer) => string;
}

/** Makes a command whose parameters are checked before it runs. */
export function defineCommand<const Kinds extends ParameterKinds>(definition: Definition<Kinds>): Command {
  return {
    ...definition,
    run: async (parameters, edges) => {
      const parsed = parseParameters(parameters, definition.kinds);
      return parsed.ok ? definition.run(parsed.value, edges) : parsed;
    },
  };
}

function parseParameters<Kinds extends ParameterKinds>(parameters: unknown, kinds: Kinds): Result<Parameters<Kinds>> {
  const shape = Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, z.nullish(schemas[kind])]));
  const parsed = z.strictObject(shape).safeParse(parameters);
  if (!parsed.success) return fail(badRequest(describeIssues(parsed.error.issues)));
  const present = Object.entries(parsed.data).filter(([, value]) => value !== null && value !== undefined);
  return succeed(Object.fromEntries(present) as Parameters<Kinds>);
}

const schemas = {
  text: z.string(),
  texts: z.pipe(
    z.union([z.string(), z.array(z.string())]),
    z.transform((texts) => [texts].flat()),
  ),
  number: z.number(),
  flag: z.boolean(),
  secret: z.pipe(
    z.string(),
    z.transform((text) => new Secret(text)),
  ),
} as const;
