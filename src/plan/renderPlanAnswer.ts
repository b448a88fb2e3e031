import type { AnswerObject } from '../core/answer.ts';
import { showKeyId } from '../core/keyText.ts';
import { maskAssigned } from '../core/maskSecrets.ts';
import { renderWarning } from '../core/warning.ts';
import type { Hop, Plan } from './plan.ts';

/**
 * The plan as `awsrole resolve` answers it, for people and programs: hops in the order in which they run, no secret,
 * not where values stand. A sessionName of null is generated when the call is made; durations are in seconds.
 */
export function renderPlanAnswer(plan: Plan): AnswerObject {
  return {
    profile: plan.profile,
    region: plan.region?.value ?? null,
    stsEndpoint: plan.sts.url,
    hops: plan.hops.map(renderHopAnswer),
    warnings: plan.warnings.map(renderWarning),
  };
}

/** One hop of that answer. */
export function renderHopAnswer(hop: Hop): AnswerObject {
  const { kind, profile } = hop;
  switch (hop.kind) {
    case 'static':
    case 'environment':
      return { kind, profile, accessKeyId: showKeyId(hop.accessKeyId) };
    case 'web-identity':
      return {
        kind,
        profile,
        roleArn: maskAssigned(hop.roleArn),
        sessionName: hop.sessionName && maskAssigned(hop.sessionName),
      };
    case 'assume-role':
      return {
        kind,
        profile,
        roleArn: maskAssigned(hop.roleArn),
        sessionName: hop.sessionName && maskAssigned(hop.sessionName),
        ...(hop.externalId === undefined ? {} : { externalId: maskAssigned(hop.externalId) }),
        ...(hop.serialNumber === undefined ? {} : { serialNumber: maskAssigned(hop.serialNumber) }),
        ...(hop.durationSeconds === undefined ? {} : { durationSeconds: hop.durationSeconds }),
      };
    case 'process':
    case 'sso':
    case 'container':
    case 'instance':
    case 'login':
      return { kind, profile };
  }
}
