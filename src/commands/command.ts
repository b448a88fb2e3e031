import * as z from 'zod/mini';
import type { Edges } from '../edges/edges.ts';
import type { Answer } from '../protocol/answer.ts';
import { fail, type Result, succeed } from '../protocol/error.ts';
import { badRequest, describeIssues } from '../protocol/request.ts';

export type ParameterKind = 'text' | 'number' | 'flag';
export type ParameterKinds = Readonly<Record<string, ParameterKind>>;

export type Parameters<Kinds extends ParameterKinds> = {
  readonly [Name in keyof Kinds]?: Kinds[Name] extends 'text'
    ? string
    : Kinds[Name] extends 'number'
      ? number
      : boolean;
};

/** One command: its name, what it takes, and what it answers. The same for people and for the module. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly kinds: ParameterKinds;
  /** `parameters` comes from outside; BadRequest when it does not fit `kinds`. */
  readonly run: (parameters: unknown, edges: Edges) => Promise<Result<Answer>>;
}

interface Definition<Kinds extends ParameterKinds> {
  readonly name: string;
  readonly summary: string;
  readonly kinds: Kinds;
  readonly run: (parameters: Parameters<Kinds>, edges: Edges) => Promise<Result<Answer>>;
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

const schemas = { text: z.string(), number: z.number(), flag: z.boolean() } as const;
