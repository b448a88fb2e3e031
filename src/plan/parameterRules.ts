import { type Result, succeed } from '../protocol/error.ts';
import type { AssumeRoleHop, Hop, WebIdentityHop } from './plan.ts';
import { refuse, renderDecider } from './problem.ts';

/** Least values of STS's parameters, in characters or seconds: the only bounds that aws-cli checks before it calls. */
const leastLength = { roleArn: 20, sessionName: 2, externalId: 2, serialNumber: 9 } as const;
const leastSeconds = 900;

/** InvalidParameter for the first value, in the order of the calls, that aws-cli would not send. */
export function validateParameters(hops: readonly Hop[]): Result<null> {
  for (const hop of hops) {
    if (hop.kind !== 'assume-role' && hop.kind !== 'web-identity') continue;
    const refused = findShort(hop) ?? (hop.kind === 'assume-role' ? findBrief(hop) : undefined);
    if (refused !== undefined) return refused;
  }
  return succeed(null);
}

function findShort(hop: AssumeRoleHop | WebIdentityHop): Result<never> | undefined {
  const values = hop.kind === 'assume-role' ? hop : { roleArn: hop.roleArn, sessionName: hop.sessionName };
  for (const [name, least] of Object.entries(leastLength)) {
    const value = (values as Readonly<Record<string, unknown>>)[name];
    if (typeof value !== 'string' || [...value].length >= least) continue;
    return refuseValue(hop, name, `"${value}" is too short: STS wants at least ${least} characters.`);
  }
  return undefined;
}

function findBrief(hop: AssumeRoleHop): Result<never> | undefined {
  const seconds = hop.durationSeconds;
  if (seconds === undefined || seconds >= leastSeconds) return undefined;
  return refuseValue(hop, 'durationSeconds', `${seconds} seconds are too few: STS wants at least ${leastSeconds}.`);
}

function refuseValue(hop: AssumeRoleHop | WebIdentityHop, name: string, what: string): Result<never> {
  const by = hop.decided[name] ?? { kind: 'default' };
  return refuse({
    code: 'InvalidParameter',
    message: `${what} It is given by ${renderDecider(by)}${hop.profile === null ? '' : ` (profile "${hop.profile}")`}.`,
    hint: `Correct ${renderDecider(by)}${name === 'roleArn' ? '' : ', or remove it'}.`,
    target: hop.profile ?? hop.roleArn,
    by,
  });
}
