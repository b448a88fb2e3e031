import type { Section } from '../../../src/config/profile.ts';
import type { EngineError, Result } from '../../../src/core/error.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { hasRole } from '../../../src/plan/roleHop.ts';
import type { ChainAnswer } from './compareChain.ts';

/** The results of both for one profile. */
export interface Compared {
  readonly result: Result<Plan>;
  readonly answer: ChainAnswer;
  /** The section of the profile. */
  readonly section: Section | undefined;
}

interface BotocoreError {
  readonly kind: string;
  readonly message: string;
}

interface IntendedDifference {
  readonly why: string;
  readonly holds: (of: Compared) => boolean;
}

/**
 * The intended differences between this project and AWS CLI 2; everything else is a disagreement. (Differences between version 1 and 2 do
 * not count, since the oracle is set up as version 2.)
 */
export const intendedDifferences: readonly IntendedDifference[] = [
  {
    why: 'An empty region, retry mode or number of attempts is skipped with a warning, where aws-cli ends in an error.',
    holds: ({ result, answer }) =>
      result.ok &&
      'error' in answer &&
      isAboutEmptyValue(answer.error) &&
      result.value.warnings.some(({ code }) => code === 'AwsCliCannotRead'),
  },
  {
    why: 'After an empty value that is skipped a region or credentials may be missed, or a parameter be wrong, which aws-cli then does not see.',
    holds: ({ result, answer }) =>
      !result.ok &&
      'error' in answer &&
      isAboutEmptyValue(answer.error) &&
      (result.error.code === 'CredentialsNotFound' ||
        /no region is set|STS requires at least/.test(result.error.message)),
  },
  {
    why: 'What comes after an empty region that is skipped may be wrong or missing, which aws-cli then does not see.',
    holds: ({ result, answer }) => !result.ok && answer.region === '' && isAboutRegion(result.error),
  },
  {
    why: 'A plan without a signed call needs no region for an endpoint of one own; the oracle asks who it is, signed.',
    holds: ({ result, answer }) =>
      result.ok &&
      'error' in answer &&
      answer.error.kind === 'NoRegionError' &&
      !result.value.hops.some(({ kind }) => kind === 'assume-role'),
  },
  {
    why: 'An endpoint that cannot be called is refused in such a plan too; aws-cli misses the region for its signed call first.',
    holds: ({ result, answer, section }) =>
      !result.ok &&
      'error' in answer &&
      answer.error.kind === 'NoRegionError' &&
      !hasRole(section) &&
      result.error.message.includes(' cannot be called: '),
  },
  {
    why: 'An indented block for duration_seconds is no number and ignored with a warning; aws-cli ends in a Python error.',
    holds: ({ answer }) => 'error' in answer && answer.error.message.startsWith('int() argument must be a string'),
  },
  {
    why: 'An access key that AWS cannot know (quotes, a comment, a character that no key has) is refused before the call; aws-cli signs with it.',
    holds: ({ result }) => !result.ok && result.error.message.includes(' It was not used'),
  },
  {
    why: "A region of SSO that cannot be one is refused in the plan; aws-cli refuses it when it makes the client, which the oracle's plan does not.",
    holds: ({ result, answer }) =>
      !result.ok &&
      result.error.message.includes('is not a valid region') &&
      ('calls' in answer || answer.error.kind === 'NoRegionError'),
  },
  {
    why: 'Of a services section that is missing and a region that cannot be one, aws-cli meets the region first, also where an SSO portal is asked.',
    holds: ({ result, answer }) =>
      !result.ok &&
      'error' in answer &&
      answer.error.kind === 'InvalidRegionError' &&
      result.error.message.startsWith('The services section '),
  },
  {
    why: 'Settings of S3 mean nothing to a role; aws-cli refuses every call when they are wrong.',
    holds: ({ answer, section }) =>
      'error' in answer && (answer.error.kind.startsWith('InvalidS3') || isAboutFlatS3(answer.error, section)),
  },
];

/** The reasons of the intended differences in this case; empty if there are none. */
export function reasonsFor(of: Compared): string[] {
  return intendedDifferences.filter(({ holds }) => holds(of)).map(({ why }) => why);
}

/**
 * Without a region, roles of other partitions, FIPS, and dual-stack use a regional endpoint here; the AWS CLI uses an endpoint that does
 * not know the role or does not exist.
 */
export function usesMainRegion(plan: Plan): boolean {
  return plan.region === null && plan.sts.by.kind === 'default' && plan.sts.url !== 'https://sts.amazonaws.com';
}

function isAboutRegion({ message }: EngineError): boolean {
  return /is not a valid region|no region is set/.test(message);
}

function isAboutEmptyValue({ kind, message }: BotocoreError): boolean {
  return kind === 'ValueError'
    ? /^Invalid endpoint: https:\/\/sts(-fips)?\.\.|^invalid literal for int\(\) with base 10: ''$/.test(message)
    : kind === 'InvalidRetryModeError' && message.includes('"mode": ""');
}

function isAboutFlatS3({ kind, message }: BotocoreError, section?: Section): boolean {
  const s3 = section?.settings.get('s3');
  return kind === 'AttributeError' && message.startsWith("'str' object") && s3 !== undefined && s3.nested === undefined;
}
