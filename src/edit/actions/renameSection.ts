import type { OwnCredentialProcess } from '../../config/ownCredentialProcess.ts';
import type { SectionName } from '../../config/sections.ts';
import { settingName } from '../../config/settingNames.ts';
import { similarNames } from '../../config/similarNames.ts';
import { fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { Edit } from '../edit.ts';
import { type bothFiles, type EditableFiles, hasProfile, type PlannedEdits, profileMissing } from '../editableFiles.ts';
import { validateName } from '../validate.ts';
import { requireFreeName } from './newProfile.ts';

/** The setting with which other sections refer to a section. */
const referenceKey = {
  profile: settingName.sourceProfile,
  'sso-session': settingName.ssoSession,
  services: settingName.services,
} as const;

/** Renames a section in both files, and updates the settings that refer to it. Errors: ProfileNotFound, InvalidParameter. */
export function renameSection(
  files: EditableFiles,
  section: SectionName,
  to: string,
  processes: OwnCredentialProcess,
): Result<PlannedEdits> {
  const checked = section.kind === 'profile' ? checkProfile(files, section.name, to) : checkOther(files, section, to);
  if (!checked.ok) return checked;
  const edits = (file: (typeof bothFiles)[number]): Edit[] => [
    ...(isThere(files, file, section) ? [{ kind: 'rename', section, to } as const] : []),
    { kind: 'retarget', key: referenceKey[section.kind], from: section.name, to },
  ];
  const planned = { config: edits('config'), credentials: edits('credentials') };
  return succeed(section.kind === 'profile' ? followInProcesses(files, planned, section.name, to, processes) : planned);
}

function checkProfile(files: EditableFiles, name: string, to: string): Result<string> {
  return hasProfile(files, name) ? requireFreeName(files, to) : fail(profileMissing(files, name));
}

function checkOther({ config }: EditableFiles, { kind, name }: SectionName, to: string): Result<string> {
  const sections = kind === 'sso-session' ? config.reading.ssoSessions : config.reading.services;
  if (!sections.has(name)) return fail(sectionNotFound(kind, name, sections.keys()));
  return sections.has(to) ? fail(alreadyExists(kind, to)) : validateName(to);
}

function isThere(files: EditableFiles, file: (typeof bothFiles)[number], { kind, name }: SectionName): boolean {
  const { profiles, ssoSessions, services } = files[file].reading;
  return { profile: profiles, 'sso-session': ssoSessions, services }[kind].has(name);
}

/** Updates each credential_process that requests the profile from this program. */
function followInProcesses(
  files: EditableFiles,
  planned: PlannedEdits,
  from: string,
  to: string,
  processes: OwnCredentialProcess,
): PlannedEdits {
  const follow = (file: (typeof bothFiles)[number]): Edit[] =>
    [...files[file].reading.profiles].flatMap(([name, { settings }]) => {
      const command = settings.value(settingName.credentialProcess);
      const renamed = command === undefined ? undefined : processes.rename(command, from, to);
      if (renamed === undefined) return [];
      // The renamed profile itself may have such a credential_process.
      const section = { kind: 'profile', name: name === from ? to : name } as const;
      return [{ kind: 'set', section, settings: new Map([[settingName.credentialProcess, renamed]]) } as const];
    });
  return {
    config: [...planned.config, ...follow('config')],
    credentials: [...planned.credentials, ...follow('credentials')],
  };
}

function sectionNotFound(kind: string, name: string, names: Iterable<string>) {
  const all = [...names];
  const near = similarNames(name, all).map((one) => `"${one}"`);
  const others =
    near.length === 0 ? say`To find ignored sections, run Test-AwsConfig.` : say`Did you mean ${near.join(', ')}?`;
  return {
    code: 'InvalidParameter',
    message: say`The section [${kind} ${name}] does not exist.`,
    hint: all.length === 0 ? say`The config file has no section of this type.` : others,
    target: name,
  } as const;
}

function alreadyExists(kind: string, name: string) {
  return {
    code: 'InvalidParameter',
    message: say`The section [${kind} ${name}] already exists.`,
    hint: say`Choose a different name.`,
    target: name,
  } as const;
}
