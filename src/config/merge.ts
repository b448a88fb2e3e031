import type { FileReading, Sections } from './profile.ts';
import { extendSection } from './sections.ts';

/**
 * aws-cli's merge of both files: the credentials file wins for every key, and its new profiles come last
 * (botocore, session.py, full_config). Nested blocks are not merged.
 */
export function mergeProfiles(config: FileReading, credentials: FileReading): Sections {
  const merged = new Map(config.profiles);
  for (const [name, section] of credentials.profiles) {
    const base = merged.get(name);
    merged.set(name, base === undefined ? section : extendSection(base, section.settings));
  }
  return merged;
}
