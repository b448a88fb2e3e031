import { accountOf, arnOf, userIdOf } from '../caller.ts';
import type { Action } from './action.ts';

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html: never denied to a valid key. */
export const getCallerIdentity: Action = {
  signed: true,
  run: ({ caller }) => ({ Arn: arnOf(caller), UserId: userIdOf(caller), Account: accountOf(caller) }),
};
