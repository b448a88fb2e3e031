import { credentialKeys, settingName } from '../../config/settingNames.ts';
import type { PlanError } from '../planErrors.ts';
import type { Rule } from '../rule.ts';

/** A rule for some errors of the planner, by their code and the key at their place. */

interface PlanRule extends Pick<Rule, 'id' | 'title'> {
  readonly matches: (error: PlanError) => boolean;
}

const named: readonly PlanRule[] = [
  {
    id: 'ProfileCycle',
    title: 'source profiles that form a cycle',
    matches: ({ error }) => error.code === 'ProfileCycle',
  },
  {
    id: 'SourceMissing',
    title: 'a source_profile that does not exist',
    matches: ({ error, key: name }) => error.code === 'ProfileIncomplete' && name === settingName.sourceProfile,
  },
  {
    id: 'RoleWithoutSource',
    title: 'a role_arn with neither source_profile nor credential_source',
    matches: ({ error, key: name }) => error.code === 'ProfileIncomplete' && name === settingName.roleArn,
  },
  {
    id: 'BothSources',
    title: 'source_profile and credential_source in one profile',
    matches: ({ error, key: name }) => error.code === 'SourceConflict' && name === settingName.credentialSource,
  },
  {
    id: 'CredentialSourceInvalid',
    title: 'a credential_source that is not valid',
    matches: ({ error, key: name }) => error.code === 'ProfileIncomplete' && name === settingName.credentialSource,
  },
  {
    id: 'SsoContradiction',
    title: 'a value that differs between a profile and its sso-session',
    matches: ({ error, key: name }) => error.code === 'SourceConflict' && name !== settingName.credentialSource,
  },
  {
    id: 'EndpointInvalid',
    title: 'an endpoint_url without a scheme or a host',
    matches: ({ error, key: name }) => error.code === 'InvalidParameter' && name === settingName.endpointUrl,
  },
  {
    id: 'ServicesMissing',
    title: 'a profile whose services section does not exist or is empty',
    matches: ({ error, key: name }) => error.code === 'ProfileIncomplete' && name === settingName.services,
  },
  {
    id: 'SsoSessionMissing',
    title: 'a profile whose sso-session does not exist',
    matches: ({ error, key: name }) => error.code === 'ProfileIncomplete' && name === settingName.ssoSession,
  },
];

/** Keys whose values have more specific rules. */
const ruledElsewhere: ReadonlySet<string> = new Set([
  ...credentialKeys,
  settingName.roleArn,
  settingName.mfaSerial,
  settingName.externalId,
  settingName.roleSessionName,
  settingName.durationSeconds,
]);

const profileUnusable: PlanRule = {
  id: 'ProfileUnusable',
  title: 'a profile that does not resolve to credentials for another reason',
  matches: (error) => !named.some((rule) => rule.matches(error)) && !ruledElsewhere.has(error.key ?? ''),
};

export const planRules: readonly Rule[] = [...named, profileUnusable].map(({ id, title, matches }) => ({
  id,
  severity: 'error',
  title,
  check: ({ planErrors }) =>
    planErrors.filter(matches).map(({ error }) => ({
      file: error.file ?? null,
      line: error.line ?? null,
      message: error.message,
      suggestion: error.hint,
    })),
}));
