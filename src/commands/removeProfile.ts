import { ownCredentialProcess } from '../config/ownCredentialProcess.ts';
import { settingName } from '../config/settingNames.ts';
import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { removeProfile } from '../edit/actions/removeProfile.ts';
import { listDependents } from '../edit/dependents.ts';
import { type EditableFiles, settingOf } from '../edit/editableFiles.ts';
import { forgetAccessKey } from '../vault/sealedKeys.ts';
import { defineCommand, requireProfile } from './shared/command.ts';
import { editFiles } from './shared/editFiles.ts';
import { renderEdited } from './shared/renderEdited.ts';

/** Removes a profile from both files and its encrypted access key, and lists the profiles that depend on it. */
export const removeProfileCommand = defineCommand({
  name: 'remove-profile',
  summary: say`removes a profile from the AWS files`,
  kinds: { profile: 'text', dryRun: 'flag' },
  run: async ({ profile, dryRun = false }, edges) => {
    const name = requireProfile(profile);
    if (!name.ok) return name;
    const done = await editFiles((files) => removeProfile(files, name.value), edges, { dryRun });
    if (!done.ok) return done;
    const { files, edited } = done.value;
    if (!dryRun && ownsSealedKey(files, name.value, edges)) forgetAccessKey(name.value, edges);
    const dependents = listDependents(files, name.value, ownCredentialProcess(edges.platform));
    return succeed({ ...renderEdited(name.value, edited), dependents });
  },
});

/** Whether only this profile uses the encrypted key of its name. */
function ownsSealedKey(files: EditableFiles, name: string, { platform }: CommandEdges): boolean {
  const processes = ownCredentialProcess(platform);
  const others = [...files.config.reading.profiles.keys(), ...files.credentials.reading.profiles.keys()];
  const uses = (profile: string) =>
    processes.sealedOf(settingOf(files, profile, settingName.credentialProcess) ?? '') === name;
  return uses(name) && !others.some((other) => other !== name && uses(other));
}
