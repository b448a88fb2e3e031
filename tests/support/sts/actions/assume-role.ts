import { arnOf, type Caller, sessionArn } from '../caller.ts';
import { checksOf, constraints, readDuration, validate } from '../constraints.ts';
import { notAuthorized, validationError } from '../errors.ts';
import { checkMfa } from '../mfa.ts';
import type { Parameters } from '../query.ts';
import { readSessionRequest, type SessionRequest } from '../session-request.ts';
import { expirationAfter, issueSession, renderCredentials } from '../sessions.ts';
import { mayAssume } from '../trust.ts';
import type { Role, World } from '../world.ts';
import type { Action } from './action.ts';

const CHAINED_MAX_SECONDS = 3600;

/**
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * The order of the checks is the service's: the form of the request, MFA, who may assume, and then the limits of the role.
 */
export const assumeRole: Action = {
  signed: true,
  run: ({ parameters, caller, world, now }) => {
    checkForm(parameters);
    const seconds = readDuration(parameters, { min: 900, max: 43_200, default: 3600 });
    const request = readSessionRequest(parameters, caller.session);
    const sourceIdentity = readSourceIdentity(parameters, caller);
    const mfa = checkMfa(parameters, caller.kind === 'user' ? caller.user : undefined, world, now);
    const role = findRole(parameters, caller, world, mfa);
    checkPermissions(role, caller, request, sourceIdentity);
    checkDuration(seconds, role, caller);
    const sessionName = parameters.get('RoleSessionName') ?? '';
    const session = issueSession(world, {
      principal: { kind: 'role', role, sessionName },
      expiration: expirationAfter(now, seconds),
      mfa,
      chained: caller.session !== undefined,
      sourceIdentity,
      transitiveTags: request.transitiveTags,
    });
    return {
      AssumedRoleUser: { AssumedRoleId: `${role.id}:${sessionName}`, Arn: sessionArn(role, sessionName) },
      Credentials: renderCredentials(session),
      PackedPolicySize: request.packedPolicySize,
      SourceIdentity: sourceIdentity,
    };
  },
};

function checkForm(parameters: Parameters): void {
  validate(
    checksOf(parameters, {
      RoleArn: { ...constraints.arn, required: true },
      RoleSessionName: { ...constraints.sessionName, required: true },
      ExternalId: constraints.externalId,
      SerialNumber: constraints.serialNumber,
      TokenCode: constraints.tokenCode,
      SourceIdentity: constraints.sourceIdentity,
    }),
  );
  const arn = parameters.get('RoleArn') ?? '';
  if (!/^arn:[\w-]+:[\w-]+:[\w-]*:\d*:.+$/.test(arn)) throw validationError(`${arn} is invalid`);
}

function readSourceIdentity(parameters: Parameters, caller: Caller): string | undefined {
  const wanted = parameters.get('SourceIdentity');
  const inherited = caller.session?.sourceIdentity;
  if (inherited !== undefined && wanted !== undefined && wanted !== inherited) {
    throw validationError('The source identity is already set for this assume role session');
  }
  return inherited ?? wanted;
}

function findRole(parameters: Parameters, caller: Caller, world: World, mfa: boolean): Role {
  const arn = parameters.get('RoleArn') ?? '';
  const role = world.roles.get(arn);
  // A session made with GetSessionToken and MFA carries its MFA; one made with AssumeRole does not.
  const mfaOfSession = caller.kind === 'user' && (caller.session?.mfa ?? false);
  const context = { externalId: parameters.get('ExternalId'), mfa: mfa || mfaOfSession, ownMfa: mfa };
  if (role === undefined || !mayAssume(caller, role, context)) {
    throw notAuthorized(arnOf(caller), 'sts:AssumeRole', arn);
  }
  return role;
}

function checkPermissions(role: Role, caller: Caller, request: SessionRequest, sourceIdentity?: string): void {
  const tagged = request.tags.size > 0 || request.transitiveTags.size > 0;
  if (tagged && role.trust.allowTags === false) throw notAuthorized(arnOf(caller), 'sts:TagSession', role.arn);
  if (sourceIdentity !== undefined && role.trust.allowSourceIdentity === false) {
    throw notAuthorized(arnOf(caller), 'sts:SetSourceIdentity', role.arn);
  }
}

/** Checks the role's maximum before the limit of role chaining, which applies to all temporary keys. */
function checkDuration(seconds: number, role: Role, caller: Caller): void {
  if (seconds > role.maxSessionDuration) {
    throw validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  }
  if (caller.session !== undefined && seconds > CHAINED_MAX_SECONDS) {
    throw validationError(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
}
