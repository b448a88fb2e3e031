import { key } from '../config/keys.ts';
import type { Configuration, Section } from '../config/profile.ts';
import { readSetting } from './decided.ts';
import type { MfaSessionHop } from './mfaHop.ts';
import type { Hop } from './plan.ts';
import type { AssumeRoleHop } from './roleHop.ts';

/** Keys that end no role: with an MFA device next to them they become a session, as `aws configure mfa-login` makes one. */
export function addSessionOfKeys(hops: readonly Hop[], serialNumber: string | undefined, { profiles }: Configuration) {
  const [base, ...others] = hops;
  if (base === undefined || others.length > 0 || !isLongTerm(base)) return hops;
  const session = readSession(base, profiles.get(base.profile ?? ''), serialNumber);
  return session === undefined ? hops : [base, session];
}

/**
 * The same below the first role, where `mfa_session` of its profile or of its source says so, otherwise the user's settings. The
 * role keeps its device: one that takes no session's MFA is asked for a code of its own.
 */
export function addSessionOfRoles(
  hops: readonly Hop[],
  isWanted: boolean,
  { profiles }: Configuration,
): readonly Hop[] {
  const [base, role, ...others] = hops;
  if (base === undefined || role?.kind !== 'assume-role' || !isLongTerm(base)) return hops;
  const [ofBase, ofRole] = [base, role].map(({ profile }) => profiles.get(profile ?? ''));
  if (!(readFlag(ofRole) ?? readFlag(ofBase) ?? isWanted)) return hops;
  const session = takeDevice(role, base) ?? readSession(base, ofBase);
  return session === undefined ? hops : [base, session, role, ...others];
}

/** Whether a session comes before a hop: then its MFA is tried first. */
export function followsMfaSession(hops: readonly Hop[], index: number): boolean {
  return hops[index - 1]?.kind === 'mfa-session';
}

/** Keys of a user: only they can ask for a session. Sealed ones are printed by this program. */
function isLongTerm(base: Hop): boolean {
  if (base.kind === 'static') return base.decided['sessionToken'] === undefined;
  return base.kind === 'process' && /\scredential-process\s+-{2}sealed\s/.test(base.command);
}

function readSession(base: Hop, section: Section | undefined, given?: string): MfaSessionHop | undefined {
  const serialNumber = readSetting(section, key.mfaSerial);
  const mfaProcess = readSetting(section, key.mfaProcess);
  if (given === undefined && !serialNumber?.value) return undefined;
  return {
    kind: 'mfa-session',
    profile: base.profile,
    serialNumber: given ?? serialNumber?.value ?? '',
    ...(mfaProcess?.value && { mfaProcess: mfaProcess.value }),
    decided: {
      ...(serialNumber && { serialNumber: serialNumber.by }),
      ...(mfaProcess?.value && { mfaProcess: mfaProcess.by }),
    },
  };
}

function takeDevice({ serialNumber, mfaProcess, decided }: AssumeRoleHop, { profile }: Hop): MfaSessionHop | undefined {
  if (serialNumber === undefined) return undefined;
  const { serialNumber: by, mfaProcess: processBy } = decided;
  return {
    ...{ kind: 'mfa-session', profile, serialNumber },
    ...(mfaProcess === undefined ? {} : { mfaProcess }),
    decided: { ...(by && { serialNumber: by }), ...(processBy && { mfaProcess: processBy }) },
  };
}

function readFlag(section: Section | undefined): boolean | undefined {
  const value = section?.settings.value(key.mfaSession)?.toLowerCase();
  return value === 'true' ? true : value === 'false' ? false : undefined;
}
