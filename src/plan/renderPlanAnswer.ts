import type { AnswerObject } from '../core/answer.ts';
import { renderWarning } from '../core/warning.ts';
import { kindOf } from './hopKinds.ts';
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
  return { kind: hop.kind, profile: hop.profile, ...kindOf(hop).answer?.(hop) };
}
