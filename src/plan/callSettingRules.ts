import { parseArn } from '../core/arn.ts';
import { isObject, parseJson } from '../core/json.ts';
import { say } from '../core/say.ts';
import { type CallSettings, splitTag } from './callSettings.ts';

/** STS's limits (API Reference, AssumeRole). */
const mostTags = 50;
const mostArns = 10;
const longestPolicy = 2048;

/** The first of the settings that STS would refuse, by its name in the hop, and why: a whole sentence. */
export function findCallFault(
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
    ['sessionTags', keys.size < tags.length, say`A tag appears twice: tag keys are not case-sensitive.`],
    ['sessionTags', tags.length > mostTags, say`There are ${tags.length} tags, but STS allows only ${mostTags}.`],
    ['transitiveTagKeys', lone !== undefined, say`"${lone}" is a transitive tag key, but this tag does not exist.`],
    [
      'sourceIdentity',
      sourceIdentity !== undefined && !/^(?!aws:)[\w+=,.@-]{2,64}$/.test(sourceIdentity),
      say`"${sourceIdentity}" is not a valid source identity: use 2 to 64 letters, digits, and + = , . @ _ -.`,
    ],
    ['policy', policy !== undefined && !isObject(parseJson(policy)), say`The session policy is not a JSON object.`],
    [
      'policy',
      policy !== undefined && policy.length > longestPolicy,
      say`The session policy has ${policy?.length} characters, but STS allows only ${longestPolicy}.`,
    ],
    [
      'policyArns',
      policyArns.some((arn) => parseArn(arn) === undefined),
      say`Specify a policy by its ARN, such as arn:aws:iam::aws:policy/ReadOnlyAccess.`,
    ],
    [
      'policyArns',
      policyArns.length > mostArns,
      say`There are ${policyArns.length} policies, but STS allows only ${mostArns}.`,
    ],
  ];
  const found = faults.find(([, isFault]) => isFault);
  return found && { name: found[0], what: found[2] };
}
