import { maskAssigned } from '../core/maskSecrets.ts';
import { key } from './keys.ts';
import { listProfiles, type ProfileSummary } from './listProfiles.ts';
import type { Configuration } from './profile.ts';

/** One thing that can be completed: its text, other words that find it, and what a tip says of it. */
export interface Candidate {
  readonly text: string;
  readonly foundBy: string;
  readonly tip: string;
}

/** How the tips of profiles say these, in the user's language; `{0}` is the account or the role. */
export interface TipWords {
  readonly account: string;
  readonly role: string;
  readonly mfa: string;
  readonly accessKey: string;
}

/**
 * What both files name of one kind: profiles in the AWS CLI's order, role ARNs and MFA devices with their profiles, SSO
 * sessions, accounts and roles of SSO, sections of the credentials file. An unknown kind has none: a module that asks for it is of another release, and a completion is not the place to say so.
 */
export function listCandidates(kind: string | undefined, configuration: Configuration, words: TipWords): Candidate[] {
  switch (kind) {
    case 'profiles':
      return Array.from(listProfiles(configuration), (profile) => describeProfile(profile, words));
    case 'role-arns':
      return listValues(configuration, key.roleArn);
    case 'serial-numbers':
      return listValues(configuration, key.mfaSerial);
    case 'sso-sessions':
      return listSsoSessions(configuration);
    case 'sso-account-ids':
      return listValues(configuration, key.ssoAccountId);
    case 'sso-role-names':
      return listValues(configuration, key.ssoRoleName);
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

/** The different values of a key, each with the profiles that have it. */
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

const mostNames = 5;

/** One MFA device may serve a thousand profiles. */
function renderNames(names: readonly string[]): string {
  const more = names.length > mostNames ? [`+${names.length - mostNames}`] : [];
  return [...names.slice(0, mostNames), ...more].join(', ');
}

function listSsoSessions({ ssoSessions }: Configuration): Candidate[] {
  return Array.from(ssoSessions.values(), ({ name, settings }) => {
    const startUrl = settings.value(key.ssoStartUrl) ?? '';
    return { text: name, foundBy: startUrl, tip: startUrl || 'sso-session' };
  });
}

function listSections({ credentials }: Configuration): Candidate[] {
  return [...credentials.profiles.keys()].map((text) => ({ text, foundBy: '', tip: text }));
}
