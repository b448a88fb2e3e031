import type { Configuration, Section } from '../config/profile.ts';
import { settingName } from '../config/settingNames.ts';
import type { Environment } from '../core/environment.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { validateName } from '../edit/validate.ts';
import { resolveProfileName } from '../plan/profileName.ts';
import { resolveRegion } from '../plan/region.ts';
import type { Resolved } from '../plan/resolvedValue.ts';

/** The target of an `aws login` sign-in. */
export interface LoginTarget {
  /** It may be a new profile. */
  readonly profile: string;
  readonly section: Section | undefined;
  readonly region: Resolved<string>;
}

/**
 * Resolves the profile that gets the session, and the region to sign in to. Rejects a profile with credentials of another
 * kind, as the AWS CLI does, since those would take precedence. Errors: InvalidParameter.
 */
export function resolveLoginTarget(
  {
    profile: given,
    region: givenRegion,
  }: { readonly profile?: string | undefined; readonly region?: string | undefined },
  { profiles }: Configuration,
  environment: Environment,
): Result<LoginTarget> {
  const profile = resolveProfileName(given ? { profile: given } : {}, environment);
  const section = profiles.get(profile);
  const valid = section === undefined ? validateName(profile) : succeed(profile);
  if (!valid.ok) return valid;
  const other = otherCredentials.find((name) => section?.settings.has(name));
  if (other !== undefined) return fail(notForLogin(profile, other));
  const region = resolveRegion(givenRegion, environment, section);
  if (!region.ok) return region;
  return region.value.region === null
    ? fail(noRegion(profile))
    : succeed({ profile, section, region: region.value.region });
}

/** In the order of the AWS CLI (login.py ensure_profile_does_not_have_existing_credentials). */
const otherCredentials = [
  settingName.webIdentityTokenFile,
  settingName.ssoRoleName,
  settingName.ssoAccountId,
  settingName.accessKeyId,
  settingName.roleArn,
  settingName.credentialProcess,
];

function notForLogin(profile: string, name: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`Profile "${profile}" has other credentials (${name}), which take precedence over a sign-in.`,
    hint: say`Specify another profile, which can be new: Connect-AwsLogin work.`,
    target: profile,
  };
}

function noRegion(profile: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`Neither profile "${profile}" nor the environment sets a region to sign in to.`,
    hint: say`Specify the region of your resources, or the nearest region, with -Region, such as -Region us-east-1.`,
    target: profile,
  };
}
