import { beforeEach, expect, it } from 'vitest';
import { getCallerIdentity } from '../../../../src/services/sts/getCallerIdentity.ts';
import { type Sample, type StsServer, startSampleSts } from '../../../support/sts/index.ts';
import { keysOf, openTestSts } from '../ask.ts';

let sample: Sample;
let server: StsServer;

beforeEach(async () => {
  ({ sample, sts: server } = await startSampleSts());
  return () => server.close();
});

it('says whose keys they are', async () => {
  expect(await getCallerIdentity(keysOf(sample), openTestSts(server.url))).toMatchObject({
    ok: true,
    value: { account: '111122223333', arn: sample.userArn, userId: expect.stringMatching(/^AIDA/) },
  });
});

it.each([
  ['an account that is no number', /<Account>\d+/, '<Account>me'],
  ['no ARN', /<Arn>[^<]+/, '<Arn>'],
  ['an ARN with a control character', /<Arn>arn/, '<Arn>&#27;arn'],
  ['no user ID', /<UserId>[^<]+<\/UserId>/, ''],
])('does not take %s for an identity', async (_what, found, replacement) => {
  server.addFault({ kind: 'edit', edit: (body) => body.replace(found, replacement) });
  expect(await getCallerIdentity(keysOf(sample), openTestSts(server.url))).toMatchObject({
    ok: false,
    error: {
      code: 'StsUnavailable',
      message: expect.stringContaining('did not return a valid result for GetCallerIdentity'),
    },
  });
});

it('reports a region in which STS is switched off', async () => {
  const body =
    '<ErrorResponse><Error><Code>RegionDisabledException</Code><Message>STS is not activated in this region for account:111122223333.</Message></Error></ErrorResponse>';
  server.addFault({ kind: 'reply', status: 403, body });
  expect(await getCallerIdentity(keysOf(sample), openTestSts(server.url))).toMatchObject({
    ok: false,
    error: { code: 'StsRejected', hint: expect.stringContaining('Activate STS') },
  });
});
