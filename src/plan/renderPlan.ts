import type { AnswerObject } from '../core/answer.ts';
import { renderSentence } from '../core/renderSentence.ts';
import { renderWarning } from '../core/warning.ts';
import type { Decider } from './decided.ts';
import { followsMfaSession } from './mfaSession.ts';
import { type Hop, kindOf, type Plan } from './plan.ts';

/**
 * The plan as `awsrole resolve` answers it, for users and programs: hops in the order in which they run, no secret,
 * not where values stand. A sessionName of null is generated when the call is made; durations are in seconds.
 */
export function renderPlanAnswer(plan: Plan): AnswerObject {
  return {
    profile: plan.profile,
    region: plan.region?.value ?? null,
    stsEndpoint: plan.sts.url,
    hops: plan.hops.map(renderHopAnswer),
    warnings: plan.warnings.map((warning) => renderWarning(warning)),
  };
}

/**
 * The plan with what decided each value, for `Resolve-AwsProfile`: the answer's shape, and per hop `settings`, each a
 * name with its place (`file` and `line`, or the variable or parameter), `mfaRequired`, and `keptUntil`: when the session
 * kept for that hop ends (UTC; null: none is kept). Reasons are sentences.
 */
export function renderPlanExplanation(plan: Plan, keptUntil: readonly (Date | null)[] = []): AnswerObject {
  return {
    profile: plan.profile,
    region: plan.region?.value ?? null,
    regionDecidedBy: plan.region === null ? null : renderSource('region', plan.region.by),
    stsEndpoint: plan.sts.url,
    signingRegion: plan.sts.signingRegion,
    stsEndpointDecidedBy: renderSource('stsEndpoint', plan.sts.by),
    hops: plan.hops.map((hop, index) => ({
      ...explainHop(hop, plan.hops, index),
      keptUntil: keptUntil[index] ?? null,
    })),
    reasons: plan.reasons.map(renderSentence),
    warnings: plan.warnings.map((warning) => renderWarning(warning)),
  };
}

/** One hop of that answer. */
function renderHopAnswer(hop: Hop): AnswerObject {
  return { kind: hop.kind, profile: hop.profile, ...kindOf(hop).answer?.(hop) };
}

function explainHop(hop: Hop, hops: readonly Hop[], index: number): AnswerObject {
  const hasDevice = (hop.kind === 'assume-role' || hop.kind === 'mfa-session') && hop.serialNumber !== undefined;
  return {
    ...renderHopAnswer(hop),
    ...kindOf(hop).explain?.(hop),
    mfaRequired: hasDevice && !followsMfaSession(hops, index),
    settings: Object.entries(hop.decided).map(([name, by]) => renderSource(name, by)),
  };
}

/** One decision, flat, so that a table shows it: `kind` is file, variable, parameter or default. */
function renderSource(name: string, by: Decider): AnswerObject {
  const nowhere = { file: null, line: null, key: null, variable: null, parameter: null };
  switch (by.kind) {
    case 'file':
      return { name, kind: by.kind, ...nowhere, ...by.origin, key: by.key };
    case 'variable':
      return { name, kind: by.kind, ...nowhere, variable: by.name };
    case 'parameter':
      return { name, kind: by.kind, ...nowhere, parameter: by.name };
    case 'default':
      return { name, kind: by.kind, ...nowhere };
  }
}
