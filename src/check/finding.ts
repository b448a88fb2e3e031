import type { Section } from '../config/profile.ts';

/** `error`: does not work. `warning`: works otherwise than it looks, or is dangerous. `information`: of no use. */
export type Severity = 'error' | 'warning' | 'information';

/** The worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information'];

/** What a rule found. Never holds a secret. */
export interface Finding extends Place {
  readonly severity: Severity;
  /** The rule's id. */
  readonly rule: string;
  /** What is so and what follows from it, for a user. */
  readonly message: string;
  /** What to do. */
  readonly suggestion: string;
}

/** Nulls for what is in no file. Lines count from 1. */
export interface Place {
  readonly file: string | null;
  readonly line: number | null;
}

/** What a rule itself says of a finding; its id and severity are added for it. */
export type Found = Omit<Finding, 'severity' | 'rule'>;

/** For what the shell alone says. */
export const noPlace: Place = { file: null, line: null };

/** A finding at the place of a value or of a section's header. */
export function foundAt({ origin }: Pick<Section, 'origin'>, message: string, suggestion: string): Found {
  return { ...origin, message, suggestion };
}
