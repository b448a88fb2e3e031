import type { CheckContext } from './context.ts';
import { type Found, noPlace, type Severity } from './finding.ts';

export interface Rule {
  /** PascalCase, stable: users filter by it. */
  readonly id: string;
  readonly severity: Severity;
  /** What it looks for, as one phrase, for the help. */
  readonly title: string;
  readonly check: (context: CheckContext) => Iterable<Found>;
}

export type Said = readonly [message: string, suggestion: string];

/** A rule about the shell alone, which finds one thing or nothing. */
export function shellRule(
  id: string,
  severity: Severity,
  title: string,
  look: (context: CheckContext) => Said | undefined,
): Rule {
  return {
    id,
    severity,
    title,
    check: (context) => {
      const said = look(context);
      return said === undefined ? [] : [tell(said)];
    },
  };
}

export function tell([message, suggestion]: Said): Found {
  return { ...noPlace, message, suggestion };
}
