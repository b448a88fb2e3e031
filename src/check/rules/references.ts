import type { Sections } from '../../config/profile.ts';
import { settingName } from '../../config/settingNames.ts';
import { say } from '../../core/say.ts';
import { type CheckContext, settingsOf } from '../context.ts';
import { findingAt, type UnratedFinding } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** Sections that no profile refers to. The planner reports references to missing sections (plans.ts). */

const ssoSessionUnused: Rule = {
  id: 'SsoSessionUnused',
  severity: 'information',
  title: 'an sso-session that no profile uses',
  check: (context) => findUnused(context, context.configuration.ssoSessions, settingName.ssoSession),
};

const servicesUnused: Rule = {
  id: 'ServicesUnused',
  severity: 'information',
  title: 'a services section that no profile uses',
  check: (context) => findUnused(context, context.configuration.services, settingName.services),
};

function findUnused(context: CheckContext, sections: Sections, name: string): UnratedFinding[] {
  const used = new Set(settingsOf(context, [name]).map(({ value }) => value));
  return [...sections.values()]
    .filter((section) => !used.has(section.name))
    .map((section) => {
      const message = say`No profile uses this section, because no profile has ${name} = ${section.name}.`;
      return findingAt(section, message, say`Add ${name} = ${section.name} to a profile, or remove the section.`);
    });
}

export const referenceRules: readonly Rule[] = [ssoSessionUnused, servicesUnused];
