import { listForeignSettings } from '../../config/foreignSettings.ts';
import { say } from '../../core/say.ts';
import type { Rule } from '../rule.ts';

/** Settings of other programs without which a profile does not do what it seems to. */

const foreignSetting: Rule = {
  id: 'ForeignSetting',
  severity: 'warning',
  title: 'a setting that only another program reads, such as include_profile of aws-vault',
  check: ({ configuration: { profiles } }) =>
    [...profiles.values()]
      .flatMap((section) => listForeignSettings(section, profiles))
      .map(({ origin, what, instead }) => ({ ...origin, message: say`${what}.`, suggestion: instead })),
};

export const foreignRules: readonly Rule[] = [foreignSetting];
