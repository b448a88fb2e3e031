import type { Configuration, Section } from '../config/profile.ts';
import { profileNotFound } from '../config/profileNotFound.ts';
import { settingName } from '../config/settingNames.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { requireLineBreaks } from '../plan/missingLineBreaks.ts';
import { suggest } from '../plan/problem.ts';
import { decideProfileName } from '../plan/profileName.ts';
import { type Resolved, readParameter, readSetting } from '../plan/resolvedValue.ts';
import { sessionMissing } from '../plan/sources/sso.ts';

/** Parameters that select a sign-in of IAM Identity Center. */
export interface TargetRequest {
  readonly profile?: string | undefined;
  readonly session?: string | undefined;
  readonly startUrl?: string | undefined;
  readonly region?: string | undefined;
}

/** A sign-in of IAM Identity Center, from the files and the request. */
export interface SsoTarget {
  /** The sso-session; null for a profile of the legacy format and for a start URL without a session. */
  readonly session: string | null;
  readonly startUrl: string;
  /** Null if a vanity start URL has to reveal it. */
  readonly region: Resolved<string> | null;
  /** Null if the session specifies none. */
  readonly scopes: readonly string[] | null;
  /** The profile whose endpoint and network settings apply. */
  readonly section: Section | undefined;
}

/** The name of a sign-in in the AWS CLI, from which its token file is named. */
export function subjectOf({ session, startUrl }: Pick<SsoTarget, 'session' | 'startUrl'>): string {
  return session ?? startUrl;
}

/**
 * Resolves the sign-in: the specified session or start URL, otherwise the one of the profile (specified, or from
 * AWS_PROFILE), otherwise the only sso-session. Errors: ProfileNotFound, ProfileIncomplete, InvalidParameter.
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
  const common = {
    section: name.by.kind === 'default' ? (findUser(request.session, configuration) ?? section) : section,
    region: readParameter(request.region || undefined, 'Region') ?? null,
  };
  if (request.session) return ofSession(request.session, configuration, common);
  if (request.startUrl) return succeed({ ...common, session: null, startUrl: request.startUrl, scopes: null });
  return ofProfile(section, configuration, common) ?? ofOnlySession(request, configuration, common);
}

/** The first profile that uses the session: without a specified profile, its endpoint and network settings apply. */
function findUser(session: string | undefined, { profiles }: Configuration): Section | undefined {
  if (!session) return undefined;
  return [...profiles.values()].find(({ settings }) => settings.value(settingName.ssoSession) === session);
}

type Common = Pick<SsoTarget, 'section' | 'region'>;

function ofSession(name: string, configuration: Configuration, common: Common): Result<SsoTarget> {
  const session = configuration.ssoSessions.get(name);
  if (session === undefined) return fail(noSession(name, configuration));
  const complete = requireLineBreaks(session, configuration);
  if (!complete.ok) return complete;
  const startUrl = session.settings.value(settingName.ssoStartUrl);
  if (!startUrl) return fail(noStartUrl(`[sso-session ${name}]`, name, session));
  const region = common.region ?? readSetting(session, settingName.ssoRegion) ?? null;
  return succeed({ ...common, session: name, startUrl, region, scopes: readScopes(session) });
}

/** Undefined for a profile without settings of Identity Center. */
function ofProfile(section: Section | undefined, configuration: Configuration, common: Common) {
  const reference = readSetting(section, settingName.ssoSession);
  if (section !== undefined && reference !== undefined) {
    return configuration.ssoSessions.has(reference.value)
      ? ofSession(reference.value, configuration, common)
      : sessionMissing(section, reference, configuration.ssoSessions.keys());
  }
  const startUrl = readSetting(section, settingName.ssoStartUrl)?.value;
  if (!startUrl) return undefined;
  const region = common.region ?? readSetting(section, settingName.ssoRegion) ?? null;
  return succeed({ ...common, session: null, startUrl, region, scopes: null });
}

function ofOnlySession({ profile }: TargetRequest, configuration: Configuration, common: Common): Result<SsoTarget> {
  if (profile) return fail(notSso(profile));
  const [only, ...others] = configuration.ssoSessions.keys();
  return only === undefined || others.length > 0
    ? fail(notSpecified([...configuration.ssoSessions.keys()]))
    : ofSession(only, configuration, common);
}

function readScopes(session: Section): readonly string[] | null {
  const text = session.settings.value(settingName.ssoRegistrationScopes);
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
    message: say`${place} does not have sso_start_url.`,
    hint: say`Add sso_start_url to ${place}.`,
    target,
    ...origin,
  };
}

function notSso(profile: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`Profile "${profile}" does not use IAM Identity Center.`,
    hint: say`Specify a profile that has sso_session, or specify the session with -Session.`,
    target: profile,
  };
}

function notSpecified(names: readonly string[]): EngineError {
  const known = names.map((name) => `"${name}"`).join(', ');
  return {
    code: 'InvalidParameter',
    message:
      names.length === 0
        ? say`No SSO session is specified, and the config file does not contain one.`
        : say`The config file contains ${names.length} SSO sessions, but none is specified.`,
    hint:
      names.length === 0
        ? say`Add an [sso-session] with sso_start_url and sso_region to the config file. Connect-AwsSso also accepts -StartUrl and -Region instead.`
        : say`Specify one with -Session: ${known}.`,
  };
}
