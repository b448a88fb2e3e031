import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { newProfile } from '../edit/actions/newProfile.ts';
import { defineCommand, requireProfile } from './shared/command.ts';
import { editFiles } from './shared/editFiles.ts';
import { settingParameters, toSettings, warnOfSettings } from './shared/profileSettings.ts';
import { renderEdited, warnOfPlan } from './shared/renderEdited.ts';

/** Creates a profile in the config file. */
export const newProfileCommand = defineCommand({
  name: 'new-profile',
  summary: say`creates a profile in the AWS config file`,
  kinds: { profile: 'text', ...settingParameters, dryRun: 'flag' },
  run: async ({ profile, dryRun = false, ...parameters }, edges) => {
    const name = requireProfile(profile);
    if (!name.ok) return name;
    const settings = toSettings(parameters);
    if (!settings.ok) return settings;
    const done = await editFiles((files) => newProfile(files, name.value, settings.value), edges, {
      dryRun,
    });
    if (!done.ok) return done;
    warnOfPlan(name.value, done.value.edited, edges);
    warnOfSettings(settings.value, edges);
    return succeed(renderEdited(name.value, done.value.edited));
  },
});
