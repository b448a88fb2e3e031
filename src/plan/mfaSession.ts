import type { Configuration, Section } from '../config/profile.ts';
import { settingName } from '../config/settingNames.ts';
import type { MfaSessionHop } from './mfaHop.ts';
import type { Hop } from './plan.ts';
import { readSetting } from './resolvedValue.ts';
import type { AssumeRoleHop } from './roleHop.ts';

/** Adds an MFA session to long-term keys that assume no role, if an MFA device is specified, as `aws configure mfa-login` does. */
export function addSessionOfKeys(hops: readonly Hop[], serialNumber: string | undefined, { profiles }: Configuration) {
  const [base, ...others] = hops;
  if (base === undefined || others.length > 0 || !isLongTerm(base)) return hops;
  const session = readSession(base, profiles.get(base.profile ?? ''), serialNumber);
  return session === undefined ? hops : [base, session];
}

/**
 * Adds an MFA session below the first role if `mfa_session` of its profile or its source profile says so, by default if the
 * user settings do. The role keeps its MFA device: if it does not accept the MFA of a session, it requires its own code.
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

/** Whether an MFA session comes right before this hop; its MFA is then tried first. */
export function followsMfaSession(hops: readonly Hop[], index: number): boolean {
  return hops[index - 1]?.kind === 'mfa-session';
}

/** Whether these are long-term keys of a user, which GetSessionToken requires; encrypted ones come from a process of this program. */
function isLongTerm(base: Hop): boolean {
  if (base.kind === 'static') return base.provenance['sessionToken'] === undefined;
  return base.kind === 'process' && /\scredential-process\s+-{2}sealed\s/.test(base.command);
}

function readSession(base: Hop, section: Section | undefined, given?: string): MfaSessionHop | undefined {
  const serialNumber = readSetting(section, settingName.mfaSerial);
  const mfaProcess = readSetting(section, settingName.mfaProcess);
  if (given === undefined && !serialNumber?.value) return undefined;
  return {
    kind: 'mfa-session',
    profile: base.profile,
    serialNumber: given ?? serialNumber?.value ?? '',
    ...(mfaProcess?.value && { mfaProcess: mfaProcess.value }),
    provenance: {
      ...(serialNumber && { serialNumber: serialNumber.by }),
      ...(mfaProcess?.value && { mfaProcess: mfaProcess.by }),
    },
  };
}

function takeDevice(
  { serialNumber, mfaProcess, provenance }: AssumeRoleHop,
  { profile }: Hop,
): MfaSessionHop | undefined {
  if (serialNumber === undefined) return undefined;
  const { serialNumber: by, mfaProcess: processBy } = provenance;
  return {
    ...{ kind: 'mfa-session', profile, serialNumber },
    ...(mfaProcess === undefined ? {} : { mfaProcess }),
    provenance: { ...(by && { serialNumber: by }), ...(processBy && { mfaProcess: processBy }) },
  };
}

function readFlag(section: Section | undefined): boolean | undefined {
  const value = section?.settings.value(settingName.mfaSession)?.toLowerCase();
  return value === 'true' ? true : value === 'false' ? false : undefined;
}
