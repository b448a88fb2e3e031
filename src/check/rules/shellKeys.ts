import type { Environment } from '../../core/environment.ts';
import { say } from '../../core/say.ts';
import { type Rule, shellRule } from '../rule.ts';

/** Credentials in environment variables: incomplete ones, and leftovers of earlier sessions. */

const keysBesideProfile = shellRule(
  'KeysBesideProfile',
  'warning',
  'credentials in the environment that override AWS_PROFILE',
  ({ environment }) => {
    const profile = environment['AWS_PROFILE'] || environment['AWS_DEFAULT_PROFILE'];
    if (!profile || !environment['AWS_ACCESS_KEY_ID']) return undefined;
    return [
      say`AWS_ACCESS_KEY_ID overrides the credentials of profile "${profile}". Only other settings, such as the region, come from the profile.`,
      say`Remove AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, and AWS_SESSION_TOKEN, or remove AWS_PROFILE.`,
    ];
  },
);

const partialKeyVariables = shellRule(
  'PartialKeyVariables',
  'error',
  'AWS_ACCESS_KEY_ID without AWS_SECRET_ACCESS_KEY, or the reverse',
  ({ environment }) => {
    const [has, lacks] = environment['AWS_ACCESS_KEY_ID'] ? [id, secret] : [secret, id];
    if (!environment[has] || environment[lacks]) return undefined;
    const effect = has === id ? say`the AWS CLI fails` : say`it has no effect`;
    return [say`${has} is set but ${lacks} is not, so ${effect}.`, say`Set ${lacks}, or remove ${has}.`];
  },
);

const id = 'AWS_ACCESS_KEY_ID';
const secret = 'AWS_SECRET_ACCESS_KEY';

const tokenWithoutKeys = shellRule(
  'TokenWithoutKeys',
  'warning',
  'an AWS_SESSION_TOKEN or AWS_SECURITY_TOKEN without an access key',
  ({ environment }) => {
    const name = tokenIn(environment);
    if (name === undefined || environment[id] || environment[secret]) return undefined;
    return [
      say`${name} is set without an access key. It is left over from an earlier session and breaks any access key that you set later.`,
      say`To remove it, run Remove-Item Env:${name}.`,
    ];
  },
);

const tokenWithLongTermKey = shellRule(
  'TokenWithLongTermKey',
  'error',
  'a session token with a long-term access key (AKIA), which AWS rejects',
  ({ environment }) => {
    const name = tokenIn(environment);
    if (name === undefined || !environment[id]?.startsWith('AKIA')) return undefined;
    return [
      say`${name} is set together with a long-term access key, so AWS rejects them.`,
      say`To remove the token, run Remove-Item Env:${name}.`,
    ];
  },
);

const temporaryKeyVariable = shellRule(
  'TemporaryKeyVariable',
  'error',
  'a temporary access key (ASIA) in the environment without its session token',
  ({ environment }) => {
    if (!environment[id]?.startsWith('ASIA') || tokenIn(environment) !== undefined) return undefined;
    return [
      say`AWS_ACCESS_KEY_ID is a temporary access key, but AWS_SESSION_TOKEN is not set, so AWS rejects it.`,
      say`Set the session token too, or run Set-AwsRole to get a session.`,
    ];
  },
);

const securityToken = shellRule(
  'SecurityTokenDiffers',
  'error',
  'an AWS_SECURITY_TOKEN that differs from AWS_SESSION_TOKEN and overrides it',
  ({ environment }) => {
    const { AWS_SECURITY_TOKEN: old, AWS_SESSION_TOKEN: token } = environment;
    if (!old || !token || old === token) return undefined;
    return [
      say`AWS_SECURITY_TOKEN, the legacy name, differs from AWS_SESSION_TOKEN. The AWS CLI uses AWS_SECURITY_TOKEN, and the SDKs use AWS_SESSION_TOKEN.`,
      say`To remove it, run Remove-Item Env:AWS_SECURITY_TOKEN.`,
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
