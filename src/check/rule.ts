import type { CheckContext } from './context.ts';
import { noPlace, type Severity, type UnratedFinding } from './finding.ts';

export interface Rule {
  /** PascalCase and stable, since users filter by it. */
  readonly id: string;
  readonly severity: Severity;
  /** What the rule looks for, as a phrase for the help. */
  readonly title: string;
  readonly check: (context: CheckContext) => Iterable<UnratedFinding>;
}

export type Advice = readonly [message: string, suggestion: string];

/** Makes a rule about the environment, which has at most one finding. */
export function shellRule(
  id: string,
  severity: Severity,
  title: string,
  look: (context: CheckContext) => Advice | undefined,
): Rule {
  return {
    id,
    severity,
    title,
    check: (context) => {
      const texts = look(context);
      return texts === undefined ? [] : [toFinding(texts)];
    },
  };
}

export function toFinding([message, suggestion]: Advice): UnratedFinding {
  return { ...noPlace, message, suggestion };
}
