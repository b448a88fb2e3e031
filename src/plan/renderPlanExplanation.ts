import type { AnswerObject } from '../core/answer.ts';
import { maskAssigned } from '../core/maskSecrets.ts';
import { renderWarning } from '../core/warning.ts';
import type { Decider, Hop, Plan } from './plan.ts';
import { renderHopAnswer } from './renderPlanAnswer.ts';

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
    hops: plan.hops.map((hop, index) => ({ ...explainHop(hop), keptUntil: keptUntil[index] ?? null })),
    reasons: plan.reasons,
    warnings: plan.warnings.map(renderWarning),
  };
}

function explainHop(hop: Hop): AnswerObject {
  return {
    ...renderHopAnswer(hop),
    ...explainSource(hop),
    mfaRequired: hop.kind === 'assume-role' && hop.serialNumber !== undefined,
    settings: Object.entries(hop.decided).map(([name, by]) => renderSource(name, by)),
  };
}

/** What the answer leaves out of a source and a person wants to see. */
function explainSource(hop: Hop): AnswerObject {
  switch (hop.kind) {
    case 'process':
      return { command: maskAssigned(hop.command) };
    case 'sso':
      return {
        ssoSession: hop.session,
        startUrl: hop.startUrl,
        ssoRegion: hop.ssoRegion,
        accountId: hop.accountId,
        roleName: hop.roleName,
      };
    case 'web-identity':
      return { tokenFile: hop.tokenFile };
    case 'login':
      return { loginSession: hop.loginSession };
    case 'assume-role':
      return hop.mfaProcess === undefined ? {} : { mfaProcess: maskAssigned(hop.mfaProcess) };
    case 'static':
    case 'environment':
    case 'container':
    case 'instance':
      return {};
  }
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
