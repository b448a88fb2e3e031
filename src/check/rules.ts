import type { Rule } from './finding.ts';
import { endpointRules } from './rules/endpoints.ts';
import { fileRules } from './rules/files.ts';
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
  ...valueRules,
  ...referenceRules,
  ...endpointRules,
  ...fileRules,
  ...shellRules,
  ...shellKeyRules,
];
