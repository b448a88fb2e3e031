import { type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { findCallFault } from './callSettingRules.ts';
import type { Hop } from './plan.ts';
import { refuse, renderDecider } from './problem.ts';

/** Least lengths, in characters, of STS's parameters, and seconds: the only bounds that the AWS CLI checks before it calls. */
const leastLength = { roleArn: 20, sessionName: 2, externalId: 2, serialNumber: 9 } as const;
const leastSeconds = 900;

/** InvalidParameter for the first value, in the order of the calls, that the AWS CLI would not use or send. */
export function validateParameters(hops: readonly Hop[]): Result<null> {
  for (const hop of hops) {
    const refused = findBlock(hop) ?? findShort(hop) ?? findBrief(hop) ?? findUnfit(hop);
    if (refused !== undefined) return refused;
  }
  return succeed(null);
}

/** A value that begins on the next line is a nested block, which the AWS CLI reads as a table and never as text. */
function findBlock(hop: Hop): Result<never> | undefined {
  const block = Object.entries(hop).find(([, value]) => typeof value === 'string' && value.startsWith('\n'));
  return block && refuseValue(hop, block[0], say`A value is expected instead of an indented block.`);
}

function findShort(hop: Hop): Result<never> | undefined {
  for (const [name, least] of Object.entries(leastLength)) {
    const value = Object.entries(hop).find(([own]) => own === name)?.[1];
    if (typeof value !== 'string' || [...value].length >= least) continue;
    return refuseValue(hop, name, say`"${value}" is too short: STS requires at least ${least} characters.`);
  }
  return undefined;
}

function findBrief(hop: Hop): Result<never> | undefined {
  if (hop.kind !== 'assume-role' && hop.kind !== 'web-identity' && hop.kind !== 'mfa-session') return undefined;
  if (hop.durationSeconds === undefined) return undefined;
  if (hop.durationSeconds >= leastSeconds) return undefined;
  const message = say`${hop.durationSeconds} seconds are too few: STS requires at least ${leastSeconds}.`;
  return refuseValue(hop, 'durationSeconds', message);
}

function findUnfit(hop: Hop): Result<never> | undefined {
  if (hop.kind !== 'assume-role' && hop.kind !== 'web-identity') return undefined;
  const fault = findCallFault(hop);
  return fault && refuseValue(hop, fault.name, fault.what);
}

function refuseValue(hop: Hop, name: string, what: string): Result<never> {
  const by = hop.decided[name] ?? { kind: 'default' };
  const owner = hop.profile === null ? '' : say` (profile "${hop.profile}")`;
  return refuse({
    code: 'InvalidParameter',
    message: say`${what} It comes from ${renderDecider(by)}${owner}.`,
    hint: say`Correct ${renderDecider(by)}${name === 'roleArn' ? '' : say`, or remove it`}.`,
    ...(hop.profile === null ? {} : { target: hop.profile }),
    by,
  });
}
