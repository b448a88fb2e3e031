import type { CheckContext } from './context.ts';
import { type Found, noPlace, type Severity } from './finding.ts';

export interface Rule {
  /** PascalCase and stable, since users filter by it. */
  readonly id: string;
  readonly severity: Severity;
  /** What the rule looks for, as a phrase for the help. */
  readonly title: string;
  readonly check: (context: CheckContext) => Iterable<Found>;
}

export type Said = readonly [message: string, suggestion: string];

/** Makes a rule about the environment, which has at most one finding. */
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
      const texts = look(context);
      return texts === undefined ? [] : [tell(texts)];
    },
  };
}

export function tell([message, suggestion]: Said): Found {
  return { ...noPlace, message, suggestion };
}
