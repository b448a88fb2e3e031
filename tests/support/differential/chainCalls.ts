import type { Configuration } from '../../../src/config/profile.ts';
import type { Hop, Plan } from '../../../src/plan/plan.ts';
import type { AssumeRoleHop } from '../../../src/plan/roleHop.ts';
import type { WebIdentityHop } from '../../../src/plan/sources/webIdentity.ts';

/** A call to STS, or to a stubbed credential source, as oracle_chain.py reports it. */
export interface Call {
  readonly action?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly signer?: string | null;
  readonly signingRegion?: string | null;
  readonly url?: string;
  /** The source that was called; its settings are further members. */
  readonly source?: string;
  readonly [setting: string]: unknown;
}

/** The calls that a plan leads to, in the oracle's form. If no role is assumed, the oracle calls GetCallerIdentity. */
export function expectedCalls(plan: Plan): readonly Call[] {
  const calls: Call[] = [];
  let signer: string | null = null;
  for (const hop of plan.hops) {
    const call = callOf(hop, plan, signer);
    if (call !== null) calls.push(call);
    signer = keyOf(hop);
  }
  if (plan.hops.some((hop) => 'roleArn' in hop)) return calls;
  return [...calls, { action: 'GetCallerIdentity', parameters: {}, ...signed(plan, signer) }];
}

/** The session token of static keys; undefined for other sources, whose token comes from the stub. */
export function expectedToken(
  plan: Plan,
  configuration: Configuration,
  environment: Readonly<Record<string, string>>,
): string | null | undefined {
  const hop = plan.hops.length === 1 ? plan.hops[0] : undefined;
  if (hop?.kind !== 'static' && hop?.kind !== 'environment') return undefined;
  const by = hop.provenance['sessionToken'];
  if (by?.kind === 'variable') return environment[by.name] ?? null;
  if (by?.kind !== 'file' || hop.kind !== 'static') return null;
  return configuration[hop.file].profiles.get(hop.profile)?.settings.get(by.key)?.value ?? null;
}

function callOf(hop: Hop, plan: Plan, signer: string | null): Call | null {
  switch (hop.kind) {
    case 'process':
      return { source: 'process', command: hop.command };
    case 'sso': {
      const { startUrl, ssoRegion, accountId, roleName, session } = hop;
      return { source: 'sso', startUrl, ssoRegion, accountId, roleName, session };
    }
    case 'login':
      return { source: 'login', loginSession: hop.loginSession };
    case 'web-identity':
      return { action: 'AssumeRoleWithWebIdentity', parameters: webIdentityParameters(hop), ...unsigned(plan) };
    case 'assume-role':
      return { action: 'AssumeRole', parameters: assumeRoleParameters(hop), ...signed(plan, signer) };
    case 'container':
    case 'instance':
      return { source: hop.kind };
    case 'static':
    case 'environment':
    case 'mfa-session':
      return null;
  }
}

function assumeRoleParameters(hop: AssumeRoleHop): Readonly<Record<string, string>> {
  return {
    RoleArn: hop.roleArn,
    RoleSessionName: hop.sessionName ?? '(generated)',
    ...(hop.externalId !== undefined && { ExternalId: hop.externalId }),
    ...(hop.serialNumber !== undefined && { SerialNumber: hop.serialNumber, TokenCode: '123456' }),
    ...(hop.durationSeconds !== undefined && { DurationSeconds: String(hop.durationSeconds) }),
  };
}

function webIdentityParameters(hop: WebIdentityHop): Readonly<Record<string, string>> {
  return {
    RoleArn: hop.roleArn,
    RoleSessionName: hop.sessionName ?? '(generated)',
    WebIdentityToken: `token of ${hop.tokenFile}`,
  };
}

/** The access key that the oracle's stubs return. */
function keyOf(hop: Hop): string {
  if (hop.kind === 'static' || hop.kind === 'environment') return hop.accessKeyId;
  if (!('roleArn' in hop)) return `of ${hop.kind}`;
  return `of ${encodeURIComponent(hop.roleArn).replaceAll('%2F', '/')}`;
}

function signed(plan: Plan, signer: string | null) {
  return { signer, signingRegion: plan.sts.signingRegion, url: new URL(plan.sts.url).href };
}

function unsigned(plan: Plan) {
  return { signer: null, signingRegion: null, url: new URL(plan.sts.url).href };
}
