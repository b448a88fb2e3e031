import { ownCredentialProcess } from '../config/ownCredentialProcess.ts';
import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { registerProcess } from '../edit/actions/registerProcess.ts';
import { defineCommand, requireProfile } from './shared/command.ts';
import { editFiles } from './shared/editFiles.ts';
import { ensureLauncher, programWords } from './shared/launcher.ts';
import { renderEdited } from './shared/renderEdited.ts';

/** Writes a profile whose credential_process is this program. `program`: the command line that starts it, by default this executable. */
export const registerProcessCommand = defineCommand({
  name: 'register-process',
  summary: say`creates a profile whose credential_process is awsrole`,
  kinds: { profile: 'text', as: 'text', program: 'texts', dryRun: 'flag' },
  run: async ({ profile, as, program, dryRun = false }, edges) => {
    const name = requireProfile(profile);
    if (!name.ok) return name;
    const target = as ?? `${name.value}-process`;
    const launcher = ensureLauncher(program ?? edges.program, edges, { dryRun });
    if (!launcher.ok) return launcher;
    const registration = { profile: name.value, as: target, program: programWords(launcher.value, edges) };
    const processes = ownCredentialProcess(edges.platform);
    const options = { dryRun };
    const done = await editFiles((files) => registerProcess(files, registration, processes), edges, options);
    return done.ok ? succeed(renderEdited(target, done.value.edited)) : done;
  },
});
