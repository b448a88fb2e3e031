import type { Configuration, Section } from '../../config/profile.ts';
import { settingName } from '../../config/settingNames.ts';
import type { Environment } from '../../core/environment.ts';
import { type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { resolveServiceEndpoint } from '../endpoints/regional.ts';
import type { HopBase, ProfileSource, Subject } from '../hop.ts';
import { requireLineBreaks } from '../missingLineBreaks.ts';
import { describeOddCharacter, refuse, suggest } from '../problem.ts';
import { type Provenance, type Resolved, readSetting } from '../resolvedValue.ts';

export interface SsoHop extends HopBase {
  readonly kind: 'sso';
  readonly session: string | null;
  readonly startUrl: string;
  readonly ssoRegion: string;
  readonly accountId: string;
  readonly roleName: string;
  /** The URLs of the access portal and of the token service. */
  readonly portal: string;
  readonly tokenService: string;
}

export const ssoKind: ProfileSource<SsoHop> = {
  giver: say`the AWS access portal`,
  read: readSso,
  shapes: {
    ...{ session: true, startUrl: true, ssoRegion: true, accountId: true, roleName: true },
    portal: true,
    tokenService: false,
  },
  explain: ({ session, startUrl, ssoRegion, accountId, roleName, portal, tokenService }) => {
    return { ssoSession: session, startUrl, ssoRegion, accountId, roleName, portal, tokenService };
  },
  title: ({ startUrl, accountId, roleName, provenance }) => ({
    text: say`IAM Identity Center: ${roleName} in ${accountId}, signed in at ${startUrl}`,
    by: provenance.startUrl,
  }),
  brief: ({ accountId, roleName }) => say`IAM Identity Center: ${roleName} in ${accountId}`,
};

const required = {
  roleName: settingName.ssoRoleName,
  accountId: settingName.ssoAccountId,
  startUrl: settingName.ssoStartUrl,
  ssoRegion: settingName.ssoRegion,
} as const;

/**
 * IAM Identity Center, if the profile has sso_role_name or sso_account_id. Settings of its sso_session are added and must
 * not contradict those of the profile (botocore SSOProvider).
 */
function readSso(subject: Subject): Result<SsoHop> | undefined {
  const profile = subject.section;
  if (!profile?.settings.has(settingName.ssoRoleName) && !profile?.settings.has(settingName.ssoAccountId))
    return undefined;
  const reference = readSetting(profile, settingName.ssoSession);
  if (reference === undefined) return buildHop(profile, undefined, null, subject);
  const session = subject.configuration.ssoSessions.get(reference.value);
  if (session === undefined) return sessionMissing(profile, reference, subject.configuration.ssoSessions.keys());
  const complete = requireLineBreaks(session, subject.configuration);
  if (!complete.ok) return complete;
  return findContradiction(profile, session) ?? buildHop(profile, session, reference, subject);
}

/** The URL of an AWS access portal; undefined if the text is not an HTTPS URL. An internal host may have no dot. */
export function parseStartUrl(text: string): URL | undefined {
  const url = /\s/.test(text) ? null : URL.parse(text);
  return url?.protocol === 'https:' ? url : undefined;
}

/** A role of IAM Identity Center from parameters instead of a profile. */
export interface SsoRequest {
  readonly session: string | null;
  readonly startUrl: string;
  readonly ssoRegion: Resolved<string>;
  readonly accountId: string;
  readonly roleName: string;
  /** The profile whose endpoint settings apply; null for none. */
  readonly settings: string | null;
}

export function resolveSsoRequest(
  { ssoRegion, settings, ...facts }: SsoRequest,
  configuration: Configuration,
  environment: Environment,
): Result<SsoHop> {
  const section = settings === null ? undefined : configuration.profiles.get(settings);
  const portal = resolveServiceEndpoint('sso', ssoRegion, { section, configuration, environment });
  if (!portal.ok) return portal;
  const tokenService = resolveServiceEndpoint('sso-oidc', ssoRegion, { section, configuration, environment });
  if (!tokenService.ok) return tokenService;
  return succeed({
    ...facts,
    kind: 'sso',
    profile: null,
    ssoRegion: ssoRegion.value,
    portal: portal.value.url,
    tokenService: tokenService.value.url,
    provenance: {
      accountId: byParameter('Account'),
      roleName: byParameter('Role'),
      ssoRegion: ssoRegion.by,
      portal: portal.value.by,
      tokenService: tokenService.value.by,
    },
  });
}

function buildHop(
  profile: Section,
  session: Section | undefined,
  reference: Resolved<string> | null,
  subject: Subject,
): Result<SsoHop> {
  const read = (name: string) => readSetting(session, name) ?? readSetting(profile, name);
  const [roleName, accountId] = [read(required.roleName), read(required.accountId)];
  const [startUrl, ssoRegion] = [read(required.startUrl), read(required.ssoRegion)];
  if (!roleName || !accountId || !startUrl || !ssoRegion) return keysMissing(profile, session);
  const settings = { ...subject, section: subject.settings };
  const portal = resolveServiceEndpoint('sso', ssoRegion, settings);
  if (!portal.ok) return portal;
  const tokenService = resolveServiceEndpoint('sso-oidc', ssoRegion, settings);
  if (!tokenService.ok) return tokenService;
  return succeed({
    kind: 'sso',
    profile: profile.name,
    session: reference?.value ?? null,
    startUrl: startUrl.value,
    ssoRegion: ssoRegion.value,
    accountId: accountId.value,
    roleName: roleName.value,
    portal: portal.value.url,
    tokenService: tokenService.value.url,
    provenance: {
      ...(reference && { session: reference.by }),
      startUrl: startUrl.by,
      ssoRegion: ssoRegion.by,
      accountId: accountId.by,
      roleName: roleName.by,
      portal: portal.value.by,
      tokenService: tokenService.value.by,
    },
  });
}

function findContradiction(profile: Section, session: Section): Result<never> | undefined {
  for (const [name, sessionSetting] of session.settings) {
    const profileSetting = readSetting(profile, name);
    if (profileSetting === undefined || profileSetting.value === sessionSetting.value) continue;
    // Settings that are not of Identity Center may have a secret value.
    const [profileValue, sessionValue] = name.startsWith('sso_')
      ? [`"${profileSetting.value}"`, `"${sessionSetting.value}"`]
      : [say`one value`, say`another`];
    return refuse({
      code: 'SourceConflict',
      message: say`${name} has ${profileValue} in profile "${profile.name}" but ${sessionValue} in sso-session "${session.name}".`,
      hint: say`Remove ${name} from profile "${profile.name}", because its sso-session has it.`,
      target: profile.name,
      by: profileSetting.by,
    });
  }
  return undefined;
}

/** The error for a profile whose sso_session does not exist. */
export function sessionMissing(profile: Section, reference: Resolved<string>, names: Iterable<string>): Result<never> {
  return refuse({
    code: 'ProfileIncomplete',
    message: say`The sso-session "${reference.value}" of profile "${profile.name}" does not exist${describeOddCharacter(reference.value)}.`,
    hint: say`${suggest(reference.value, names)}Add [sso-session ${reference.value}] to the config file, or correct sso_session.`,
    target: profile.name,
    by: reference.by,
  });
}

function keysMissing(profile: Section, session: Section | undefined): Result<never> {
  const missing = Object.values(required).filter((name) => !profile.settings.has(name) && !session?.settings.has(name));
  const isOfSession = (name: string) =>
    session !== undefined && (name === settingName.ssoStartUrl || name === settingName.ssoRegion);
  const places = [
    [missing.filter((name) => !isOfSession(name)), say`profile "${profile.name}"`],
    [missing.filter(isOfSession), say`sso-session "${session?.name}"`],
  ] as const;
  const steps = places.flatMap(([names, place]) => (names.length === 0 ? [] : say`${names.join(', ')} to ${place}`));
  return refuse({
    code: 'ProfileIncomplete',
    message: say`Profile "${profile.name}" is set up for IAM Identity Center but does not have ${missing.join(', ')}.`,
    hint: say`Add ${steps.join(say`, and `)}.`,
    target: profile.name,
    section: profile,
  });
}

function byParameter(name: string): Provenance {
  return { kind: 'parameter', name };
}
