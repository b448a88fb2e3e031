import { compareTexts } from '../core/compareTexts.ts';
import type { CheckContext } from './context.ts';
import { type Finding, severities } from './finding.ts';
import type { Rule } from './rule.ts';
import { endpointRules } from './rules/endpoints.ts';
import { fileRules } from './rules/files.ts';
import { foreignRules } from './rules/foreign.ts';
import { keyRules } from './rules/keys.ts';
import { lineRules } from './rules/lines.ts';
import { planRules } from './rules/plans.ts';
import { profileRules } from './rules/profiles.ts';
import { referenceRules } from './rules/references.ts';
import { sectionRules } from './rules/sections.ts';
import { shellRules } from './rules/shell.ts';
import { shellKeyRules } from './rules/shellKeys.ts';
import { syntaxRules } from './rules/syntax.ts';
import { valueRules } from './rules/values.ts';

/** Every rule of `Test-AwsConfig`, in the order of its help. */
export const rules: readonly Rule[] = [
  ...syntaxRules,
  ...sectionRules,
  ...lineRules,
  ...planRules,
  ...profileRules,
  ...keyRules,
  ...valueRules,
  ...referenceRules,
  ...foreignRules,
  ...endpointRules,
  ...fileRules,
  ...shellRules,
  ...shellKeyRules,
];

/** Runs all rules; returns the findings sorted by severity, file, and line. */
export function checkConfiguration(context: CheckContext): Finding[] {
  return rules
    .flatMap(({ id, severity, check }) => Array.from(check(context), (found) => ({ severity, rule: id, ...found })))
    .sort(bySeverity);
}

function bySeverity(a: Finding, b: Finding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compareTexts(a.file ?? '', b.file ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compareTexts(a.rule, b.rule)
  );
}
