import { maskAssigned } from '../core/maskSecrets.ts';
import { listProfiles, type ProfileSummary } from './listProfiles.ts';
import type { Configuration } from './profile.ts';
import { settingName } from './settingNames.ts';

/** A completion: its text, other words that match it, and its tooltip. */
export interface Candidate {
  readonly text: string;
  readonly foundBy: string;
  readonly tip: string;
}

/** The words for the tooltips of profiles, in the user's language; `{0}` is the account or the role. */
export interface TipWords {
  readonly account: string;
  readonly role: string;
  readonly mfa: string;
  readonly accessKey: string;
}

/**
 * Lists the completions of one kind from the AWS files: profiles in the order of the AWS CLI, role ARNs and MFA devices with their
 * profiles, SSO sessions, SSO accounts and roles, or sections of the credentials file. Returns none for an unknown kind, which a module
 * of another release may request: a completion is not the place for an error.
 */
export function listCandidates(kind: string | undefined, configuration: Configuration, words: TipWords): Candidate[] {
  switch (kind) {
    case 'profiles':
      return Array.from(listProfiles(configuration), (profile) => describeProfile(profile, words));
    case 'role-arns':
      return listValues(configuration, settingName.roleArn);
    case 'serial-numbers':
      return listValues(configuration, settingName.mfaSerial);
    case 'sso-sessions':
      return listSsoSessions(configuration);
    case 'sso-account-ids':
      return listValues(configuration, settingName.ssoAccountId);
    case 'sso-role-names':
      return listValues(configuration, settingName.ssoRoleName);
    case 'sections':
      return listSections(configuration);
    default:
      return [];
  }
}

function describeProfile(profile: ProfileSummary, words: TipWords): Candidate {
  const { name, kind, region, accountId, roleName, mfaSerial } = profile;
  const facts = [
    accountId && words.account.replace('{0}', () => accountId),
    roleName && words.role.replace('{0}', () => roleName),
    kind === 'static' && words.accessKey,
    region,
    mfaSerial && words.mfa,
    !accountId && !region && kind !== 'static' && kind,
  ];
  return { text: name, foundBy: accountId ?? '', tip: facts.filter((fact) => fact).join(', ') };
}

/** The distinct values of a setting, each with the profiles that have it. */
function listValues({ profiles }: Configuration, name: string): Candidate[] {
  const owners = new Map<string, string[]>();
  for (const profile of profiles.values()) {
    const value = profile.settings.value(name);
    if (!value || value.includes('\n') || maskAssigned(value) !== value) continue;
    const names = owners.get(value);
    if (names) names.push(profile.name);
    else owners.set(value, [profile.name]);
  }
  return Array.from(owners, ([text, names]) => ({ text, foundBy: names.join(' '), tip: renderNames(names) }));
}

const maxNames = 5;

/** Renders a few names and the number of the others: a thousand profiles may use one MFA device. */
function renderNames(names: readonly string[]): string {
  const more = names.length > maxNames ? [`+${names.length - maxNames}`] : [];
  return [...names.slice(0, maxNames), ...more].join(', ');
}

function listSsoSessions({ ssoSessions }: Configuration): Candidate[] {
  return Array.from(ssoSessions.values(), ({ name, settings }) => {
    const startUrl = settings.value(settingName.ssoStartUrl) ?? '';
    return { text: name, foundBy: startUrl, tip: startUrl || 'sso-session' };
  });
}

function listSections({ credentials }: Configuration): Candidate[] {
  return [...credentials.profiles.keys()].map((text) => ({ text, foundBy: '', tip: text }));
}
