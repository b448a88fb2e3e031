import { checksOf, constraints, readDuration, validate } from '../constraints.ts';
import { accessDenied } from '../errors.ts';
import { checkMfa } from '../mfa.ts';
import { expirationAfter, issueSession, renderCredentials } from '../sessions.ts';
import type { Action } from './action.ts';

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html: only for a user's own long-term key. */
export const getSessionToken: Action = {
  signed: true,
  run: ({ parameters, caller, world, now }) => {
    validate(checksOf(parameters, { SerialNumber: constraints.serialNumber, TokenCode: constraints.tokenCode }));
    const seconds = readDuration(parameters, { min: 900, max: 129_600, default: 43_200 });
    if (caller.session !== undefined || caller.kind !== 'user') {
      throw accessDenied('Cannot call GetSessionToken with session credentials');
    }
    const mfa = checkMfa(parameters, caller.user, world, now);
    const principal = { kind: 'user', user: caller.user } as const;
    const session = issueSession(world, { principal, mfa, expiration: expirationAfter(now, seconds) });
    return { Credentials: renderCredentials(session) };
  },
};
