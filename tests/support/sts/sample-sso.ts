import type { Sample } from './sample.ts';
import type { SsoDirectory } from './sso.ts';
import { createWorld } from './world.ts';

/** Adds the roles of two permission sets to the sample world, and returns who can use them. */
export function addSampleSso({ world, region }: Sample): SsoDirectory {
  const role = (account: string, name: string, suffix: string) =>
    `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/${region}/AWSReservedSSO_${name}_${suffix}`;
  const accounts = [
    {
      accountId: '111122223333',
      accountName: 'Example Home',
      emailAddress: 'home@example.com',
      roles: {
        ViewOnly: role('111122223333', 'ViewOnly', '0123456789abcdef'),
        PowerUser: role('111122223333', 'PowerUser', '123456789abcdef0'),
      },
    },
    {
      accountId: '444455556666',
      accountName: 'Example Audit',
      emailAddress: 'audit@example.com',
      roles: { ViewOnly: role('444455556666', 'ViewOnly', '23456789abcdef01') },
    },
  ];
  // No one assumes these roles through AssumeRole.
  const arns = accounts.flatMap(({ roles }) => Object.values(roles));
  const { roles } = createWorld({ roles: arns.map((arn) => ({ arn, trust: { principals: [] } })) });
  for (const [arn, added] of roles) world.roles.set(arn, added);
  return { startUrl: 'https://example.awsapps.com/start', userName: 'alice@example.com', accounts };
}
