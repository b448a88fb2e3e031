import { parseArn } from '../core/arn.ts';
import { type Result, succeed } from '../core/error.ts';
import { isObject, parseJson } from '../core/json.ts';
import { say } from '../core/say.ts';
import { type CallSettings, splitTag } from './callSettings.ts';
import type { Hop } from './plan.ts';
import { refuse, renderProvenance } from './problem.ts';

/** The minimum lengths in characters, and seconds, that the AWS CLI checks before it calls STS. */
const minLength = { roleArn: 20, sessionName: 2, externalId: 2, serialNumber: 9 } as const;
const minSeconds = 900;

/** InvalidParameter for the first value, in the order of the calls, that the AWS CLI would not accept or STS would reject. */
export function validateParameters(hops: readonly Hop[]): Result<null> {
  for (const hop of hops) {
    const refused = findBlock(hop) ?? findShort(hop) ?? findShortDuration(hop) ?? findInvalid(hop);
    if (refused !== undefined) return refused;
  }
  return succeed(null);
}

/** A value that begins on the next line is a nested block, which the AWS CLI does not read as text. */
function findBlock(hop: Hop): Result<never> | undefined {
  const block = Object.entries(hop).find(([, value]) => typeof value === 'string' && value.startsWith('\n'));
  return block && refuseValue(hop, block[0], say`This setting requires a value, not an indented block.`);
}

function findShort(hop: Hop): Result<never> | undefined {
  for (const [name, least] of Object.entries(minLength)) {
    const value = Object.entries(hop).find(([own]) => own === name)?.[1];
    if (typeof value !== 'string' || [...value].length >= least) continue;
    return refuseValue(hop, name, say`"${value}" is too short: STS requires at least ${least} characters.`);
  }
  return undefined;
}

function findShortDuration(hop: Hop): Result<never> | undefined {
  if (hop.kind !== 'assume-role' && hop.kind !== 'web-identity' && hop.kind !== 'mfa-session') return undefined;
  if (hop.durationSeconds === undefined) return undefined;
  if (hop.durationSeconds >= minSeconds) return undefined;
  const message = say`${hop.durationSeconds} seconds is too short: STS requires at least ${minSeconds}.`;
  return refuseValue(hop, 'durationSeconds', message);
}

function findInvalid(hop: Hop): Result<never> | undefined {
  if (hop.kind !== 'assume-role' && hop.kind !== 'web-identity') return undefined;
  const fault = findCallFault(hop);
  return fault && refuseValue(hop, fault.name, fault.what);
}

function refuseValue(hop: Hop, name: string, what: string): Result<never> {
  const by = hop.provenance[name] ?? { kind: 'default' };
  const owner = hop.profile === null ? '' : say` (profile "${hop.profile}")`;
  return refuse({
    code: 'InvalidParameter',
    message: say`${what} It comes from ${renderProvenance(by)}${owner}.`,
    hint: say`Correct ${renderProvenance(by)}${name === 'roleArn' ? '' : say`, or remove it`}.`,
    ...(hop.profile === null ? {} : { target: hop.profile }),
    by,
  });
}

/** Limits of STS (API Reference, AssumeRole). */
const maxTags = 50;
const maxArns = 10;
const maxPolicyLength = 2048;

/** The first setting that STS would reject, by its name in the hop, and the reason as a sentence. */
function findCallFault(
  settings: CallSettings,
): { readonly name: keyof CallSettings; readonly what: string } | undefined {
  const { sessionTags = [], transitiveTagKeys = [], sourceIdentity, policy, policyArns = [] } = settings;
  const tags = sessionTags.map(splitTag);
  const keys = new Set(tags.map(({ key }) => key.toLowerCase()));
  const odd = sessionTags.find((tag) => !tag.includes('='));
  const long = tags.find(({ key, value }) => key === '' || key.length > 128 || value.length > 256);
  const lone = transitiveTagKeys.find((name) => !keys.has(name.toLowerCase()));
  const faults: readonly (readonly [keyof CallSettings, boolean, string])[] = [
    ['sessionTags', odd !== undefined, say`"${odd}" is not a valid tag. Write tags as key=value.`],
    [
      'sessionTags',
      long !== undefined,
      say`The tag "${long?.key}" is empty or too long: STS allows 128 characters in a tag key and 256 in a value.`,
    ],
    ['sessionTags', keys.size < tags.length, say`Two tags have the same key. Tag keys are not case-sensitive.`],
    ['sessionTags', tags.length > maxTags, say`There are ${tags.length} tags, but STS allows only ${maxTags}.`],
    ['transitiveTagKeys', lone !== undefined, say`"${lone}" is a transitive tag key, but no tag has this key.`],
    [
      'sourceIdentity',
      sourceIdentity !== undefined && !/^(?!aws:)[\w+=,.@-]{2,64}$/.test(sourceIdentity),
      say`"${sourceIdentity}" is not a valid source identity: use 2 to 64 letters, digits, and + = , . @ _ -.`,
    ],
    ['policy', policy !== undefined && !isObject(parseJson(policy)), say`The session policy is not a JSON object.`],
    [
      'policy',
      policy !== undefined && policy.length > maxPolicyLength,
      say`The session policy has ${policy?.length} characters, but STS allows only ${maxPolicyLength}.`,
    ],
    [
      'policyArns',
      policyArns.some((arn) => parseArn(arn) === undefined),
      say`Specify a policy by its ARN, such as arn:aws:iam::aws:policy/ReadOnlyAccess.`,
    ],
    [
      'policyArns',
      policyArns.length > maxArns,
      say`There are ${policyArns.length} policies, but STS allows only ${maxArns}.`,
    ],
  ];
  const found = faults.find(([, isFault]) => isFault);
  return found && { name: found[0], what: found[2] };
}
