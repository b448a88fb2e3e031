import { type FileCalls, realFileCalls } from '../../../src/edges/fileCalls.ts';

export interface Fault {
  readonly call: keyof FileCalls;
  /** The error code of the system. */
  readonly code: string;
  /** How many calls fail; by default one. */
  readonly times?: number;
  /** How many calls succeed before that. */
  readonly after?: number;
}

export interface FaultyCalls {
  readonly calls: FileCalls;
  /** How often each call was made. */
  readonly counts: ReadonlyMap<keyof FileCalls, number>;
}

/** The real file calls, one of which fails as specified. */
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
