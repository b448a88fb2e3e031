import { deflateRawSync } from 'node:zlib';
import { type Check, checksOf, constraints, validate } from './constraints.ts';
import { invalidParameterValue, malformedPolicyDocument, packedPolicyTooLarge, validationError } from './errors.ts';
import { type Parameters, readMembers } from './query.ts';
import type { Session } from './world.ts';

/** The parts of a request that shape the session: its policies and tags. */
export interface SessionRequest {
  readonly tags: ReadonlyMap<string, string>;
  /** The tags that are passed on to the next session of a chain. */
  readonly transitiveTags: ReadonlyMap<string, string>;
  /** The used percentage of the space that AWS allows; undefined without policies and tags. */
  readonly packedPolicySize: number | undefined;
}

const MAX_TAGS = 50;
const MAX_POLICY_ARNS = 10;
/** The limit in bytes, derived from AWS: nine tags of 254 bytes resulted in 498 %. */
const PACKED_LIMIT = 459;

/** Reads and checks Policy, PolicyArns, Tags and TransitiveTagKeys. `parent` is the session that signed the request. */
export function readSessionRequest(parameters: Parameters, parent: Session | undefined): SessionRequest {
  const keys = readMembers(parameters, 'Tags', 'Key');
  const values = readMembers(parameters, 'Tags', 'Value');
  const transitiveKeys = readMembers(parameters, 'TransitiveTagKeys');
  const policyArns = readMembers(parameters, 'PolicyArns', 'arn');
  const policy = parameters.get('Policy');
  validate([
    ...checksOf(parameters, { Policy: constraints.policy }),
    ...listChecks('tags', 'key', keys, constraints.tagKey),
    ...listChecks('tags', 'value', values, constraints.tagValue),
    ...listChecks('policyArns', 'arn', policyArns, constraints.arn),
  ]);
  checkCount('tags', keys, MAX_TAGS);
  checkCount('transitiveTagKeys', transitiveKeys, MAX_TAGS);
  checkCount('policyArns', policyArns, MAX_POLICY_ARNS);
  if (policy !== undefined) checkPolicy(policy);
  const tags = readTags(keys, values, parent);
  const transitiveTags = readTransitive(transitiveKeys, tags, parent);
  return { tags, transitiveTags, packedPolicySize: packedSize(policy, policyArns, tags) };
}

function listChecks(list: string, field: string, values: readonly string[], constraint: Check['constraint']): Check[] {
  return values.map((value, index) => ({ member: `${list}.${index + 1}.member.${field}`, value, constraint }));
}

function checkCount(member: string, values: readonly string[], max: number): void {
  if (values.length <= max) return;
  throw validationError(
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must have length less than or equal to ${max}`,
  );
}

function checkPolicy(text: string): void {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    throw malformedPolicyDocument('This policy contains invalid Json');
  }
  const statement = isRecord(policy) ? policy['Statement'] : undefined;
  const statements: unknown[] = Array.isArray(statement) ? statement : [statement];
  const wellFormed = statements.every(
    (one) => isRecord(one) && (one['Effect'] === 'Allow' || one['Effect'] === 'Deny'),
  );
  if (!wellFormed) throw malformedPolicyDocument('Syntax errors in policy.');
}

function readTags(keys: readonly string[], values: readonly string[], parent: Session | undefined) {
  const folded = keys.map((key) => key.toLowerCase());
  if (new Set(folded).size < keys.length) {
    throw invalidParameterValue('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  }
  const inherited = [...(parent?.transitiveTags.keys() ?? [])].map((key) => key.toLowerCase());
  if (folded.some((key) => inherited.includes(key))) {
    throw invalidParameterValue(
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    );
  }
  return new Map(keys.map((key, index) => [key, values[index] ?? '']));
}

function readTransitive(wanted: readonly string[], tags: ReadonlyMap<string, string>, parent: Session | undefined) {
  const transitive = new Map(parent?.transitiveTags ?? []);
  for (const key of wanted) {
    const value = tags.get(key);
    if (value === undefined) {
      throw invalidParameterValue('The specified transitive tag key must be included in the requested tags.');
    }
    transitive.set(key, value);
  }
  return transitive;
}

function packedSize(
  policy: string | undefined,
  policyArns: readonly string[],
  tags: ReadonlyMap<string, string>,
): number | undefined {
  if (policy === undefined && policyArns.length === 0 && tags.size === 0) return undefined;
  const policyBytes = policy === undefined ? 0 : deflateRawSync(policy).length;
  const tagBytes = Buffer.byteLength([...tags].flat().join('')) + tags.size * 2;
  const percent = Math.round((100 * (policyBytes + tagBytes + Buffer.byteLength(policyArns.join('')))) / PACKED_LIMIT);
  if (percent > 100) {
    throw packedPolicyTooLarge(
      policyBytes > 0
        ? `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`
        : `Packed size of session tags consumes ${percent}% of allotted space.`,
    );
  }
  return percent;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
