import type { Rule } from '../rule.ts';
import { endpointRules } from './endpoints.ts';
import { fileRules } from './files.ts';
import { foreignRules } from './foreign.ts';
import { keyRules } from './keys.ts';
import { lineRules } from './lines.ts';
import { planRules } from './plans.ts';
import { profileRules } from './profiles.ts';
import { referenceRules } from './references.ts';
import { sectionRules } from './sections.ts';
import { shellRules } from './shell.ts';
import { shellKeyRules } from './shellKeys.ts';
import { syntaxRules } from './syntax.ts';
import { valueRules } from './values.ts';

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
