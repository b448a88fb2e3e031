import { fail, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { setProfile } from '../edit/actions/setProfile.ts';
import { defineCommand, requireProfile } from './shared/command.ts';
import { editFiles } from './shared/editFiles.ts';
import { settingParameters, toSettingNames, toSettings, warnOfSettings } from './shared/profileSettings.ts';
import { renderEdited, warnOfPlan } from './shared/renderEdited.ts';

/** Sets and removes settings of a profile, in the file in which the AWS CLI reads them. */
export const setProfileCommand = defineCommand({
  name: 'set-profile',
  summary: say`sets and removes settings of a profile`,
  kinds: { profile: 'text', ...settingParameters, removeSetting: 'texts', dryRun: 'flag' },
  run: async ({ profile, removeSetting = [], dryRun = false, ...parameters }, edges) => {
    const name = requireProfile(profile);
    if (!name.ok) return name;
    const settings = toSettings(parameters);
    if (!settings.ok) return settings;
    const remove = toSettingNames(removeSetting);
    if (!remove.ok) return remove;
    if (settings.value.size + remove.value.length === 0) return fail(nothingToDo(name.value));
    const change = { settings: settings.value, remove: remove.value };
    const done = await editFiles((files) => setProfile(files, name.value, change), edges, { dryRun });
    if (!done.ok) return done;
    if (done.value.edited.length > 0) warnOfPlan(name.value, done.value.edited, edges);
    warnOfSettings(settings.value, edges);
    return succeed(renderEdited(name.value, done.value.edited));
  },
});

function nothingToDo(profile: string) {
  return {
    code: 'InvalidParameter',
    message: say`There is nothing to change.`,
    hint: say`Specify a setting: -Region, -Setting, -RemoveSetting (--region, --setting name=value, --remove-setting name).`,
    target: profile,
  } as const;
}
