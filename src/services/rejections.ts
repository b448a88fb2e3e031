import { say } from '../core/say.ts';
import type { CallFacts } from './callFacts.ts';

/** What to do about an error code of STS. */
export interface Rejection {
  readonly hint: (facts: CallFacts) => string;
  /** The server's text can hold the signed headers, session token included: never shown. */
  readonly silent?: boolean;
}

const clockHint = () => say`Check the clock of this machine: AWS rejects calls that are more than a few minutes off.`;

export const rejections: Readonly<Record<string, Rejection>> = {
  InvalidClientTokenId: {
    hint: ({ accessKeyId }) =>
      accessKeyId?.startsWith('ASIA') === true
        ? say`${accessKeyId} belongs to a session. If AWS no longer accepts the session, get a new one (Set-AwsRole -Refresh). Otherwise check that its session token is set and complete, and that the region belongs to the right partition.`
        : say`Check that the access key ${accessKeyId ?? ''} exists and is active, and that no stale AWS_SESSION_TOKEN is set.`,
  },
  SignatureDoesNotMatch: {
    hint: ({ accessKeyId }) =>
      say`Check the secret access key of ${accessKeyId ?? say`the source`} for a missing or extra character, and check the clock of this machine.`,
    silent: true,
  },
  RequestExpired: { hint: clockHint, silent: true },
  RequestTimeTooSkewed: { hint: clockHint, silent: true },
  RegionDisabledException: {
    hint: ({ endpoint }) =>
      say`Activate STS for this region in the IAM settings of the account, or use another region (now ${endpoint ?? say`its endpoint`}).`,
  },
  ValidationError: {
    hint: () => say`Check the value in the message: session name, duration, external ID, or ARN.`,
  },
  MalformedPolicyDocument: {
    hint: () => say`Check the session policy: it must be valid JSON in the IAM policy language.`,
  },
  PackedPolicyTooLarge: { hint: () => say`Shorten the session policy or the session tags.` },
  InvalidIdentityToken: {
    hint: () => say`Check the token file: its issuer must be an identity provider of the account.`,
  },
};
