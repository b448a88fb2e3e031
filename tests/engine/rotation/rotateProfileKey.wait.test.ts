import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Credentials } from '../../../src/core/credentials.ts';
import { testAccessKey } from '../../../src/rotation/rotateProfileKey.ts';
import { createAccessKey } from '../../../src/services/iam/userKeys.ts';
import type { Service } from '../../../src/services/service.ts';
import type { Listening } from '../../support/sts/http.ts';
import { startIam } from '../../support/sts/iam.ts';
import { type Sample, type StsServer, startSampleSts } from '../../support/sts/index.ts';
import { keysOf, openTestSts } from '../services/ask.ts';

let sample: Sample;
let stsServer: StsServer;
let iamServer: Listening;
let sts: Service;
let waited: number[];

async function start(unseenFor: number): Promise<Credentials> {
  iamServer = await startIam({ state: sample.world, unseenFor });
  const iam = openTestSts(iamServer.url);
  const made = await createAccessKey(keysOf(sample), iam);
  iam.sender.close();
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

beforeEach(async () => {
  ({ sample, sts: stsServer } = await startSampleSts());
  waited = [];
  const sleep = async (milliseconds: number) => {
    waited.push(milliseconds);
  };
  sts = { ...openTestSts(stsServer.url), sleep };
});
afterEach(async () => {
  sts.sender.close();
  await Promise.all([stsServer.close(), iamServer.close()]);
});

const owner = () => ({ account: '111122223333', arn: sample.userArn, userId: 'AIDA' });

describe('testAccessKey', () => {
  it('waits until the key is known', async () => {
    const key = await start(3);
    expect(await testAccessKey(key, owner(), sts)).toEqual({ ok: true, value: null });
    expect(waited).toHaveLength(3);
  });

  it('gives up after about a minute', async () => {
    const key = await start(Number.POSITIVE_INFINITY);
    expect(await testAccessKey(key, owner(), sts)).toMatchObject({ ok: false, error: { code: 'StsRejected' } });
    const seconds = waited.reduce((sum, milliseconds) => sum + milliseconds, 0) / 1000;
    expect(seconds).toBeGreaterThan(45);
    expect(seconds).toBeLessThan(75);
  });

  it('refuses a key that belongs to somebody else', async () => {
    const key = await start(0);
    const other = { ...owner(), arn: 'arn:aws:iam::111122223333:user/bob' };
    expect(await testAccessKey(key, other, sts)).toMatchObject({
      ok: false,
      error: { code: 'StsRejected', message: expect.stringContaining('user/bob') },
    });
    expect(waited).toEqual([]);
  });
});
