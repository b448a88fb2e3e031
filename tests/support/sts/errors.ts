/** Who caused an error, in AWS's terms. */
export type FaultParty = 'Sender' | 'Receiver';

interface Facts {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly fault?: FaultParty;
  readonly beforeDispatch?: boolean;
}

/** An error answer, with the code, HTTP status, and message of the real service. */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;
  readonly fault: FaultParty;
  /** True for errors before the operation is known; AWS returns those in another XML namespace. */
  readonly beforeDispatch: boolean;

  constructor(facts: Facts) {
    super(facts.message);
    this.name = 'ServiceError';
    this.code = facts.code;
    this.status = facts.status;
    this.fault = facts.fault ?? (facts.status >= 500 ? 'Receiver' : 'Sender');
    this.beforeDispatch = facts.beforeDispatch ?? false;
  }
}

export function accessDenied(message: string): ServiceError {
  return new ServiceError({ code: 'AccessDenied', status: 403, message });
}

/** STS returns the same message for a missing role, a trust policy that does not allow the caller, and a caller without permission. */
export function notAuthorized(caller: string, action: string, resource: string): ServiceError {
  return accessDenied(`User: ${caller} is not authorized to perform: ${action} on resource: ${resource}`);
}

/** An unknown, inactive, or deleted key, or a session token that is missing, foreign, or unexpected. */
export function invalidClientTokenId(): ServiceError {
  return new ServiceError({
    code: 'InvalidClientTokenId',
    status: 403,
    message: 'The security token included in the request is invalid.',
  });
}

export function expiredToken(): ServiceError {
  return new ServiceError({
    code: 'ExpiredToken',
    status: 403,
    message: 'The security token included in the request is expired',
  });
}

export function signatureDoesNotMatch(message: string): ServiceError {
  return new ServiceError({ code: 'SignatureDoesNotMatch', status: 403, message });
}

export function incompleteSignature(message: string): ServiceError {
  return new ServiceError({ code: 'IncompleteSignature', status: 400, message });
}

export function missingAuthenticationToken(): ServiceError {
  return new ServiceError({
    code: 'MissingAuthenticationToken',
    status: 403,
    message: 'Request is missing Authentication Token',
  });
}

export function validationError(message: string): ServiceError {
  return new ServiceError({ code: 'ValidationError', status: 400, message });
}

/** A malformed number. AWS returns an empty message, except for an empty value. */
export function malformedInput(message: string): ServiceError {
  return new ServiceError({ code: 'MalformedInput', status: 400, message });
}

export function invalidAction(message: string): ServiceError {
  return new ServiceError({ code: 'InvalidAction', status: 400, message, beforeDispatch: true });
}

export function throttling(): ServiceError {
  return new ServiceError({ code: 'Throttling', status: 400, message: 'Rate exceeded' });
}

export function internalFailure(): ServiceError {
  return new ServiceError({
    code: 'InternalFailure',
    status: 500,
    message: 'The request processing has failed because of an unknown error, exception or failure.',
  });
}

export function malformedPolicyDocument(message: string): ServiceError {
  return new ServiceError({ code: 'MalformedPolicyDocument', status: 400, message });
}

export function packedPolicyTooLarge(message: string): ServiceError {
  return new ServiceError({ code: 'PackedPolicyTooLarge', status: 400, message });
}

export function invalidParameterValue(message: string): ServiceError {
  return new ServiceError({ code: 'InvalidParameterValue', status: 400, message });
}

export function regionDisabled(account: string): ServiceError {
  return new ServiceError({
    code: 'RegionDisabledException',
    status: 403,
    message: `STS is not activated in this region for account:${account}. Your account administrator can activate STS in this region using the IAM Console.`,
  });
}

export function invalidIdentityToken(message: string): ServiceError {
  return new ServiceError({ code: 'InvalidIdentityToken', status: 400, message });
}

/** The expiration of a web identity; that of a session is `ExpiredToken`. Times in seconds since 1970, UTC. */
export function expiredWebIdentity(now: number, expiry: number): ServiceError {
  return new ServiceError({
    code: 'ExpiredTokenException',
    status: 400,
    message: `Token expired: current date/time ${now} must be before the expiration date/time ${expiry}`,
  });
}

/** MFA errors. The trailing spaces are AWS's. */
export const mfaRefusals = {
  wrongCode: () => accessDenied('MultiFactorAuthentication failed with invalid MFA one time pass code. '),
  unknownDevice: () =>
    accessDenied(
      'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    ),
  halfGiven: () =>
    accessDenied('MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.'),
} as const;
