import * as z from 'zod/mini';
import { fail, type Result, succeed } from './error.ts';
import { engineVersion, protocolVersion } from './version.ts';

const versions = z.object({ protocol: z.number(), module: z.string() });

const request = z.object({
  command: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  environment: z.record(z.string(), z.string()),
  /** After the answer, wait so many seconds for one more request. */
  stay: z.optional(z.number()),
});

/** The module's one request: a command, its parameters, and the shell's variables. */
export type Request = z.infer<typeof request>;

/** Parses the request line; EngineMismatch when the module is of another release, BadRequest for anything else. */
export function parseRequest(line: string): Result<Request> {
  const json = parseJson(line);
  const spoken = versions.safeParse(json);
  if (!spoken.success) return fail(badRequest('The request is not a JSON object with protocol and module.'));
  if (spoken.data.protocol !== protocolVersion || spoken.data.module !== engineVersion) return mismatch(spoken.data);
  const parsed = request.safeParse(json);
  return parsed.success ? succeed(parsed.data) : fail(badRequest(describeIssues(parsed.error.issues)));
}

/** Parses the reply to a prompt: the answer, or undefined when the person cancelled. */
export function parseReply(line: string): Result<string | undefined> {
  const parsed = reply.safeParse(parseJson(line));
  if (!parsed.success) return fail(badRequest('The reply to a prompt is {"answer":"…"} or {"cancel":true}.'));
  return succeed('answer' in parsed.data ? parsed.data.answer : undefined);
}

const reply = z.union([z.object({ answer: z.string() }), z.object({ cancel: z.literal(true) })]);

/** Says in one line what did not fit, without the values. */
export function describeIssues(issues: readonly z.core.$ZodIssue[]): string {
  return issues.map((issue) => `${issue.path.join('.') || 'the request'}: ${issue.message}`).join('; ');
}

export function badRequest(message: string) {
  return { code: 'BadRequest', message, hint: 'docs/dialogue.md describes what the engine takes.' } as const;
}

function mismatch(spoken: { protocol: number; module: string }): Result<never> {
  const module = `module ${spoken.module} (protocol ${spoken.protocol})`;
  return fail({
    code: 'EngineMismatch',
    message: `The ${module} and the engine ${engineVersion} (protocol ${protocolVersion}) are of different releases.`,
    hint: 'Install the module again; then open a new shell.',
    target: engineVersion,
  });
}

function parseJson(line: string): unknown {
  try {
    // Windows PowerShell may begin the pipe with a byte order mark.
    return JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
