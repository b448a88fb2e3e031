import { maskAssigned } from '../core/maskSecrets.ts';
import { say } from '../core/say.ts';
import type { HopBase, HopKind } from './hop.ts';

/** A session of an IAM user, made with an MFA code (GetSessionToken); it serves as proof of MFA for any number of roles. */
export interface MfaSessionHop extends HopBase {
  readonly kind: 'mfa-session';
  readonly serialNumber: string;
  /** The command that prints the MFA code (`mfa_process`). */
  readonly mfaProcess?: string;
  /** Seconds; by default 12 hours. */
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
