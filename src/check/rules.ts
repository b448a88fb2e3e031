import type { Rule } from './finding.ts';
import { lineRules } from './rules/lines.ts';
import { sectionRules } from './rules/sections.ts';
import { syntaxRules } from './rules/syntax.ts';

/** Every rule of `Test-AwsConfig`, in the order of its help. */
export const rules: readonly Rule[] = [...syntaxRules, ...sectionRules, ...lineRules];
