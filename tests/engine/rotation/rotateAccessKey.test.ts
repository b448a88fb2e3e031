import { describe, expect, it } from 'vitest';
import type { Credentials } from '../../../src/core/credentials.ts';
import { type ErrorCode, fail, type Result, succeed } from '../../../src/core/error.ts';
import { Secret } from '../../../src/core/secret.ts';
import { type RotationTools, rotateAccessKey } from '../../../src/rotation/rotateAccessKey.ts';
import type { KeyState } from '../../../src/services/iam/userKeys.ts';

type Step = 'list' | 'create' | 'lost' | 'test' | 'store' | 'deactivate' | 'remove';

const key = (accessKeyId: string): Credentials => ({ accessKeyId, secretAccessKey: new Secret('s') });
const old = key('OLD');

/** An IAM with one user, a place where the key is kept, and steps that fail. */
function openWorld(
  failing: readonly Step[] = [],
  others: readonly KeyState[] = [],
  lostBy: ErrorCode = 'NetworkUnreachable',
) {
  const keys = new Map([['OLD', true], ...others.map((one) => [one.accessKeyId, one.isActive] as const)]);
  const world = { keys, stored: 'OLD', did: [] as string[], warnings: [] as string[] };
  const does = (step: Step, what: string, work: () => void): Result<null> => {
    world.did.push(what);
    if (failing.includes(step)) return fail(errorOf('AccessDenied', step));
    work();
    return succeed(null);
  };
  const tools: RotationTools = {
    list: async () => succeed([...keys].map(([accessKeyId, isActive]) => ({ accessKeyId, isActive }))),
    create: async () => {
      if (failing.includes('create')) return fail(errorOf('AccessDenied', 'create'));
      keys.set('NEW', true);
      return failing.includes('lost') ? fail(errorOf(lostBy, 'lost')) : succeed(key('NEW'));
    },
    test: async () => does('test', 'test', () => {}),
    store: async ({ accessKeyId }) =>
      does('store', 'store', () => {
        world.stored = accessKeyId;
      }),
    deactivate: async (id, signer) =>
      does('deactivate', `deactivate ${id} by ${signer.accessKeyId}`, () => keys.set(id, false)),
    remove: async (id, signer) => does('remove', `remove ${id} by ${signer.accessKeyId}`, () => keys.delete(id)),
    progress: () => {},
    warn: ({ message }) => world.warnings.push(message),
  };
  return { world, tools };
}

const errorOf = (code: ErrorCode, step: string) => ({ code, message: `${step} failed.`, hint: 'Nothing.' }) as const;
const order = { current: old, signer: old, replacesInactive: false };

describe('rotateAccessKey', () => {
  it('creates, tests, stores, deactivates, deletes', async () => {
    const { world, tools } = openWorld();
    expect(await rotateAccessKey(order, tools)).toEqual({
      ok: true,
      value: { accessKeyId: 'NEW', previousAccessKeyId: 'OLD', previous: 'deleted' },
    });
    expect(world).toEqual({
      keys: new Map([['NEW', true]]),
      stored: 'NEW',
      did: ['test', 'store', 'deactivate OLD by NEW', 'remove OLD by NEW'],
      warnings: [],
    });
  });

  it.each<[Step, readonly string[], readonly RegExp[]]>([
    ['create', ['OLD'], []],
    ['lost', ['OLD'], []],
    ['test', ['OLD'], []],
    ['store', ['OLD'], []],
  ])('keeps the old key, and no other, when it fails to %s', async (step, left, warnings) => {
    const { world, tools } = openWorld([step]);
    const outcome = await rotateAccessKey(order, tools);
    expect(outcome).toMatchObject({ ok: false, error: { message: expect.stringContaining(`${step} failed.`) } });
    expect([...world.keys.keys()]).toEqual(left);
    expect(world).toMatchObject({ stored: 'OLD', warnings });
  });

  it.each<ErrorCode>(['NetworkUnreachable', 'StsUnavailable', 'StsThrottled'])(
    'removes a key that was made all the same when it is told %s',
    async (code) => {
      const { world, tools } = openWorld(['lost'], [], code);
      expect(await rotateAccessKey(order, tools)).toMatchObject({ ok: false, error: { code } });
      expect([[...world.keys.keys()], world.did]).toEqual([['OLD'], ['remove NEW by OLD']]);
    },
  );

  it('removes nothing when it is told that no key was made', async () => {
    const { world, tools } = openWorld(['lost'], [], 'AccessDenied');
    await rotateAccessKey(order, tools);
    expect(world.did).toEqual([]);
  });

  it.each<[readonly Step[], 'active' | 'inactive', RegExp]>([
    [['deactivate'], 'active', /old access key OLD is still active/],
    [['remove'], 'inactive', /old access key OLD is inactive and could not be deleted/],
  ])('has the new key stored, and warns, when it fails to %s', async (steps, previous, warning) => {
    const { world, tools } = openWorld(steps);
    expect(await rotateAccessKey(order, tools)).toMatchObject({ ok: true, value: { previous } });
    expect(world.stored).toBe('NEW');
    expect(world.keys.get('NEW')).toBe(true);
    expect(world.warnings).toEqual([expect.stringMatching(warning)]);
  });

  it.each<[Step]>([['test'], ['store'], ['lost']])(
    'names the new key that it cannot remove after it fails to %s',
    async (step) => {
      const { world, tools } = openWorld([step, 'remove']);
      expect((await rotateAccessKey(order, tools)).ok).toBe(false);
      expect(world.stored).toBe('OLD');
      expect(world.warnings).toEqual([expect.stringContaining('NEW is unused but could not be deleted')]);
    },
  );

  it('leaves a second key alone, and says how to remove it', async () => {
    for (const [isActive, replacesInactive, hint] of [
      [true, true, /aws iam delete-access-key --access-key-id OTHER\.$/],
      [false, false, /-Force/],
    ] as const) {
      const { world, tools } = openWorld([], [{ accessKeyId: 'OTHER', isActive }]);
      expect(await rotateAccessKey({ ...order, replacesInactive }, tools)).toMatchObject({
        ok: false,
        error: { code: 'InvalidParameter', target: 'OTHER', hint: expect.stringMatching(hint) },
      });
      expect(world.did).toEqual([]);
    }
  });

  it('lets an inactive second key make room when asked to', async () => {
    const { world, tools } = openWorld([], [{ accessKeyId: 'OTHER', isActive: false }]);
    expect((await rotateAccessKey({ ...order, replacesInactive: true }, tools)).ok).toBe(true);
    expect([...world.keys.keys()]).toEqual(['NEW']);
  });

  it('refuses a key that is not among the user\u2019s', async () => {
    const { tools } = openWorld();
    const outcome = await rotateAccessKey({ ...order, current: key('ROOT') }, tools);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'InvalidParameter', target: 'ROOT' } });
  });

  it('retires the old key by the session with MFA, and by the new key where that has ended', async () => {
    const { world, tools } = openWorld();
    const signer = key('SESSION');
    const ended: RotationTools = {
      ...tools,
      remove: (id, by) =>
        by === signer ? Promise.resolve(fail(errorOf('CredentialsExpired', 'remove'))) : tools.remove(id, by),
    };
    expect(await rotateAccessKey({ ...order, signer }, ended)).toMatchObject({
      ok: true,
      value: { previous: 'deleted' },
    });
    expect(world.did).toEqual(['test', 'store', 'deactivate OLD by SESSION', 'remove OLD by NEW']);
  });
});
