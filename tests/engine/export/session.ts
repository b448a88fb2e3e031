import { Secret } from '../../../src/core/secret.ts';
import type { RoleSession } from '../../../src/export/roleVariables.ts';

/** A role's session as the commands make one. */
export const session: RoleSession = {
  credentials: {
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: new Secret('secret/+='),
    sessionToken: new Secret('token//=='),
    expiration: new Date('2026-11-24T06:00:00Z'),
  },
  accountId: '111122223333',
  region: 'eu-west-1',
  profile: 'dev',
  endpoints: {},
};

/** Keys that do not end, without a region. */
export const longTerm: RoleSession = {
  credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: new Secret('secret') },
  accountId: null,
  region: null,
  profile: null,
  endpoints: {},
};
