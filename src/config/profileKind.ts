import { key } from './keys.ts';
import type { Configuration, Section } from './profile.ts';

/** Where a profile's credentials come from, by the first provider of the AWS CLI's chain that takes it. */
export type ProfileKind = 'assume-role' | 'web-identity' | NamedSource | 'none';

/** Sources that only a profile can name. */
export type NamedSource = 'sso' | 'static' | 'login' | 'process';

/** The order of botocore's chain for a profile that is named (credentials.py, create_credential_resolver). */
export function profileKindOf(profile: Section, configuration: Configuration): ProfileKind {
  const { settings } = profile;
  if (settings.has(key.roleArn) && !settings.has(key.webIdentityTokenFile)) return 'assume-role';
  if ((settings.value(key.webIdentityTokenFile) ?? '') !== '') return 'web-identity';
  return namedSourceOf(profile, configuration) ?? 'none';
}

/** What comes after role and web identity. A login and a process stand between the keys of the two files. */
export function namedSourceOf({ name, settings }: Section, configuration: Configuration): NamedSource | undefined {
  if (settings.has(key.ssoRoleName) || settings.has(key.ssoAccountId)) return 'sso';
  if (holdsKeys(configuration.credentials.profiles.get(name))) return 'static';
  if (settings.has(key.loginSession)) return 'login';
  if (settings.has(key.credentialProcess)) return 'process';
  return holdsKeys(configuration.config.profiles.get(name)) ? 'static' : undefined;
}

function holdsKeys(section: Section | undefined): boolean {
  return section?.settings.has(key.accessKeyId) ?? false;
}
