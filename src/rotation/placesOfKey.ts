import { key } from '../config/keys.ts';
import type { Sections } from '../config/profile.ts';
import type { EditableFiles } from '../edit/editableFiles.ts';

/** The profiles whose section in that file holds an access key. */
export interface KeyPlaces {
  readonly config: readonly string[];
  readonly credentials: readonly string[];
}

/** Everywhere that a key stands: users copy keys from profile to profile, and all copies end with the key. */
export function findPlacesOfKey({ config, credentials }: EditableFiles, accessKeyId: string): KeyPlaces {
  return {
    config: namesWith(config.reading.profiles, accessKeyId),
    credentials: namesWith(credentials.reading.profiles, accessKeyId),
  };
}

function namesWith(sections: Sections, accessKeyId: string): readonly string[] {
  return [...sections.values()]
    .filter(({ settings }) => settings.value(key.accessKeyId) === accessKeyId)
    .map(({ name }) => name);
}
