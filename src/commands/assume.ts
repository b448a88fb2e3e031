import { succeed } from '../protocol/error.ts';
import { defineCommand } from './command.ts';
import { obtainRenewed } from './obtainFresh.ts';
import { obtainParameters, obtainSession } from './obtainSession.ts';

/**
 * The credentials of a profile or role: its plan, run, or its kept session. `renew`: no kept session that ends within 15
 * minutes.
 */
export const assume = defineCommand({
  name: 'assume',
  summary: 'gets the credentials of a profile or role',
  kinds: { ...obtainParameters, renew: 'flag' },
  run: async ({ renew, ...parameters }, edges) => {
    const obtained = await (renew ? obtainRenewed : obtainSession)(parameters, edges);
    if (!obtained.ok) return obtained;
    const { plan, credentials, roleArn, accountId, isKept, isProtected } = obtained.value;
    return succeed({
      profile: plan.profile,
      roleArn,
      accountId,
      region: plan.region?.value ?? null,
      arn: credentials.assumedRole?.arn ?? null,
      isKept,
      isProtected,
      credentials: {
        accessKeyId: credentials.accessKeyId,
        secretAccessKey: credentials.secretAccessKey,
        sessionToken: credentials.sessionToken ?? null,
        expiration: credentials.expiration ?? null,
      },
    });
  },
});
