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

/** A device that shows codes, and the profile that names it. */
export type MfaDevice = Pick<AssumeRoleHop, 'profile' | 'mfaProcess'> & { readonly serialNumber: string };

/** A hop that cannot be made without a code. */
type MfaHop = MfaSessionHop | (AssumeRoleHop & MfaDevice);

export interface Refusal {
  readonly attempt: number;
  /** Why the last code did not do. */
  readonly error?: EngineError;
}

/** Where the codes of one run come from. It remembers what was used: a code works once. */
export interface TokenCodes {
  /**
   * The next code of a device: the one given with the request, then the profile's mfa_process, whose next code is waited
   * for when this one was used, then the user.
   * Errors: MfaRequired, MfaRejected, InvalidParameter, SourceFailed; MfaRejected again when no one can be asked.
   */
  readonly next: (device: MfaDevice, refusal: Refusal) => Promise<Result<Secret>>;
}

const tries = 3;

/** AWS takes a code for about a minute and a half; the same digits come back later only by chance. */
const windowMilliseconds = 120_000;
const stepMilliseconds = 30_000;

export function needsCode(hop: AssumeRoleHop): hop is AssumeRoleHop & MfaDevice {
  return hop.serialNumber !== undefined;
}

/** The hops that are planned with a code, with their places: a role after an MFA session is not. */
export function listMfaHops(hops: readonly Hop[]): { readonly hop: MfaHop; readonly index: number }[] {
  return hops.flatMap((hop, index) => {
    const asks =
      hop.kind === 'mfa-session' || (hop.kind === 'assume-role' && needsCode(hop) && !followsMfaSession(hops, index));
    return asks ? [{ hop: hop as MfaHop, index }] : [];
  });
}

/** The last hop that needs a code: to it belongs the request's own. */
export function findLastMfaHop(hops: readonly Hop[]): MfaHop | undefined {
  return listMfaHops(hops).at(-1)?.hop;
}

interface CodeTools {
  readonly run: RunProgram;
  /** Milliseconds. */
  readonly pause?: ((milliseconds: number) => Promise<void>) | undefined;
}

/** `given`: the request's own code, which belongs to `target`. */
export function openTokenCodes(
  target: MfaDevice | undefined,
  given: string | undefined,
  edges: Edges,
  { run, pause = sleep }: CodeTools,
): Result<TokenCodes> {
  const parsed = given === undefined ? undefined : parseCode(given);
  if (parsed !== undefined && !parsed.ok) return fail(notSixDigits('InvalidParameter', 'tokenCode'));
  if (parsed !== undefined && target === undefined) edges.tell({ kind: 'warning', warning: notNeeded });

  let mine = parsed?.value;
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
    if (device === target && mine !== undefined) {
      const code = mine;
      mine = undefined;
      return succeed(code);
    }
    const code = device.mfaProcess === undefined ? undefined : await runProcess(device, device.mfaProcess);
    if (code?.ok) return code;
    return askPerson(device, code === undefined ? refusal : { attempt: refusal.attempt, error: code.error });
  }

  /** The process's code. One that was used, or that AWS has refused, is waited out once; undefined when that was of no use. */
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

  /** Devices count in steps of half a minute. */
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

  async function askPerson(device: MfaDevice, { attempt, error }: Refusal): Promise<Result<string>> {
    const { profile, serialNumber } = device;
    const question = { kind: 'token-code', profile, serialNumber, attempt } as const;
    const answer = await edges.ask(
      error === undefined ? question : { ...question, refused: `${error.message} ${error.hint}` },
    );
    // Where no one can be asked, what went wrong before says more than "there was no answer".
    return answer.ok || error === undefined ? answer : fail(error);
  }
}

/** Makes a call that needs a code of the device. A refused code is asked for again, three times in all. */
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

/** A code that was mistyped, used before, or refused by AWS; not one that no one gave. */
function mayAskAgain(error: EngineError, sent: boolean, before: EngineError | undefined): boolean {
  return sent ? isWrongCode(error) : error.code === 'MfaRejected' && error !== before;
}

function entryOf({ serialNumber }: MfaDevice, code: string): string {
  return `${serialNumber} ${code}`;
}

/** Six digits; apps show them in two groups, so spaces are let through, and an input method may have typed them at full width. */
function parseCode(text: string): { readonly ok: true; readonly value: string } | { readonly ok: false } {
  const digits = text.normalize('NFKC').replace(/\s/g, '');
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
