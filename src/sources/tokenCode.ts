import type { Edges } from '../edges/edges.ts';
import type { AssumeRoleHop, Plan } from '../plan/plan.ts';
import { type EngineError, fail, type Result, succeed } from '../protocol/error.ts';
import { Secret } from '../protocol/secret.ts';
import { readMfaProcess } from './mfaProcess.ts';
import type { RunProgram } from './runProgram.ts';

/** A hop that cannot be made without a code. */
export type MfaHop = AssumeRoleHop & { readonly serialNumber: string };

export interface Refusal {
  readonly attempt: number;
  /** Why the last code did not do. */
  readonly error?: EngineError;
}

/** Where the codes of one run come from. It remembers what was used: a code works once. */
export interface TokenCodes {
  /**
   * The next code for a hop: the one given with the request, then the profile's mfa_process, then the person.
   * Errors: MfaRequired, MfaRejected, InvalidParameter, SourceFailed; MfaRejected again when nobody can be asked.
   */
  readonly next: (hop: MfaHop, refusal: Refusal) => Promise<Result<Secret>>;
}

/** AWS takes a code for about a minute and a half; the same digits come back later only by chance. */
const windowMilliseconds = 120_000;

export function needsCode(hop: AssumeRoleHop): hop is MfaHop {
  return hop.serialNumber !== undefined;
}

/** `given`: the request's own code; it belongs to the last hop that needs one. */
export function openTokenCodes(
  plan: Plan,
  given: string | undefined,
  edges: Edges,
  run: RunProgram,
): Result<TokenCodes> {
  const target = plan.hops.findLast((hop) => hop.kind === 'assume-role' && needsCode(hop));
  const parsed = given === undefined ? undefined : parseCode(given);
  if (parsed !== undefined && !parsed.ok) return fail(notSixDigits('InvalidParameter', 'tokenCode'));
  if (parsed !== undefined && target === undefined) edges.tell({ kind: 'warning', warning: notNeeded });

  let mine = parsed?.value;
  const asked = new Set<MfaHop>();
  const used = new Map<string, Date>();
  return succeed({ next });

  async function next(hop: MfaHop, refusal: Refusal): Promise<Result<Secret>> {
    const code = await obtain(hop, refusal);
    if (!code.ok) return code;
    const parsed = parseCode(code.value);
    if (!parsed.ok) return fail(notSixDigits('MfaRejected', hop.serialNumber));
    const entry = `${hop.serialNumber} ${parsed.value}`;
    const before = used.get(entry);
    const now = edges.now();
    used.set(entry, now);
    if (before !== undefined && now.getTime() - before.getTime() < windowMilliseconds) return fail(usedBefore(hop));
    return succeed(new Secret(parsed.value));
  }

  async function obtain(hop: MfaHop, refusal: Refusal): Promise<Result<string>> {
    if (hop === target && mine !== undefined) {
      const code = mine;
      mine = undefined;
      return succeed(code);
    }
    if (hop.mfaProcess === undefined || asked.has(hop)) return askPerson(hop, refusal);
    asked.add(hop);
    const printed = await readMfaProcess(hop.profile, hop.mfaProcess, edges, run);
    return printed.ok ? printed : askPerson(hop, { attempt: refusal.attempt, error: printed.error });
  }

  async function askPerson(hop: MfaHop, { attempt, error }: Refusal): Promise<Result<string>> {
    const { profile, serialNumber } = hop;
    const question = { kind: 'token-code', profile, serialNumber, attempt } as const;
    const answer = await edges.ask(
      error === undefined ? question : { ...question, refused: `${error.message} ${error.hint}` },
    );
    // Where nobody can be asked, what went wrong before says more than "there was no answer".
    return answer.ok || error === undefined ? answer : fail(error);
  }
}

/** Six digits; apps show them in two groups, so spaces are let through. */
function parseCode(text: string): { readonly ok: true; readonly value: string } | { readonly ok: false } {
  const digits = text.replace(/\s/g, '');
  return /^\d{6}$/.test(digits) ? { ok: true, value: digits } : { ok: false };
}

function notSixDigits(code: 'InvalidParameter' | 'MfaRejected', target: string): EngineError {
  return {
    code,
    message: 'An MFA code is six digits.',
    hint: 'Type the six digits that the device shows now.',
    target,
  };
}

function usedBefore(hop: MfaHop): EngineError {
  return {
    code: 'MfaRejected',
    message: `This code of ${hop.serialNumber} was used a moment ago.`,
    hint: 'Wait for the next code: a code works once.',
    target: hop.serialNumber,
  };
}

const notNeeded = {
  code: 'TokenCodeNotUsed',
  message: 'A token code was given, but no role of the plan has an MFA serial: the code is not used.',
} as const;
