import type { Section } from '../config/profile.ts';

/** `error`: does not work. `warning`: works differently than it looks, or is dangerous. `information`: has no effect. */
export type Severity = 'error' | 'warning' | 'information';

/** From the most to the least severe. */
export const severities: readonly Severity[] = ['error', 'warning', 'information'];

/** The result of a rule; never contains a secret. */
export interface Finding extends Place {
  readonly severity: Severity;
  readonly rule: string;
  /** The problem and its effect, for the user. */
  readonly message: string;
  /** How to fix it. */
  readonly suggestion: string;
}

/** Null for a finding that is not in a file. Lines count from 1. */
export interface Place {
  readonly file: string | null;
  readonly line: number | null;
}

/** A finding as the rule returns it, before its id and severity are added. */
export type UnratedFinding = Omit<Finding, 'severity' | 'rule'>;

/** The place of a finding about the environment. */
export const noPlace: Place = { file: null, line: null };

/** Makes a finding at the place of a setting or a section header. */
export function findingAt({ origin }: Pick<Section, 'origin'>, message: string, suggestion: string): UnratedFinding {
  return { ...origin, message, suggestion };
}
