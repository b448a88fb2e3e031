import { findOddCharacter } from '../core/characters.ts';
import type { EngineError } from '../core/error.ts';
import { say } from '../core/say.ts';
import { explainIgnored } from './ignoredSection.ts';
import { findMissingLineBreak } from './missingLineBreak.ts';
import type { FileKind, FileReading } from './profile.ts';
import { similarNames } from './similarNames.ts';

/**
 * The error for a profile that neither file defines. `readings`: both files, in which an invalid header may show where the profile
 * was meant to be; `by`: what specified the profile, between commas.
 */
export function profileNotFound(
  name: string,
  names: Iterable<string>,
  readings: readonly LookedThrough[] = [],
  by = '',
): EngineError {
  const all = [...names];
  const odd = findOddCharacter(name);
  const message = say`The profile "${name}"${by} could not be found${odd === undefined ? '' : say`: its name contains ${odd.name}`}.`;
  const hint = readings.map((reading) => findMeant(name, reading)).find((found) => found !== undefined);
  return { code: 'ProfileNotFound', message, hint: hint ?? suggestProfiles(name, all), target: name };
}

function suggestProfiles(name: string, names: readonly string[]): string {
  if (names.length === 0)
    return say`The AWS files contain no profiles. Create one with New-AwsProfile (awsrole new-profile) or aws configure.`;
  const near = similarNames(name, names).map((one) => `"${one}"`);
  if (near.length === 0) return say`To list the profiles, run Get-AwsProfile (awsrole profiles).`;
  return say`Did you mean ${near.join(', ')}?`;
}

/** What of a file can show where a profile was meant to be. */
type LookedThrough = Pick<FileReading, 'file' | 'kind' | 'ignored' | 'profiles'>;

/** How to fix an invalid header, or one that follows a value; undefined if none of these is for the profile. */
function findMeant(name: string, { file, kind, ignored, profiles }: LookedThrough): string | undefined {
  for (const { header, line } of ignored) {
    const { meant, what, write } = explainIgnored(header);
    if (meant === name) return say`Line ${line} of ${file} has [${header}], which ${what}. Change it to ${write}.`;
  }
  if (kind === 'credentials' && profiles.has(`profile ${name}`)) {
    const { line } = profiles.get(`profile ${name}`)?.origin ?? { line: 1 };
    return say`Line ${line} of ${file} has [profile ${name}], but in that file a section header contains only the name: [${name}].`;
  }
  return findLost(name, kind, profiles);
}

function findLost(name: string, kind: FileKind, profiles: FileReading['profiles']): string | undefined {
  const wanted = kind === 'config' ? [`[profile ${name}]`, `[${name}]`] : [`[${name}]`];
  for (const { settings } of profiles.values()) {
    for (const [key, { value, origin }] of settings) {
      const lost = findMissingLineBreak(key, value, kind);
      if (lost === undefined || !wanted.includes(lost.text)) continue;
      return say`Line ${origin.line} of ${origin.file} has ${lost.text} after the value of ${key}. Move it to its own line.`;
    }
  }
  return undefined;
}
