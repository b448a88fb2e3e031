import { registerProcess } from '../config/edit/actions/registerProcess.ts';
import { ownProcesses } from '../config/edit/ownProcess.ts';
import { succeed } from '../protocol/error.ts';
import { defineCommand } from './command.ts';
import { editFiles } from './editFiles.ts';
import { needProfile } from './needProfile.ts';
import { programWords } from './programWords.ts';
import { renderEdited } from './renderEdited.ts';

/** Writes a profile that lets other programs get a role from here. `program`: what starts this one, if not this file. */
export const registerProcessCommand = defineCommand({
  name: 'register-process',
  summary: 'writes a profile whose credential_process is this program',
  kinds: { profile: 'text', as: 'text', program: 'texts', dryRun: 'flag' },
  run: async ({ profile, as, program, dryRun = false }, edges) => {
    const name = needProfile(profile);
    if (!name.ok) return name;
    const target = as ?? `${name.value}-process`;
    const words = programWords(program ?? edges.program, edges);
    const registration = { profile: name.value, as: target, program: words };
    const processes = ownProcesses(edges.platform);
    const options = { dryRun };
    const done = await editFiles((files) => registerProcess(files, registration, processes), edges, options);
    return done.ok ? succeed(renderEdited(target, done.value.edited)) : done;
  },
});
