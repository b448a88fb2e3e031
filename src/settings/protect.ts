import { matchesWildcard } from '../core/wildcard.ts';
import type { Settings } from './settings.ts';

/** The pattern that protects a profile; undefined when none does. Case does not count, as in PowerShell's -like. */
export function protectingPattern(settings: Settings, profile: string): string | undefined {
  return settings.protect.find((pattern) => matchesWildcard(pattern, profile));
}
