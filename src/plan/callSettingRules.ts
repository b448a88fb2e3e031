import { parseArn } from '../core/arn.ts';
import { isObject, parseJson } from '../core/json.ts';
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
    ['sessionTags', odd !== undefined, `"${odd}" is no tag: a tag is written key=value.`],
    [
      'sessionTags',
      long !== undefined,
      `The tag "${long?.key}" is empty or too long: STS takes 128 characters of a key, 256 of a value.`,
    ],
    ['sessionTags', keys.size < tags.length, 'A tag is there twice: keys of tags have no case.'],
    ['sessionTags', tags.length > mostTags, `There are ${tags.length} tags, and STS takes ${mostTags}.`],
    ['transitiveTagKeys', lone !== undefined, `"${lone}" is to be passed on, but there is no such tag.`],
    [
      'sourceIdentity',
      sourceIdentity !== undefined && !/^(?!aws:)[\w+=,.@-]{2,64}$/.test(sourceIdentity),
      `"${sourceIdentity}" is no source identity: 2 to 64 letters, digits and + = , . @ _ - are.`,
    ],
    ['policy', policy !== undefined && !isObject(parseJson(policy)), 'The session policy is no JSON object.'],
    [
      'policy',
      policy !== undefined && policy.length > longestPolicy,
      `The session policy has ${policy?.length} characters, and STS takes ${longestPolicy}.`,
    ],
    [
      'policyArns',
      policyArns.some((arn) => parseArn(arn) === undefined),
      'A policy is named by its ARN, as in arn:aws:iam::aws:policy/ReadOnlyAccess.',
    ],
    ['policyArns', policyArns.length > mostArns, `There are ${policyArns.length} policies, and STS takes ${mostArns}.`],
  ];
  const found = faults.find(([, isFault]) => isFault);
  return found && { name: found[0], what: found[2] };
}
