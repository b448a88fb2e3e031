import { key } from './keys.ts';
import { listProfiles, type ProfileSummary } from './listProfiles.ts';
import type { Configuration } from './profile.ts';

/** One thing that can be completed: its text, other words that find it, and what a tip says of it. */
export interface Candidate {
  readonly text: string;
  readonly foundBy: string;
  readonly tip: string;
}

/** What the tips of profiles say, in the person's language. */
export interface TipWords {
  readonly account: string;
  readonly role: string;
  readonly mfa: string;
}

/** What both files name: profiles in aws-cli's order, role ARNs and MFA devices with their profiles, SSO sessions. */
export function listCandidates(configuration: Configuration, words: TipWords) {
  return {
    profiles: listProfiles(configuration).map((profile) => describeProfile(profile, words)),
    roleArns: listValues(configuration, key.roleArn),
    serialNumbers: listValues(configuration, key.mfaSerial),
    ssoSessions: listSsoSessions(configuration),
  };
}

function describeProfile(profile: ProfileSummary, words: TipWords): Candidate {
  const { name, kind, region, accountId, roleArn, mfaSerial } = profile;
  const facts = [
    accountId && `${words.account} ${accountId}`,
    roleArn && `${words.role} ${roleArn.replace(/^.*\//s, '')}`,
    region,
    mfaSerial && words.mfa,
    !accountId && !region && kind,
  ];
  return { text: name, foundBy: accountId ?? '', tip: facts.filter((fact) => fact).join(', ') };
}

/** The different values of a key, each with the profiles that have it. */
function listValues({ profiles }: Configuration, name: string): Candidate[] {
  const owners = new Map<string, string[]>();
  for (const profile of profiles.values()) {
    const value = profile.settings.get(name)?.value;
    if (!value) continue;
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
    const startUrl = settings.get(key.ssoStartUrl)?.value ?? '';
    return { text: name, foundBy: startUrl, tip: startUrl || 'sso-session' };
  });
}
