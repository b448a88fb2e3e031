import type { Environment } from '../../core/environment.ts';
import { type Rule, shellRule } from '../rule.ts';

/** Credentials in the shell's variables: halves, and leftovers of earlier sessions. */

const keysBesideProfile = shellRule(
  'KeysBesideProfile',
  'warning',
  'access keys in the variables beside AWS_PROFILE, whose credentials they outrank',
  ({ environment }) => {
    const profile = environment['AWS_PROFILE'] || environment['AWS_DEFAULT_PROFILE'];
    if (!profile || !environment['AWS_ACCESS_KEY_ID']) return undefined;
    return [
      `AWS_ACCESS_KEY_ID is set beside the profile "${profile}": the keys win, and only settings such as the region come from the profile.`,
      'Remove AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or AWS_PROFILE.',
    ];
  },
);

const partialKeyVariables = shellRule(
  'PartialKeyVariables',
  'error',
  'AWS_ACCESS_KEY_ID without AWS_SECRET_ACCESS_KEY, or the other way round',
  ({ environment }) => {
    const [has, lacks] = environment['AWS_ACCESS_KEY_ID'] ? [id, secret] : [secret, id];
    if (!environment[has] || environment[lacks]) return undefined;
    const effect = has === id ? 'aws-cli fails' : 'it has no effect';
    return [`The variable ${has} is set and ${lacks} is not: ${effect}.`, `Set ${lacks}, or remove ${has}.`];
  },
);

const id = 'AWS_ACCESS_KEY_ID';
const secret = 'AWS_SECRET_ACCESS_KEY';

const tokenWithoutKeys = shellRule(
  'TokenWithoutKeys',
  'warning',
  'a left-over AWS_SESSION_TOKEN or AWS_SECURITY_TOKEN without keys',
  ({ environment }) => {
    const name = tokenIn(environment);
    if (name === undefined || environment[id] || environment[secret]) return undefined;
    return [
      `The variable ${name} is set without keys: it is left over from an earlier session and spoils keys that are set next.`,
      `Remove it: Remove-Item Env:${name}.`,
    ];
  },
);

const tokenWithLongTermKey = shellRule(
  'TokenWithLongTermKey',
  'error',
  'a session token beside a long-term key (AKIA), which AWS refuses',
  ({ environment }) => {
    const name = tokenIn(environment);
    if (name === undefined || !environment[id]?.startsWith('AKIA')) return undefined;
    return [
      `The variable ${name} is set beside a long-term access key: AWS refuses the two together.`,
      `Remove the token: Remove-Item Env:${name}.`,
    ];
  },
);

const temporaryKeyVariable = shellRule(
  'TemporaryKeyVariable',
  'error',
  'a temporary key (ASIA) in the variables without its session token',
  ({ environment }) => {
    if (!environment[id]?.startsWith('ASIA') || tokenIn(environment) !== undefined) return undefined;
    return [
      'AWS_ACCESS_KEY_ID is a temporary key and AWS_SESSION_TOKEN is not set, so AWS refuses it.',
      'Set the session token too, or get a session with Set-AwsRole.',
    ];
  },
);

const securityToken = shellRule(
  'SecurityTokenDiffers',
  'error',
  'an AWS_SECURITY_TOKEN that differs from AWS_SESSION_TOKEN and outranks it',
  ({ environment }) => {
    const { AWS_SECURITY_TOKEN: old, AWS_SESSION_TOKEN: token } = environment;
    if (!old || !token || old === token) return undefined;
    return [
      'AWS_SECURITY_TOKEN, the old name, differs from AWS_SESSION_TOKEN: aws-cli takes the old one, the SDKs the other.',
      'Remove it: Remove-Item Env:AWS_SECURITY_TOKEN.',
    ];
  },
);

function tokenIn(environment: Environment): string | undefined {
  return ['AWS_SECURITY_TOKEN', 'AWS_SESSION_TOKEN'].find((name) => environment[name]);
}

export const shellKeyRules: readonly Rule[] = [
  keysBesideProfile,
  partialKeyVariables,
  tokenWithoutKeys,
  tokenWithLongTermKey,
  temporaryKeyVariable,
  securityToken,
];
