import { key } from './keys.ts';
import type { Configuration, Section } from './profile.ts';
import { type ProfileKind, profileKindOf } from './profileKind.ts';

export interface ProfileSummary {
  readonly name: string;
  readonly kind: ProfileKind;
  readonly region: string | null;
  /** 12 digits: the account that the profile's own credentials would be in. */
  readonly accountId: string | null;
  readonly roleArn: string | null;
  readonly sourceProfile: string | null;
  readonly mfaSerial: string | null;
}

/** All profiles in the order of `aws configure list-profiles`: the config file's, then names only in credentials. */
export function listProfiles(configuration: Configuration): ProfileSummary[] {
  return Array.from(configuration.profiles.values(), (profile) => summarizeProfile(profile, configuration));
}

/** What a list shows of one profile. */
export function summarizeProfile(profile: Section, configuration: Configuration): ProfileSummary {
  const value = (name: string) => profile.settings.get(name)?.value ?? null;
  const kind = profileKindOf(profile, configuration);
  const takesRole = kind === 'assume-role' || kind === 'web-identity';
  return {
    name: profile.name,
    kind,
    region: value(key.region),
    accountId: accountIdOf(profile, kind),
    roleArn: takesRole ? value(key.roleArn) : null,
    sourceProfile: kind === 'assume-role' ? value(key.sourceProfile) : null,
    mfaSerial: kind === 'assume-role' ? value(key.mfaSerial) : null,
  };
}

function accountIdOf(profile: Section, kind: ProfileKind): string | null {
  const value = (name: string) => profile.settings.get(name)?.value ?? '';
  if (kind === 'assume-role' || kind === 'web-identity') return accountOfArn(value(key.roleArn));
  if (kind === 'login') return accountOfArn(value(key.loginSession));
  return accountIn(value(kind === 'sso' ? key.ssoAccountId : key.accountId));
}

function accountOfArn(arn: string): string | null {
  return /^(?:[^:]*:){4}(\d{12}):/.exec(arn)?.[1] ?? null;
}

function accountIn(text: string): string | null {
  return /^\d{12}$/.test(text) ? text : null;
}
