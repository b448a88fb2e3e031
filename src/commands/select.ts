import { summarizeProfile } from '../config/listProfiles.ts';
import { explainUnreadableFile } from '../config/unreadableFile.ts';
import { fail, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { resolveSelectedProfile } from '../plan/selectedProfile.ts';
import { rememberProfile } from '../settings/recent.ts';
import { defineCommand } from './shared/command.ts';
import { confirmProtected, readTrustedConfiguration } from './shared/userSettings.ts';

/**
 * Looks up a profile for AWS_PROFILE, without calling AWS: the program that reads the variable gets the credentials. Errors:
 * ProfileNotFound if neither file has the profile; ConfirmationRequired for a protected one, as for `assume`.
 */
export const select = defineCommand({
  name: 'select',
  summary: say`looks up a profile for AWS_PROFILE, without calling AWS`,
  kinds: { profile: 'text', confirmed: 'flag', remember: 'flag' },
  run: async ({ profile, confirmed = false, remember = false }, edges) => {
    const configuration = readTrustedConfiguration(edges);
    if (!configuration.ok) return configuration;
    const request = profile === undefined ? {} : { profile };
    const selected = resolveSelectedProfile(request, configuration.value, edges.environment);
    if (!selected.ok) {
      const { config, credentials } = configuration.value;
      return fail(explainUnreadableFile(selected.error, [config, credentials], edges.environment));
    }
    const { name, section } = selected.value;
    const isProtected = await confirmProtected(name.value, confirmed, edges);
    if (!isProtected.ok) return isProtected;
    if (remember) rememberProfile(name.value, edges);
    const summary = section === undefined ? undefined : summarizeProfile(section, configuration.value);
    return succeed({
      profile: name.value,
      region: summary?.region ?? null,
      accountId: summary?.accountId ?? null,
      roleArn: summary?.roleArn ?? null,
      roleName: summary?.roleName ?? null,
      isProtected: isProtected.value,
    });
  },
});
