import { type Credentials, staysValid } from '../core/credentials.ts';
import type { Result } from '../core/error.ts';
import type { Edges } from '../edges/edges.ts';
import { type MfaDevice, type TokenCodes, tryCodes } from '../mfa/tokenCodes.ts';
import type { SourceHop } from '../plan/sources/sources.ts';
import type { Service } from '../services/service.ts';
import { getSessionToken } from '../services/sts/getSessionToken.ts';

/** What parallel runs of plans share, so that each is obtained once. */
export interface SharedRun {
  readonly codes: TokenCodes;
  readonly devices: DeviceSessions;
  /** Gets the credentials of a source once, remembers a failure too, and gets them again before they expire. */
  readonly source: (hop: SourceHop, get: () => Promise<Result<Credentials>>) => Promise<Result<Credentials>>;
  /** Runs parallel requests with the same name once for all. */
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
}

export function openSharedRun(codes: TokenCodes, edges: Pick<Edges, 'now'>): SharedRun {
  const recall = openMemory<Result<Credentials>>((got) => !got.ok || staysValid(got.value, edges.now()));
  const underWay = new Map<string, Promise<unknown>>();
  return {
    codes,
    devices: openDeviceSessions(codes, edges),
    source: (hop, get) => recall(JSON.stringify(hop), get),
    once,
  };

  function once<T>(name: string, make: () => Promise<T>): Promise<T> {
    const started = underWay.get(name) as Promise<T> | undefined;
    if (started !== undefined) return started;
    const made = make().finally(() => underWay.delete(name));
    underWay.set(name, made);
    return made;
  }
}

/** Sessions of users, made with a code of their device: they prove it to any number of roles, where a code works once. */
interface DeviceSessions {
  /**
   * The session that signs for roles which want this device; the code is asked for when the first one does. undefined where
   * the code must go with the role's own call: a session cannot ask for another (GetSessionToken), nor can a user whom a
   * policy forbids it.
   */
  readonly sessionOf: (
    device: MfaDevice,
    signer: Credentials,
    sts: Service,
  ) => Promise<Result<Credentials> | undefined>;
}

/** `codes`: those of all runs together. */
function openDeviceSessions(codes: TokenCodes, { now }: Pick<Edges, 'now'>): DeviceSessions {
  const recall = openMemory<Result<Credentials> | undefined>(
    (session) => !session?.ok || staysValid(session.value, now()),
  );
  return {
    sessionOf: async (device, signer, sts) => {
      if (signer.sessionToken !== undefined) return undefined;
      return recall(JSON.stringify([device.serialNumber, signer.accessKeyId]), () => makeSession(device, signer, sts));
    },
  };

  async function makeSession(device: MfaDevice, signer: Credentials, sts: Service) {
    const { serialNumber } = device;
    const session = await tryCodes(device, codes, (tokenCode) =>
      getSessionToken({ serialNumber, tokenCode }, signer, sts),
    );
    return !session.ok && session.error.code === 'AccessDenied' ? undefined : session;
  }
}

/** Returns a cache that makes each value once, also for callers that ask at the same time, and again when `holds` says that it is no longer valid. */
function openMemory<T>(holds: (value: T) => boolean): (name: string, make: () => Promise<T>) => Promise<T> {
  const values = new Map<string, Promise<T>>();
  return recall;

  async function recall(name: string, make: () => Promise<T>): Promise<T> {
    const known = values.get(name);
    if (known !== undefined) {
      const value = await known;
      if (holds(value)) return value;
      // Another caller that waited is already making it again.
      if (values.get(name) !== known) return recall(name, make);
    }
    const made = make();
    values.set(name, made);
    return made;
  }
}
