import { sessionArn } from '../caller.ts';
import { checksOf, constraints, readDuration, validate } from '../constraints.ts';
import { accessDenied, validationError } from '../errors.ts';
import { verifyWebIdentity } from '../jwt.ts';
import { readSessionRequest } from '../session-request.ts';
import { expirationAfter, issueSession, renderCredentials } from '../sessions.ts';
import { trustsWebIdentity } from '../trust.ts';
import type { Action } from './action.ts';

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html: the token is the proof. */
export const assumeRoleWithWebIdentity: Action = {
  signed: false,
  run: ({ parameters, world, now }) => {
    validate(
      checksOf(parameters, {
        RoleArn: { ...constraints.arn, required: true },
        RoleSessionName: { ...constraints.sessionName, required: true },
        WebIdentityToken: { ...constraints.webIdentityToken, required: true },
      }),
    );
    const seconds = readDuration(parameters, { min: 900, max: 43_200, default: 3600 });
    const request = readSessionRequest(parameters, undefined);
    const identity = verifyWebIdentity(parameters.get('WebIdentityToken') ?? '', world.issuers, now);
    const role = world.roles.get(parameters.get('RoleArn') ?? '');
    if (role === undefined || !trustsWebIdentity(role.trust.federated ?? [], identity)) {
      throw accessDenied('Not authorized to perform sts:AssumeRoleWithWebIdentity');
    }
    if (seconds > role.maxSessionDuration) {
      throw validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
    }
    const sessionName = parameters.get('RoleSessionName') ?? '';
    const principal = { kind: 'role', role, sessionName } as const;
    const session = issueSession(world, { principal, mfa: false, expiration: expirationAfter(now, seconds) });
    return {
      Audience: identity.audiences[0],
      AssumedRoleUser: { AssumedRoleId: `${role.id}:${sessionName}`, Arn: sessionArn(role, sessionName) },
      Provider: providerArn(role.account, identity.issuer),
      Credentials: renderCredentials(session),
      SubjectFromWebIdentityToken: identity.subject,
      PackedPolicySize: request.packedPolicySize,
    };
  },
};

function providerArn(account: string, issuer: string): string {
  return `arn:aws:iam::${account}:oidc-provider/${issuer.replace(/^https?:\/\//, '')}`;
}
