import type { AnswerObject } from '../core/answer.ts';
import { renderSentence } from '../core/renderSentence.ts';
import { renderWarning } from '../core/warning.ts';
import { followsMfaSession } from './mfaSession.ts';
import { type Hop, kindOf, type Plan } from './plan.ts';
import type { Provenance } from './resolvedValue.ts';

/**
 * Renders the plan as the answer of `awsrole resolve`: hops in the order in which they run, without secrets and without the
 * places of values. A null sessionName is generated at the call; durations are in seconds.
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
 * Renders the plan for `Resolve-AwsProfile`: the same, and for each hop its `settings` with the place of each value (`file`
 * and `line`, variable, or parameter), `mfaRequired`, and `cachedUntil`, when its cached session expires (UTC; null if none is
 * cached). Reasons are sentences.
 */
export function renderPlanExplanation(plan: Plan, cachedUntil: readonly (Date | null)[] = []): AnswerObject {
  return {
    profile: plan.profile,
    region: plan.region?.value ?? null,
    regionDecidedBy: plan.region === null ? null : renderSource('region', plan.region.by),
    stsEndpoint: plan.sts.url,
    signingRegion: plan.sts.signingRegion,
    stsEndpointDecidedBy: renderSource('stsEndpoint', plan.sts.by),
    hops: plan.hops.map((hop, index) => ({
      ...explainHop(hop, plan.hops, index),
      cachedUntil: cachedUntil[index] ?? null,
    })),
    reasons: plan.reasons.map(renderSentence),
    warnings: plan.warnings.map((warning) => renderWarning(warning)),
  };
}

/** One hop of the answer. */
function renderHopAnswer(hop: Hop): AnswerObject {
  return { kind: hop.kind, profile: hop.profile, ...kindOf(hop).answer?.(hop) };
}

function explainHop(hop: Hop, hops: readonly Hop[], index: number): AnswerObject {
  const hasDevice = (hop.kind === 'assume-role' || hop.kind === 'mfa-session') && hop.serialNumber !== undefined;
  return {
    ...renderHopAnswer(hop),
    ...kindOf(hop).explain?.(hop),
    mfaRequired: hasDevice && !followsMfaSession(hops, index),
    settings: Object.entries(hop.provenance).map(([name, by]) => renderSource(name, by)),
  };
}

/** What decided a value, as flat properties for a table; `kind` is file, variable, parameter, or default. */
function renderSource(name: string, by: Provenance): AnswerObject {
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
