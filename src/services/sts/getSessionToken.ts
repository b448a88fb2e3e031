import { GetSessionToken$, type GetSessionTokenRequest, type GetSessionTokenResponse } from '@aws-sdk/client-sts';
import { type Credentials, secretsOf } from '../../core/credentials.ts';
import type { Result } from '../../core/error.ts';
import type { Secret } from '../../core/secret.ts';
import { isConfigured } from '../../plan/endpoints/configured.ts';
import { callService } from '../call.ts';
import type { Service } from '../service.ts';
import { readSession } from './sessionOutput.ts';

export interface SessionTokenParameters {
  readonly serialNumber?: string;
  readonly tokenCode?: Secret;
  /** Seconds, 900 to 129600. */
  readonly durationSeconds?: number;
}

/** Calls STS GetSessionToken; returns a session of the user, with MFA if a code is specified. Errors: those of AssumeRole. */
export function getSessionToken(
  { serialNumber, tokenCode, durationSeconds }: SessionTokenParameters,
  credentials: Credentials,
  sts: Service,
): Promise<Result<Credentials>> {
  const input: GetSessionTokenRequest = {
    SerialNumber: serialNumber,
    TokenCode: tokenCode?.reveal(),
    DurationSeconds: durationSeconds,
  };
  return callService(
    {
      operation: GetSessionToken$,
      input,
      credentials,
      facts: {
        action: 'GetSessionToken',
        accessKeyId: credentials.accessKeyId,
        ...(serialNumber === undefined ? {} : { serialNumber }),
        secrets: [...secretsOf(credentials), ...(tokenCode === undefined ? [] : [tokenCode])],
      },
      read: (output, now) => readUserSession(output as GetSessionTokenResponse | undefined, now, sts),
    },
    sts,
  );
}

function readUserSession(
  output: GetSessionTokenResponse | undefined,
  now: Date,
  sts: Service,
): Credentials | undefined {
  return output === undefined ? undefined : readSession(output, now, isConfigured(sts.endpoint));
}
