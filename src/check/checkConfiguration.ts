import type { CheckContext } from './context.ts';
import { type Finding, severities } from './finding.ts';
import { rules } from './rules/all.ts';

/** The findings of all rules, sorted by severity, file and line. */
export function checkConfiguration(context: CheckContext): Finding[] {
  return rules
    .flatMap(({ id, severity, check }) => Array.from(check(context), (found) => ({ severity, rule: id, ...found })))
    .sort(byWeight);
}

function byWeight(a: Finding, b: Finding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compareTexts(a.file ?? '', b.file ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compareTexts(a.rule, b.rule)
  );
}

/** By code units: the order must not depend on where it runs. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
