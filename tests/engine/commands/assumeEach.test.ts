import { beforeEach, describe, expect, it, vi } from 'vitest';
import { assumeEach } from '../../../src/commands/assumeEach.ts';
import type { Question, Tell } from '../../../src/core/conversation.ts';
import { fail, succeed } from '../../../src/core/error.ts';
import { unansweredError } from '../../../src/core/unansweredError.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';
import { freshCode, type Sample, type StsServer, startSampleSts } from '../../support/sts/index.ts';
import { filesOf } from '../sources/run.ts';

let sample: Sample;
let sts: StsServer;

beforeEach(async () => {
  ({ sample, sts } = await startSampleSts());
  return () => sts.close();
});

interface Given {
  readonly answer?: (question: Question) => string;
  readonly wanted?: () => Promise<number | undefined>;
  readonly settings?: string;
}

async function obtain(parameters: object, { answer, wanted, settings = '' }: Given = {}) {
  const [asked, told]: [Question[], Tell[]] = [[], []];
  const { config, credentials } = filesOf(sample, sts);
  const edges = fakeCommandEdges({
    files: {
      '/home/me/.aws/config': String(config),
      '/home/me/.aws/credentials': String(credentials),
      '/home/me/.config/awsrole/settings.ini': settings,
    },
    now: () => new Date(),
    ask: async (question: Question) => {
      asked.push(question);
      const word = answer?.(question);
      return word === undefined || word === 'no' ? fail(unansweredError(question)) : succeed(word);
    },
    tell: (event: Tell) => told.push(event),
    ...(wanted === undefined ? {} : { wanted }),
  });
  const result = await assumeEach.run(parameters, edges);
  const outcomes = Object.fromEntries(
    told.flatMap((event) =>
      event.kind === 'session'
        ? [[event.profile, event.session.ok ? event.session.value['accountId'] : event.session.error.code] as const]
        : [],
    ),
  );
  const files = [...edges.machine.folders.values()].flatMap((folder) => {
    const list = folder.list();
    return list.kind === 'done' ? list.value : [];
  });
  return { asked, told, result, outcomes, files };
}

const actions = () => sts.calls.map(({ operation }) => operation);

describe('assume-each', () => {
  it('asks for the code of a device once, for any number of roles, and tells each session', async () => {
    const { asked, result, outcomes } = await obtain(
      { profiles: ['dev', 'admin', 'audit', 'readonly', 'nosuch'] },
      { answer: () => freshCode(sample) },
    );
    expect(result).toEqual({ ok: true, value: { obtained: 4, failed: 1 } });
    expect(outcomes).toEqual({
      dev: '111122223333',
      admin: '111122223333',
      audit: '444455556666',
      readonly: '111122223333',
      nosuch: 'ProfileNotFound',
    });
    expect(asked).toHaveLength(1);
    expect(actions().filter((action) => action === 'GetSessionToken')).toHaveLength(1);
    // Developer for dev is the one that audit goes through.
    expect(actions().filter((action) => action === 'AssumeRole')).toHaveLength(4);
  });

  it('takes a code that is given, and asks again for one that is refused', async () => {
    const given = await obtain({ profiles: ['dev', 'admin'], tokenCode: freshCode(sample) });
    expect([given.outcomes, given.asked]).toEqual([{ dev: '111122223333', admin: '111122223333' }, []]);
    let count = 0;
    const again = await obtain(
      { profiles: ['dev', 'admin'], refresh: true },
      {
        answer: () => {
          count += 1;
          return count === 1 ? '000000' : freshCode(sample);
        },
      },
    );
    expect([again.outcomes, again.asked.length]).toEqual([{ dev: '111122223333', admin: '111122223333' }, 2]);
  });

  it('lets those fail alone whose code nobody gives, and asks for it once', async () => {
    const { asked, outcomes } = await obtain({ profiles: ['dev', 'readonly', 'admin'] });
    expect(outcomes).toEqual({ dev: 'MfaRequired', readonly: '111122223333', admin: 'MfaRequired' });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['yes', { readonly: '111122223333', base: null }],
    ['no', { readonly: 'ConfirmationRequired', base: 'ConfirmationRequired' }],
  ])('asks once for all protected profiles: %s', async (word, expected) => {
    const settings = 'protect[] = read*\nprotect[] = base\n';
    const answer = () => word;
    const outcome = await obtain({ profiles: ['readonly', 'base'] }, { answer, settings });
    expect(outcome.asked).toEqual([{ kind: 'protected', profile: 'readonly', pattern: 'read*', others: ['base'] }]);
    expect(outcome.outcomes).toEqual(expected);
    const confirmed = await obtain({ profiles: ['readonly', 'base'], confirmed: true }, { settings });
    expect([confirmed.outcomes, confirmed.asked]).toEqual([{ readonly: '111122223333', base: null }, []]);
  });

  it('gets no more sessions than are wanted, and ends when nobody is there any more', async () => {
    const demands = [1, undefined];
    const { told, result } = await obtain(
      { profiles: ['readonly', 'base', 'readonly', 'base'], limit: 2 },
      { wanted: async () => demands.shift() },
    );
    expect(result.ok).toBe(true);
    expect(told.filter(({ kind }) => kind === 'session').length).toBeLessThanOrEqual(3);
  });

  it('tries again as long as the service throttles', async () => {
    sts.addFault({ kind: 'throttle', times: 6 });
    // The pauses are random parts of up to 20 s.
    const random = vi.spyOn(Math, 'random').mockReturnValue(0);
    const { outcomes } = await obtain({ profiles: ['readonly'] });
    random.mockRestore();
    expect(outcomes).toEqual({ readonly: '111122223333' });
    expect(sts.calls).toHaveLength(7);
  });

  it('keeps no session in plain text where the person wants them sealed', async () => {
    const { files } = await obtain({ profiles: ['readonly'] }, { settings: 'sealSessions = true\n' });
    expect(files.filter((name) => name.endsWith('.session'))).toEqual([]);
  });

  it.each([[{ profiles: [] }], [{}]])('needs a profile: %j', async (parameters) => {
    expect((await obtain(parameters)).result).toMatchObject({ ok: false, error: { code: 'BadRequest' } });
  });
});
