import { maskAssigned } from '../core/maskSecrets.ts';
import { say } from '../core/say.ts';
import type { HopBase, HopKind } from './hop.ts';

/** A session of the user itself, made with a code (GetSessionToken): it proves MFA to any number of roles. */
export interface MfaSessionHop extends HopBase {
  readonly kind: 'mfa-session';
  readonly serialNumber: string;
  /** Command that prints the token code (`mfa_process`). */
  readonly mfaProcess?: string;
  /** Seconds; 12 hours without it. */
  readonly durationSeconds?: number;
}

export const mfaSessionKind: HopKind<MfaSessionHop> = {
  shapes: { serialNumber: true, durationSeconds: true, mfaProcess: false },
  answer: ({ serialNumber, durationSeconds }) => ({
    serialNumber: maskAssigned(serialNumber),
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
  }),
  explain: ({ mfaProcess }) => (mfaProcess === undefined ? {} : { mfaProcess: maskAssigned(mfaProcess) }),
  title: () => ({ text: say`MFA session of the user, for all of its roles` }),
  brief: ({ serialNumber }) => say`MFA session of ${maskAssigned(serialNumber)}`,
};
