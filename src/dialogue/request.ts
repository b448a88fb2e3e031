import { badRequest, fail, type Result, succeed } from '../core/error.ts';
import { parseJson } from '../core/json.ts';
import { say } from '../core/say.ts';
import { anything, flag, matchShape, number, object, optional, record, type Shape, text } from '../core/shape.ts';
import { engineVersion, protocolVersion } from './version.ts';

/** The request of the module: a command, its parameters, and the shell's environment variables. */
export interface Request {
  readonly command: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string>>;
  /** Whether a user is at the shell. */
  readonly attended?: boolean | undefined;
  /** Whether the shell shows verbose messages; otherwise they are not sent. */
  readonly verbose?: boolean | undefined;
  /** The language of the user, such as ja-JP; by default the locale of the environment. */
  readonly language?: string | undefined;
}

const versions = object({ protocol: number, module: text });

const request: Shape<Request> = object({
  command: text,
  parameters: record(anything),
  environment: record(text),
  attended: optional(flag),
  verbose: optional(flag),
  language: optional(text),
});

/** Parses the request line. EngineMismatch if the module is of another release; BadRequest for anything else. */
export function parseRequest(line: string): Result<Request> {
  const json = parseLine(line);
  const spoken = matchShape(json, versions);
  if (!spoken.ok) return fail(badRequest(say`The request is not a JSON object with protocol and module.`));
  if (spoken.value.protocol !== protocolVersion || spoken.value.module !== engineVersion) return mismatch(spoken.value);
  const parsed = matchShape(json, request);
  return parsed.ok ? parsed : fail(badRequest(parsed.misfits.join('; ')));
}

/** Parses the reply to a prompt: the answer, or undefined when the user cancelled. */
export function parseReply(line: string): Result<string | undefined> {
  const json = parseLine(line);
  const answered = matchShape(json, answer);
  if (answered.ok) return succeed(answered.value.answer);
  const cancelled = matchShape(json, cancel);
  if (cancelled.ok && cancelled.value.cancel) return succeed(undefined);
  return fail(badRequest(say`The reply to a prompt is {"answer":"\u2026"} or {"cancel":true}.`));
}

/** Parses a request for more sessions; undefined for any other line. */
export function parseDemand(line: string): number | undefined {
  const parsed = matchShape(parseLine(line), demand);
  return parsed.ok ? parsed.value.next : undefined;
}

const demand = object({ next: number });
const answer = object({ answer: text });
const cancel = object({ cancel: flag });

function mismatch(spoken: { protocol: number; module: string }): Result<never> {
  const module = say`module ${spoken.module} (protocol ${spoken.protocol})`;
  return fail({
    code: 'EngineMismatch',
    message: say`The ${module} and the engine ${engineVersion} (protocol ${protocolVersion}) have different versions.`,
    hint: say`Reinstall the module, and then open a new shell.`,
    target: engineVersion,
  });
}

/** Windows PowerShell may write a byte order mark first. */
function parseLine(line: string): unknown {
  return parseJson(line.replace(/^\uFEFF/, ''));
}
