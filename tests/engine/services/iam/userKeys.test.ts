import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createAccessKey,
  deactivateAccessKey,
  deleteAccessKey,
  listAccessKeys,
} from '../../../../src/services/iam/userKeys.ts';
import type { Service } from '../../../../src/services/service.ts';
import type { Listening } from '../../../support/sts/http.ts';
import { startIam } from '../../../support/sts/iam.ts';
import { createSample, type Sample } from '../../../support/sts/index.ts';
import { keysOf, openTestSts } from '../ask.ts';

let sample: Sample;
let server: Listening;
let iam: Service;

beforeEach(async () => {
  sample = createSample();
  server = await startIam({ state: sample.world, denied: ['DeleteAccessKey'] });
  const { sender, ...rest } = openTestSts(server.url);
  iam = { ...rest, sender, endpoint: { ...rest.endpoint, signingRegion: 'us-east-1' } };
});
afterEach(async () => {
  iam.sender.close();
  await server.close();
});

const stateOf = () => sample.world.users.get(sample.userArn)?.keys.map(({ id, status }) => [id, status]);

describe('the calls on access keys', () => {
  it('create, list and deactivate the caller\u2019s own', async () => {
    const created = await createAccessKey(keysOf(sample), iam);
    if (!created.ok) throw new Error(created.error.message);
    const { accessKeyId } = created.value;
    expect(await listAccessKeys(created.value, iam)).toEqual({
      ok: true,
      value: [
        { accessKeyId: sample.accessKeyId, isActive: true },
        { accessKeyId, isActive: true },
      ],
    });
    expect(await deactivateAccessKey(sample.accessKeyId, created.value, iam)).toEqual({ ok: true, value: null });
    expect(stateOf()).toEqual([
      [sample.accessKeyId, 'Inactive'],
      [accessKeyId, 'Active'],
    ]);
  });

  it('name the action, IAM and the policy that is missing', async () => {
    const denied = await deleteAccessKey(sample.accessKeyId, keysOf(sample), iam);
    expect(denied).toMatchObject({
      ok: false,
      error: { code: 'AccessDenied', hint: expect.stringContaining('iam:DeleteAccessKey') },
    });
    const unknown = await deactivateAccessKey('AKIANOBODY', keysOf(sample), iam);
    expect(unknown).toMatchObject({
      ok: false,
      error: { code: 'StsRejected', message: expect.stringMatching(/^IAM rejected UpdateAccessKey: NoSuchEntity/) },
    });
  });

  it('take nothing for a success that is not IAM\u2019s answer', async () => {
    server.addFault({ kind: 'garbage' });
    expect(await deactivateAccessKey(sample.accessKeyId, keysOf(sample), iam)).toMatchObject({ ok: false });
  });

  it('create once only, even when the answer gets lost', async () => {
    server.addFault({ kind: 'cut' });
    expect(await createAccessKey(keysOf(sample), iam)).toMatchObject({ ok: false });
    expect(stateOf()).toHaveLength(1);
    expect(server.connections).toBe(1);
  });
});
