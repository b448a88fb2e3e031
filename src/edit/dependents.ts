import type { OwnCredentialProcess } from '../config/ownCredentialProcess.ts';
import { settingName } from '../config/settingNames.ts';
import { refersToSection } from './edit.ts';
import { bothFiles, type EditableFiles, settingOf } from './editableFiles.ts';

/** The profiles that get their credentials from profile `name`: through source_profile, or a credential_process of this program. */
export function listDependents(files: EditableFiles, name: string, processes: OwnCredentialProcess): string[] {
  const names = new Set(bothFiles.flatMap((file) => [...files[file].reading.profiles.keys()]));
  return [...names].filter((other) => other !== name && dependsOn(files, other, name, processes));
}

/** Whether a profile gets its credentials from another one, directly or through others. */
export function leadsTo(files: EditableFiles, from: string, name: string, processes: OwnCredentialProcess): boolean {
  const seen = new Set<string>();
  for (let open = [from]; open.length > 0; ) {
    if (open.includes(name)) return true;
    for (const one of open) seen.add(one);
    open = open.flatMap((one) => listSources(files, one, processes)).filter((one) => !seen.has(one));
  }
  return false;
}

function dependsOn(files: EditableFiles, profile: string, name: string, processes: OwnCredentialProcess): boolean {
  const source = settingOf(files, profile, settingName.sourceProfile) ?? '';
  return refersToSection(source, name) || processOf(files, profile, processes) === name;
}

function listSources(files: EditableFiles, profile: string, processes: OwnCredentialProcess): string[] {
  return [settingOf(files, profile, settingName.sourceProfile), processOf(files, profile, processes)].filter(
    (source) => source !== undefined,
  );
}

function processOf(files: EditableFiles, profile: string, processes: OwnCredentialProcess): string | undefined {
  return processes.profileOf(settingOf(files, profile, settingName.credentialProcess) ?? '');
}
