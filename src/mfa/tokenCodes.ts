import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { Secret } from '../core/secret.ts';
import type { Edges } from '../edges/edges.ts';
import { pause as sleep } from '../net/exchange.ts';
import type { MfaSessionHop } from '../plan/mfaHop.ts';
import { followsMfaSession } from '../plan/mfaSession.ts';
import type { Hop } from '../plan/plan.ts';
import type { AssumeRoleHop } from '../plan/roleHop.ts';
import type { RunProgram } from '../programs/runProgram.ts';
import { isWrongCode } from '../services/denials.ts';
import { readMfaProcess } from './mfaProcess.ts';

/** An MFA device, and the profile that specifies it. */
export type MfaDevice = Pick<AssumeRoleHop, 'profile' | 'mfaProcess'> & { readonly serialNumber: string };

/** A hop that requires an MFA code. */
type MfaHop = MfaSessionHop | (AssumeRoleHop & MfaDevice);

interface Refusal {
  readonly attempt: number;
  /** Why the last code was rejected. */
  readonly error?: EngineError;
}

/** The source of MFA codes for a run. It remembers used codes, since each code works only once. */
export interface TokenCodes {
  /**
   * The next code of a device: the code in the request, then from the mfa_process of the profile (waiting for its next code
   * if this one was used), then from the user.
   * Errors: MfaRequired, MfaRejected, InvalidParameter, SourceFailed; if no user can be prompted, the previous error.
   */
  readonly next: (device: MfaDevice, refusal: Refusal) => Promise<Result<Secret>>;
}

const tries = 3;

/** AWS accepts a code for about 90 seconds; after this time, the same digits are a new code. */
const windowMilliseconds = 120_000;
const stepMilliseconds = 30_000;

export function needsCode(hop: AssumeRoleHop): hop is AssumeRoleHop & MfaDevice {
  return hop.serialNumber !== undefined;
}

/** The hops that require an MFA code, with their indexes; a role after an MFA session does not. */
export function listMfaHops(hops: readonly Hop[]): { readonly hop: MfaHop; readonly index: number }[] {
  return hops.flatMap((hop, index) => {
    const requiresCode =
      hop.kind === 'mfa-session' || (hop.kind === 'assume-role' && needsCode(hop) && !followsMfaSession(hops, index));
    return requiresCode ? [{ hop: hop as MfaHop, index }] : [];
  });
}

/** The last hop that requires an MFA code; the code in the request is for it. */
export function findLastMfaHop(hops: readonly Hop[]): MfaHop | undefined {
  return listMfaHops(hops).at(-1)?.hop;
}

interface CodeTools {
  readonly run: RunProgram;
  /** Milliseconds. */
  readonly pause?: ((milliseconds: number) => Promise<void>) | undefined;
}

/** `given`: the code in the request, which is for `target`. */
export function openTokenCodes(
  target: MfaDevice | undefined,
  given: string | undefined,
  edges: Edges,
  { run, pause = sleep }: CodeTools,
): Result<TokenCodes> {
  const parsed = given === undefined ? undefined : parseCode(given);
  if (parsed !== undefined && !parsed.ok) return fail(notSixDigits('InvalidParameter', 'tokenCode'));
  if (parsed !== undefined && target === undefined) edges.tell({ kind: 'warning', warning: notNeeded });

  let givenCode = parsed?.value;
  const printed = new Map<MfaDevice, string>();
  const waited = new Set<MfaDevice>();
  const used = new Map<string, Date>();
  return succeed({ next });

  async function next(device: MfaDevice, refusal: Refusal): Promise<Result<Secret>> {
    const code = await obtain(device, refusal);
    if (!code.ok) return code;
    const parsed = parseCode(code.value);
    if (!parsed.ok) return fail(notSixDigits('MfaRejected', device.serialNumber));
    const isUsed = wasUsed(device, parsed.value);
    used.set(entryOf(device, parsed.value), edges.now());
    return isUsed ? fail(usedBefore(device)) : succeed(new Secret(parsed.value));
  }

  async function obtain(device: MfaDevice, refusal: Refusal): Promise<Result<string>> {
    if (device === target && givenCode !== undefined) {
      const code = givenCode;
      givenCode = undefined;
      return succeed(code);
    }
    const code = device.mfaProcess === undefined ? undefined : await runProcess(device, device.mfaProcess);
    if (code?.ok) return code;
    return askUser(device, code === undefined ? refusal : { attempt: refusal.attempt, error: code.error });
  }

  /** The code from mfa_process. If it was used or rejected, waits once for the next one; undefined if that did not help. */
  async function runProcess(device: MfaDevice, command: string): Promise<Result<string> | undefined> {
    const before = printed.get(device);
    if (waited.has(device)) return undefined;
    const code = before === undefined ? await readMfaProcess(device.profile, command, edges, run) : succeed(before);
    if (!code.ok) {
      waited.add(device);
      return code;
    }
    printed.set(device, code.value);
    if (!wasUsed(device, code.value)) return code;
    waited.add(device);
    await waitForNext(device);
    const later = await readMfaProcess(device.profile, command, edges, run);
    return later.ok && wasUsed(device, later.value) ? undefined : later;
  }

  /** Waits for the next code of a device: codes change every 30 seconds. */
  async function waitForNext({ serialNumber }: MfaDevice): Promise<void> {
    const message = say`Waiting for the next code from ${serialNumber}, because each code works only once.`;
    const seconds = Math.ceil((stepMilliseconds - (edges.now().getTime() % stepMilliseconds)) / 1000);
    for (let left = seconds; left > 0; left -= 1) {
      edges.tell({ kind: 'progress', message, secondsLeft: left });
      await pause(1000);
    }
    edges.tell({ kind: 'progress', message, secondsLeft: 0 });
  }

  function wasUsed(device: MfaDevice, code: string): boolean {
    const before = used.get(entryOf(device, code));
    return before !== undefined && edges.now().getTime() - before.getTime() < windowMilliseconds;
  }

  async function askUser(device: MfaDevice, { attempt, error }: Refusal): Promise<Result<string>> {
    const { profile, serialNumber } = device;
    const question = { kind: 'token-code', profile, serialNumber, attempt } as const;
    const answer = await edges.ask(
      error === undefined ? question : { ...question, refused: say`${error.message} ${error.hint}` },
    );
    // If no user can be prompted, the previous error explains more than "no code was provided".
    return answer.ok || error === undefined ? answer : fail(error);
  }
}

/** Makes a call that requires a code of the device. If a code is rejected, gets another one, with three attempts in total. */
export async function tryCodes<T>(
  device: MfaDevice,
  codes: TokenCodes,
  call: (code: Secret) => Promise<Result<T>>,
): Promise<Result<T>> {
  let refused: EngineError | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const code = await codes.next(device, refused === undefined ? { attempt } : { attempt, error: refused });
    const answer = code.ok ? await call(code.value) : code;
    if (answer.ok || attempt === tries || !mayAskAgain(answer.error, code.ok, refused)) return answer;
    refused = answer.error;
  }
}

/** Whether to get another code: after one that was malformed, already used, or rejected by AWS, but not if none was provided. */
function mayAskAgain(error: EngineError, sent: boolean, before: EngineError | undefined): boolean {
  return sent ? isWrongCode(error) : error.code === 'MfaRejected' && error !== before;
}

function entryOf({ serialNumber }: MfaDevice, code: string): string {
  return `${serialNumber} ${code}`;
}

/** Parses a six-digit code. Allows spaces, since apps show two groups, and full-width digits, which an input method may produce. */
function parseCode(text: string): { readonly ok: true; readonly value: string } | { readonly ok: false } {
  const ascii = text.replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const digits = ascii.replace(/\s/g, '');
  return /^\d{6}$/.test(digits) ? { ok: true, value: digits } : { ok: false };
}

function notSixDigits(code: 'InvalidParameter' | 'MfaRejected', target: string): EngineError {
  return {
    code,
    message: say`The MFA code must be six digits.`,
    hint: say`Enter the six-digit code that your MFA device shows.`,
    target,
  };
}

function usedBefore(device: MfaDevice): EngineError {
  return {
    code: 'MfaRejected',
    message: say`This code from ${device.serialNumber} was already used.`,
    hint: say`Wait for the next code; each code works only once.`,
    target: device.serialNumber,
  };
}

const notNeeded = {
  code: 'TokenCodeNotUsed',
  message: say`The MFA code is not used, because no role in the chain has an MFA device.`,
} as const;
