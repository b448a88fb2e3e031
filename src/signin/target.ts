import { key } from '../config/keys.ts';
import type { Configuration, Section } from '../config/profile.ts';
import { profileNotFound } from '../config/profileNotFound.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { type Decided, readParameter, readSetting } from '../plan/decided.ts';
import { requireLineBreaks } from '../plan/lostBreaks.ts';
import { suggest } from '../plan/problem.ts';
import { decideProfileName } from '../plan/profileName.ts';
import { sessionMissing } from '../plan/sources/sso.ts';

/** What names a sign-in of IAM Identity Center. */
export interface TargetRequest {
  readonly profile?: string | undefined;
  readonly session?: string | undefined;
  readonly startUrl?: string | undefined;
  readonly region?: string | undefined;
}

/** A sign-in of IAM Identity Center, as the files and the request name it. */
export interface SsoTarget {
  /** The sso-session; null for a profile of the old kind and for a start URL alone. */
  readonly session: string | null;
  readonly startUrl: string;
  /** Null where a vanity start URL has to tell it. */
  readonly region: Decided<string> | null;
  /** Null where the session names none. */
  readonly scopes: readonly string[] | null;
  /** The profile whose endpoint and network settings count. */
  readonly section: Section | undefined;
}

/** How the AWS CLI names a sign-in: its token file is named after this. */
export function subjectOf({ session, startUrl }: Pick<SsoTarget, 'session' | 'startUrl'>): string {
  return session ?? startUrl;
}

/**
 * Which sign-in is meant: the session or start URL that is named, otherwise that of the profile (named, or by AWS_PROFILE), else
 * the only sso-session there is. Errors: ProfileNotFound, ProfileIncomplete, InvalidParameter.
 */
export function resolveTarget(
  request: TargetRequest,
  configuration: Configuration,
  environment: Readonly<Record<string, string | undefined>>,
): Result<SsoTarget> {
  const name = decideProfileName(request.profile ? { profile: request.profile } : {}, environment);
  const section = configuration.profiles.get(name.value);
  if (section === undefined && request.profile) {
    const files = [configuration.config, configuration.credentials];
    return fail(profileNotFound(name.value, configuration.profiles.keys(), files));
  }
  const more = {
    section: name.by.kind === 'default' ? (findUser(request.session, configuration) ?? section) : section,
    region: readParameter(request.region || undefined, 'Region') ?? null,
  };
  if (request.session) return ofSession(request.session, configuration, more);
  if (request.startUrl) return succeed({ ...more, session: null, startUrl: request.startUrl, scopes: null });
  return ofProfile(section, configuration, more) ?? ofOnlySession(request, configuration, more);
}

/** The first profile that uses a session: its settings say where the calls of the session go, where no one names a profile. */
function findUser(session: string | undefined, { profiles }: Configuration): Section | undefined {
  if (!session) return undefined;
  return [...profiles.values()].find(({ settings }) => settings.value(key.ssoSession) === session);
}

type More = Pick<SsoTarget, 'section' | 'region'>;

function ofSession(name: string, configuration: Configuration, more: More): Result<SsoTarget> {
  const session = configuration.ssoSessions.get(name);
  if (session === undefined) return fail(noSession(name, configuration));
  const whole = requireLineBreaks(session, configuration);
  if (!whole.ok) return whole;
  const startUrl = session.settings.value(key.ssoStartUrl);
  if (!startUrl) return fail(noStartUrl(`[sso-session ${name}]`, name, session));
  const region = more.region ?? readSetting(session, key.ssoRegion) ?? null;
  return succeed({ ...more, session: name, startUrl, region, scopes: readScopes(session) });
}

/** Undefined for a profile that does not say that it is one of Identity Center. */
function ofProfile(section: Section | undefined, configuration: Configuration, more: More) {
  const reference = readSetting(section, key.ssoSession);
  if (section !== undefined && reference !== undefined) {
    return configuration.ssoSessions.has(reference.value)
      ? ofSession(reference.value, configuration, more)
      : sessionMissing(section, reference, configuration.ssoSessions.keys());
  }
  const startUrl = readSetting(section, key.ssoStartUrl)?.value;
  if (!startUrl) return undefined;
  const region = more.region ?? readSetting(section, key.ssoRegion) ?? null;
  return succeed({ ...more, session: null, startUrl, region, scopes: null });
}

function ofOnlySession({ profile }: TargetRequest, configuration: Configuration, more: More): Result<SsoTarget> {
  if (profile) return fail(notSso(profile));
  const [only, ...others] = configuration.ssoSessions.keys();
  return only === undefined || others.length > 0
    ? fail(notNamed([...configuration.ssoSessions.keys()]))
    : ofSession(only, configuration, more);
}

function readScopes(session: Section): readonly string[] | null {
  const text = session.settings.value(key.ssoRegistrationScopes);
  if (text === undefined) return null;
  return text
    .split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '');
}

function noSession(name: string, { ssoSessions }: Configuration): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`The sso-session "${name}" does not exist.`,
    hint: say`${suggest(name, ssoSessions.keys())}Add [sso-session ${name}] with sso_start_url and sso_region to the config file. Connect-AwsSso also accepts -StartUrl and -Region instead.`,
    target: name,
  };
}

function noStartUrl(place: string, target: string, { origin }: Section): EngineError {
  return {
    code: 'ProfileIncomplete',
    message: say`${place} lacks sso_start_url.`,
    hint: say`Add sso_start_url to ${place}.`,
    target,
    ...origin,
  };
}

function notSso(profile: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`Profile "${profile}" is not one of IAM Identity Center.`,
    hint: say`Specify a profile that has sso_session, or specify the session with -Session.`,
    target: profile,
  };
}

function notNamed(names: readonly string[]): EngineError {
  const known = names.map((name) => `"${name}"`).join(', ');
  return {
    code: 'InvalidParameter',
    message:
      names.length === 0
        ? say`No SSO session is specified, and the config file does not contain one.`
        : say`There are ${names.length} SSO sessions, and none is specified.`,
    hint:
      names.length === 0
        ? say`Add an [sso-session] with sso_start_url and sso_region to the config file. Connect-AwsSso also accepts -StartUrl and -Region instead.`
        : say`Specify one with -Session: ${known}.`,
  };
}
