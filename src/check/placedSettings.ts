import type { Section, Sections, Setting } from '../config/profile.ts';
import type { CheckContext } from './context.ts';
import type { Found } from './finding.ts';

/** One value of one section, as it is in one file. */
export interface PlacedSetting extends Setting {
  readonly key: string;
  readonly section: Section;
}

/** The profiles of both files, unmerged. */
export function profilesOf({ configuration }: CheckContext): Section[] {
  return [...configuration.config.profiles.values(), ...configuration.credentials.profiles.values()];
}

/**
 * Every value of the given keys, in profiles and sso-sessions of both files, but for those that swallowed a line; one of
 * `[DEFAULT]` comes once.
 */
export function settingsOf(context: CheckContext, keys: readonly string[]): PlacedSetting[] {
  const sections = [...profilesOf(context), ...valuesOf(context.configuration.ssoSessions)];
  const seen = new Set<string>();
  return sections
    .flatMap((section) => keys.flatMap((key) => placed(section, key)))
    .filter(({ origin }) => !context.hasSwallowed(origin))
    .filter(({ origin }) => {
      const place = `${origin.line} ${origin.file}`;
      const isNew = !seen.has(place);
      seen.add(place);
      return isNew;
    });
}

/** A finding at the place of a value or of a section's header. */
export function foundAt({ origin }: Pick<Section, 'origin'>, message: string, suggestion: string): Found {
  return { ...origin, message, suggestion };
}

function placed(section: Section, key: string): PlacedSetting[] {
  const setting = section.settings.get(key);
  return setting === undefined ? [] : [{ ...setting, key, section }];
}

function valuesOf(sections: Sections): Section[] {
  return [...sections.values()];
}
