import { roleNameOf } from '../core/arn.ts';
import { maskAssigned } from '../core/maskSecrets.ts';
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
  /** The role's own name, of Identity Center too, where no ARN is known. */
  readonly roleName: string | null;
  readonly sourceProfile: string | null;
  readonly mfaSerial: string | null;
}

/** All profiles in the order of `aws configure list-profiles`: the config file's, then names only in credentials. */
export function* listProfiles(configuration: Configuration): Generator<ProfileSummary> {
  for (const profile of configuration.profiles.values()) yield summarizeProfile(profile, configuration);
}

/** What a list shows of one profile. */
export function summarizeProfile(profile: Section, configuration: Configuration): ProfileSummary {
  const value = (name: string) => ownValue(profile, name);
  const kind = profileKindOf(profile, configuration);
  const takesRole = kind === 'assume-role' || kind === 'web-identity';
  const roleArn = takesRole ? value(key.roleArn) : null;
  return {
    name: profile.name,
    kind,
    region: value(key.region),
    accountId: accountIdOf(profile, kind),
    roleArn,
    roleName: roleArn === null ? (kind === 'sso' ? value(key.ssoRoleName) : null) : roleNameOf(roleArn),
    sourceProfile: kind === 'assume-role' ? value(key.sourceProfile) : null,
    mfaSerial: kind === 'assume-role' || kind === 'static' ? value(key.mfaSerial) : null,
  };
}

/**
 * Null also for an indented block in place of a value, of which `aws configure get` prints nothing either, and for a value
 * that has swallowed the line below it, which may hold a secret.
 */
function ownValue({ settings }: Section, name: string): string | null {
  const value = settings.value(name);
  if (value === undefined || value.includes('\n')) return null;
  return value.includes('=') ? maskAssigned(value) : value;
}

function accountIdOf(profile: Section, kind: ProfileKind): string | null {
  const value = (name: string) => profile.settings.value(name) ?? '';
  if (kind === 'assume-role' || kind === 'web-identity') return accountOfArn(value(key.roleArn));
  if (kind === 'login') return accountOfArn(value(key.loginSession));
  return accountIn(value(kind === 'sso' ? key.ssoAccountId : key.accountId));
}

/** The fifth part of an ARN. */
function accountOfArn(arn: string): string | null {
  let start = 0;
  for (let part = 1; part < 5; part++) start = arn.indexOf(':', start) + 1 || arn.length;
  return arn.charAt(start + 12) === ':' ? accountIn(arn.slice(start, start + 12)) : null;
}

function accountIn(text: string): string | null {
  return /^\d{12}$/.test(text) ? text : null;
}
