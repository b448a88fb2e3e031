import { profileNotFound } from '../config/profileNotFound.ts';
import { fail, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { resolveProfileName } from '../plan/profileName.ts';
import { findAllLogins, findLogin, removeLogins } from '../signin/disconnectLogin.ts';
import { defineCommand } from './shared/command.ts';
import { readTrustedConfiguration } from './shared/userSettings.ts';

/** Removes the `aws login` session of a profile, or of all profiles, as `aws logout` does. */
export const disconnectLoginCommand = defineCommand({
  name: 'disconnect-login',
  summary: say`signs out of an aws login session`,
  kinds: { profile: 'text', all: 'flag', dryRun: 'flag' },
  run: async ({ profile, all = false, dryRun = false }, edges) => {
    const configuration = readTrustedConfiguration(edges);
    if (!configuration.ok) return configuration;
    const remove = (files: readonly string[]) => (dryRun ? files.length : removeLogins(files, edges));
    if (all) return succeed({ profile: null, removed: remove(findAllLogins(edges)) });
    const name = resolveProfileName(profile ? { profile } : {}, edges.environment);
    const { profiles, config, credentials } = configuration.value;
    const section = profiles.get(name);
    if (section === undefined && profile) return fail(profileNotFound(name, profiles.keys(), [config, credentials]));
    return succeed({ profile: name, removed: remove(findLogin(section, edges)) });
  },
});
