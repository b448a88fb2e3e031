import type { Configuration, Section } from './profile.ts';
import { settingName } from './settingNames.ts';

/** The source of a profile's credentials: the first provider in the chain of the AWS CLI that accepts the profile. */
export type ProfileKind = 'assume-role' | 'web-identity' | NamedSource | 'none';

/** Sources that only a profile can specify. */
type NamedSource = 'sso' | 'static' | 'login' | 'process';

/** Follows the order of botocore's chain for an explicit profile (credentials.py, create_credential_resolver). */
export function profileKindOf(profile: Section, configuration: Configuration): ProfileKind {
  const { settings } = profile;
  if (settings.has(settingName.roleArn) && !settings.has(settingName.webIdentityTokenFile)) return 'assume-role';
  if ((settings.value(settingName.webIdentityTokenFile) ?? '') !== '') return 'web-identity';
  return namedSourceOf(profile, configuration) ?? 'none';
}

/** The sources after role and web identity. Login and process come between the keys in the credentials file and those in config. */
export function namedSourceOf({ name, settings }: Section, configuration: Configuration): NamedSource | undefined {
  if (settings.has(settingName.ssoRoleName) || settings.has(settingName.ssoAccountId)) return 'sso';
  if (holdsKeys(configuration.credentials.profiles.get(name))) return 'static';
  if (settings.has(settingName.loginSession)) return 'login';
  if (settings.has(settingName.credentialProcess)) return 'process';
  return holdsKeys(configuration.config.profiles.get(name)) ? 'static' : undefined;
}

function holdsKeys(section: Section | undefined): boolean {
  return section?.settings.has(settingName.accessKeyId) ?? false;
}
