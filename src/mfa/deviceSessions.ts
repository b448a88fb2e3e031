import { type Credentials, lastsOn } from '../core/credentials.ts';
import type { Result } from '../core/error.ts';
import { openMemory } from '../core/memory.ts';
import type { Edges } from '../edges/edges.ts';
import type { Service } from '../services/service.ts';
import { getSessionToken } from '../services/sts/getSessionToken.ts';
import { type MfaDevice, type TokenCodes, tryCodes } from './tokenCodes.ts';

/** Sessions of users, made with a code of their device: they prove it to any number of roles, where a code works once. */
export interface DeviceSessions {
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
export function openDeviceSessions(codes: TokenCodes, { now }: Pick<Edges, 'now'>): DeviceSessions {
  const recall = openMemory<Result<Credentials> | undefined>(
    (session) => !session?.ok || lastsOn(session.value, now()),
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
