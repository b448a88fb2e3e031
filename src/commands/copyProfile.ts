import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { copyProfile } from '../edit/actions/newProfile.ts';
import { defineCommand, requireProfile } from './shared/command.ts';
import { editFiles } from './shared/editFiles.ts';
import { renderEdited } from './shared/renderEdited.ts';

/** Copies a profile to another name, in both files. */
export const copyProfileCommand = defineCommand({
  name: 'copy-profile',
  summary: say`copies a profile to a new name`,
  kinds: { profile: 'text', newName: 'text', dryRun: 'flag' },
  run: async ({ profile, newName, dryRun = false }, edges) => {
    const name = requireProfile(profile);
    if (!name.ok) return name;
    const to = requireProfile(newName, 'new-name');
    if (!to.ok) return to;
    const options = { dryRun };
    const done = await editFiles((files) => copyProfile(files, name.value, to.value), edges, options);
    return done.ok ? succeed(renderEdited(to.value, done.value.edited)) : done;
  },
});
