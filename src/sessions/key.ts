import { digestText } from '../core/digest.ts';
import type { Environment } from '../core/environment.ts';
import type { AssumeRoleHop, Hop, Plan, SsoHop, WebIdentityHop } from '../plan/plan.ts';

/** Names one session: two sessions share a key only if everything that shapes them is the same. */
export interface SessionKey {
  /** Canonical; kept in the entry and compared on every hit, so that equal names do no harm. Holds no secret. */
  readonly text: string;
  /** Short and safe as a file name. */
  readonly name: string;
}

/** Hops whose credentials are worth keeping: made by a call, and with an end. */
export type KeptHop = AssumeRoleHop | WebIdentityHop | SsoHop;

/** Where the session of a hop has its place. */
export interface Slot {
  readonly index: number;
  readonly hop: KeptHop;
  readonly key: SessionKey;
}

/** What tells one machine-bound source from another; the plan does not know it. */
export interface Surroundings {
  readonly hostName: string;
  readonly environment: Environment;
}

export function isKept(hop: Hop | undefined): hop is KeptHop {
  return hop?.kind === 'assume-role' || hop?.kind === 'web-identity' || hop?.kind === 'sso';
}

/** The key of the session of the hop at `index`: the hop, all hops below it, and where the call goes. */
export function renderSessionKey(plan: Plan, index: number, surroundings: Surroundings): SessionKey {
  const hops = plan.hops.slice(0, index + 1);
  const text = JSON.stringify(['awsrole 1', renderEndpoint(plan, hops), renderChain(hops, surroundings)]);
  return { text, name: digestText(text) };
}

/** What shapes the credentials that a chain of hops leads to, wherever its calls go; for JSON. */
export function renderChain(hops: readonly Hop[], surroundings: Surroundings): readonly unknown[] {
  return hops.map((hop) => [...renderHop(hop), ...renderSurroundings(hop, surroundings)]);
}

/** The partition follows from the endpoint and the role ARN; SSO has its region in the hop. */
function renderEndpoint(plan: Plan, hops: readonly Hop[]): readonly string[] | null {
  const callsSts = hops.some((hop) => hop.kind === 'assume-role' || hop.kind === 'web-identity');
  return callsSts ? [plan.sts.url, plan.sts.signingRegion] : null;
}

function renderHop(hop: Hop): readonly unknown[] {
  const shaping = Object.entries(shapes[hop.kind]).filter(([, isShaping]) => isShaping);
  const values = hop as unknown as Readonly<Record<string, unknown>>;
  return [hop.kind, ...shaping.map(([name]) => [name, values[name] ?? null])];
}

function renderSurroundings(hop: Hop, { hostName, environment }: Surroundings): readonly unknown[] {
  const variables = (addresses[hop.kind] ?? []).map((name) => environment[name] ?? null);
  return hop.kind === 'instance' || hop.kind === 'container' ? [hostName, ...variables] : variables;
}

/** Variables that lead a source somewhere else. */
const addresses: { readonly [K in Hop['kind']]?: readonly string[] } = {
  sso: ['AWS_ENDPOINT_URL_SSO', 'AWS_ENDPOINT_URL'],
  container: ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'],
  instance: ['AWS_EC2_METADATA_SERVICE_ENDPOINT'],
};

type Own<H extends Hop> = Exclude<keyof H, 'kind' | 'profile' | 'decided'>;
type Shapes = { readonly [K in Hop['kind']]: Readonly<Record<Own<Extract<Hop, { kind: K }>>, boolean>> };

/** Whether a property shapes the session. A property new in the plan does not compile until it stands here. */
const shapes: Shapes = {
  static: { accessKeyId: true, file: false },
  environment: { accessKeyId: true },
  process: { command: true },
  sso: { session: true, startUrl: true, ssoRegion: true, accountId: true, roleName: true },
  'web-identity': { roleArn: true, tokenFile: true, sessionName: true },
  container: {},
  instance: {},
  login: { loginSession: true },
  'assume-role': {
    roleArn: true,
    sessionName: true,
    externalId: true,
    serialNumber: true,
    durationSeconds: true,
    mfaProcess: false,
  },
};
