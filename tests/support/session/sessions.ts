import { Secret } from '../../../src/core/secret.ts';
import type { Session, TemporaryCredentials } from '../../../src/sessions/session.ts';
import { roleHop } from './plans.ts';

export const issued = new Date('2026-11-24T05:00:00Z');
export const expiration = new Date('2026-11-24T06:00:00Z');

/** The credentials that STS returns for `roleHop` at `issued`. */
export function makeCredentials(change: Partial<TemporaryCredentials> = {}): TemporaryCredentials {
  return {
    accessKeyId: 'ASIAEXAMPLESESSION01',
    secretAccessKey: new Secret('secretSECRETsecretSECRETsecretSECRETexam'),
    sessionToken: new Secret('FwoGZXIvYXdzEXAMPLE//token=='),
    expiration,
    accountId: '111122223333',
    assumedRole: { arn: 'arn:aws:sts::111122223333:assumed-role/Developer/me', id: 'AROAEXAMPLE:me' },
    ...change,
  };
}

/** A session of `roleHop`, valid for an hour from `issued`, with correct clocks. */
export function makeStoredSession(change: Partial<Session> = {}): Session {
  return {
    key: 'the key',
    profile: 'dev',
    roleArn: roleHop.roleArn,
    credentials: makeCredentials(),
    times: { issued, uptime: 1000, hostName: 'host-a', lifetime: 3600 },
    ...change,
  };
}

export function addSeconds(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1000);
}
