import { roleNameOf } from '../core/arn.ts';
import { maskAssigned } from '../core/maskSecrets.ts';
import type { Configuration, Section } from './profile.ts';
import { type ProfileKind, profileKindOf } from './profileKind.ts';
import { settingName } from './settingNames.ts';

export interface ProfileSummary {
  readonly name: string;
  readonly kind: ProfileKind;
  readonly region: string | null;
  /** The 12-digit account ID of the credentials of this profile. */
  readonly accountId: string | null;
  readonly roleArn: string | null;
  /** The name of the role; for IAM Identity Center too, where the ARN is not known. */
  readonly roleName: string | null;
  readonly sourceProfile: string | null;
  readonly mfaSerial: string | null;
}

/** All profiles in the order of `aws configure list-profiles`: those of the config file, then those only in the credentials file. */
export function* listProfiles(configuration: Configuration): Generator<ProfileSummary> {
  for (const profile of configuration.profiles.values()) yield summarizeProfile(profile, configuration);
}

/** The properties of a profile that lists show. */
export function summarizeProfile(profile: Section, configuration: Configuration): ProfileSummary {
  const value = (name: string) => ownValue(profile, name);
  const kind = profileKindOf(profile, configuration);
  const takesRole = kind === 'assume-role' || kind === 'web-identity';
  const roleArn = takesRole ? value(settingName.roleArn) : null;
  return {
    name: profile.name,
    kind,
    region: value(settingName.region),
    accountId: accountIdOf(profile, kind),
    roleArn,
    roleName: roleArn === null ? (kind === 'sso' ? value(settingName.ssoRoleName) : null) : roleNameOf(roleArn),
    sourceProfile: kind === 'assume-role' ? value(settingName.sourceProfile) : null,
    mfaSerial: kind === 'assume-role' || kind === 'static' ? value(settingName.mfaSerial) : null,
  };
}

/**
 * The value of a setting. Also null for a nested block, of which `aws configure get` prints nothing either, and for a value
 * that continues on the line below it, which may contain a secret.
 */
function ownValue({ settings }: Section, name: string): string | null {
  const value = settings.value(name);
  if (value === undefined || value.includes('\n')) return null;
  return value.includes('=') ? maskAssigned(value) : value;
}

function accountIdOf(profile: Section, kind: ProfileKind): string | null {
  const value = (name: string) => profile.settings.value(name) ?? '';
  if (kind === 'assume-role' || kind === 'web-identity') return accountOfArn(value(settingName.roleArn));
  if (kind === 'login') return accountOfArn(value(settingName.loginSession));
  return accountIn(value(kind === 'sso' ? settingName.ssoAccountId : settingName.accountId));
}

/** The account ID: the fifth part of an ARN. */
function accountOfArn(arn: string): string | null {
  let start = 0;
  for (let part = 1; part < 5; part++) start = arn.indexOf(':', start) + 1 || arn.length;
  return arn.charAt(start + 12) === ':' ? accountIn(arn.slice(start, start + 12)) : null;
}

function accountIn(text: string): string | null {
  return /^\d{12}$/.test(text) ? text : null;
}
