import { type FileCalls, realFileCalls } from '../../../src/edges/fileCalls.ts';

export interface Fault {
  readonly call: keyof FileCalls;
  /** The system's name of the error. */
  readonly code: string;
  /** The first so many calls fail; by default one. */
  readonly times?: number;
  /** So many calls go well before. */
  readonly after?: number;
}

export interface FaultyCalls {
  readonly calls: FileCalls;
  /** How often each call was made. */
  readonly counts: ReadonlyMap<keyof FileCalls, number>;
}

/** The machine's file calls, of which one fails as told. */
export function makeFaultyCalls(fault?: Fault, real: FileCalls = realFileCalls): FaultyCalls {
  const counts = new Map<keyof FileCalls, number>();
  const calls = new Proxy(real, {
    get:
      (target, name: keyof FileCalls) =>
      (...words: unknown[]) => {
        const count = counts.get(name) ?? 0;
        counts.set(name, count + 1);
        const [first, times] = [fault?.after ?? 0, fault?.times ?? 1];
        if (fault?.call === name && count >= first && count < first + times) throw makeSystemError(fault.code, name);
        return (target[name] as (...words: unknown[]) => unknown)(...words);
      },
  });
  return { calls, counts };
}

export function makeSystemError(code: string, call: string): Error {
  return Object.assign(new Error(`${code}: made to fail, ${call}`), { code });
}
