import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../src/config/readConfiguration.ts';
import type { Tell } from '../../../src/edges/edges.ts';
import type { Machine } from '../../../src/edges/machine.ts';
import { resolvePlan } from '../../../src/plan/resolvePlan.ts';
import { fail, succeed } from '../../../src/protocol/error.ts';
import { notAnswered } from '../../../src/protocol/notAnswered.ts';
import { findSession } from '../../../src/session/findSession.ts';
import { forgetSessions } from '../../../src/session/forgetSessions.ts';
import { listSessions } from '../../../src/session/listSessions.ts';
import { type CacheOptions, runPlanCached } from '../../../src/session/runPlanCached.ts';
import { type FakeSessionEdges, fakeSessionEdges } from '../../support/session/fakeMachine.ts';
import {
  createSample,
  freshCode,
  renderSampleFiles,
  type Sample,
  type StsServer,
  startSts,
} from '../../support/sts/index.ts';

const ourFolder = '/home/me/.cache/awsrole/sessions';
const awsCliFolder = '/home/me/.aws/cli/cache';

let sample: Sample;
let sts: StsServer;
let time: Date;
let machineOffset: number;
let questions: number;
let told: Tell[];
let edges: FakeSessionEdges;

beforeEach(async () => {
  sample = createSample();
  sts = await startSts({ state: sample.world, clock: () => time });
  time = new Date('2026-11-24T05:00:00Z');
  machineOffset = 0;
  questions = 0;
  told = [];
  edges = makeEdges();
});
afterEach(() => sts.close());

function makeEdges(machine: Partial<Machine> = {}): FakeSessionEdges {
  const { config, credentials } = renderSampleFiles(sample, { sts: sts.url });
  return fakeSessionEdges({
    now: () => new Date(time.getTime() + machineOffset * 1000),
    files: { '/home/me/.aws/config': config, '/home/me/.aws/credentials': credentials },
    tell: (event) => told.push(event),
    ask: async (question) => {
      questions += 1;
      return question.kind === 'token-code' ? succeed(freshCode(sample, time)) : fail(notAnswered(question));
    },
    machine: { uptime: () => 1_000_000 + (time.getTime() - Date.UTC(2026, 10, 24)) / 1000, ...machine },
  });
}

function plan(profile: string, from = edges) {
  const configuration = readConfiguration(from);
  const resolved = configuration.ok ? resolvePlan({ profile }, configuration.value, from.environment) : configuration;
  if (!configuration.ok || !resolved.ok) throw new Error('no plan');
  return { plan: resolved.value, configuration: configuration.value };
}

async function run(profile: string, cache: CacheOptions = {}, from = edges) {
  const { plan: planned, configuration } = plan(profile, from);
  const outcome = await runPlanCached(planned, configuration, from, { cache });
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return {
    key: outcome.value.credentials.accessKeyId,
    credentials: outcome.value.credentials,
    from: outcome.value.hops.map((hop) => hop.from),
  };
}

function pass(seconds: number): void {
  time = new Date(time.getTime() + seconds * 1000);
}

const warnings = () => told.flatMap((event) => (event.kind === 'warning' ? [event.warning.code] : []));

describe('a session', () => {
  it('is asked for once and used until five minutes before its end', async () => {
    const first = await run('dev');
    pass(3299);
    expect(await run('dev')).toMatchObject({ key: first.key, from: ['not-needed', 'store'] });
    pass(1);
    expect((await run('dev')).key).not.toBe(first.key);
    expect([questions, sts.calls.length]).toEqual([2, 2]);
  });

  it('comes back whole', async () => {
    const [first, second] = [await run('dev'), await run('dev')];
    expect(second.credentials).toEqual(first.credentials);
    expect(second.credentials.secretAccessKey.reveal()).toBe(first.credentials.secretAccessKey.reveal());
    expect(second.credentials.sessionToken?.reveal()).toBe(first.credentials.sessionToken?.reveal());
  });

  it('is used for the role after it in the chain, without a code', async () => {
    await run('dev');
    expect(await run('audit')).toMatchObject({ from: ['not-needed', 'store', 'call'] });
    expect(questions).toBe(1);
  });

  it('of the last role is enough: nothing before it is looked at', async () => {
    await run('audit');
    edges.machine.folderAt(ourFolder).files.delete(listNames()[0] ?? '');
    const before = sts.calls.length;
    const answers = [await run('audit'), await run('audit')];
    expect(answers.at(-1)?.from).toEqual(['not-needed', 'not-needed', 'store']);
    expect(sts.calls.length - before).toBeLessThanOrEqual(1);
  });

  it('is never that of another profile', async () => {
    const keys = [(await run('dev')).key, (await run('readonly')).key, (await run('audit')).key];
    expect(new Set(keys).size).toBe(3);
    expect([(await run('dev')).key, (await run('readonly')).key, (await run('audit')).key]).toEqual(keys);
  });

  it('is not used when the file of another role stands under its name', async () => {
    const dev = await run('dev');
    const readonly = await run('readonly');
    const files = edges.machine.folderAt(ourFolder).files;
    const [one = '', other = ''] = listNames();
    [files.get(one), files.get(other)].forEach((file, index) => {
      if (file !== undefined) files.set(index === 0 ? other : one, file);
    });
    edges.machine.folderAt(awsCliFolder).files.clear();
    const keys = [(await run('readonly')).key, (await run('dev')).key];
    expect(keys).not.toContain(dev.key);
    expect(keys).not.toContain(readonly.key);
  });

  it('without an end, or a hop that is no session, is not kept', async () => {
    await run('base');
    expect(listNames()).toEqual([]);
  });
});

describe('the options', () => {
  it('use: false looks for nothing and keeps nothing', async () => {
    const kept = await run('readonly');
    expect((await run('readonly', { use: false })).key).not.toBe(kept.key);
    expect((await run('readonly')).key).toBe(kept.key);
  });

  it('refresh: true makes the last session anew and keeps it, with the sessions before it', async () => {
    const first = await run('audit');
    pass(1);
    const second = await run('audit', { refresh: true });
    expect(second.key).not.toBe(first.key);
    expect(second.from).toEqual(['not-needed', 'store', 'call']);
    expect((await run('audit')).key).toBe(second.key);
    expect(questions).toBe(1);
  });

  it('refresh: true is content with a session that another process made since this one started', async () => {
    const waiting = makeEdges({
      openLocks: () => async () => {
        pass(1);
        await run('readonly', { refresh: true });
        return { kind: 'held', release: () => {} };
      },
      openFolder: edges.machine.openFolder,
    });
    pass(1);
    const answer = await run('readonly', { refresh: true }, waiting);
    expect(answer.key).toBe((await run('readonly')).key);
    expect(sts.calls).toHaveLength(1);
  });
});

describe('aws-cli\u2019s cache', () => {
  it('gets each session too, and is where one is found that is not ours', async () => {
    const first = await run('dev');
    edges.machine.folderAt(ourFolder).files.clear();
    expect(await run('dev')).toMatchObject({ key: first.key, from: ['not-needed', 'store'] });
    expect([questions, listNames().length]).toEqual([1, 1]);
    expect(told).toContainEqual({ kind: 'verbose', message: 'aws-cli had kept the session.' });
  });

  it('is not looked into when the session must be new', async () => {
    const first = await run('readonly');
    edges.machine.folderAt(ourFolder).files.clear();
    pass(1);
    expect((await run('readonly', { refresh: true })).key).not.toBe(first.key);
  });

  it('stays as it is where something else lies there', async () => {
    await run('readonly');
    const { files } = edges.machine.folderAt(awsCliFolder);
    for (const file of files.values()) file.text = 'torn';
    edges.machine.folderAt(ourFolder).files.clear();
    await run('readonly');
    expect([...files.values()].map(({ text }) => text)).toEqual(['torn']);
    expect(told.at(-1)).toMatchObject({
      kind: 'verbose',
      message: expect.stringContaining('did not write; it stays as it is.'),
    });
  });

  it('loses ours when it is over, not one that aws-cli made since', async () => {
    await run('readonly');
    await run('dev');
    const { files } = edges.machine.folderAt(awsCliFolder);
    const [theirs = ''] = [...files.keys()];
    const file = files.get(theirs);
    if (file !== undefined) file.text = file.text.replace(/ASIA\w+/, 'ASIAEXAMPLEANOTHER01');
    pass(7200);
    await run('audit');
    expect([...files.values()].filter(({ text }) => text.includes('ASIAEXAMPLEANOTHER01'))).toHaveLength(1);
    expect(files.size).toBe(3);
  });
});

describe('a wrong clock', () => {
  it.each([-9 * 3600, -3600, 3600, 9 * 3600])(
    'that is %d seconds off lets a session be used as long as it lasts',
    async (offset) => {
      machineOffset = offset;
      const first = await run('readonly');
      pass(3299);
      expect((await run('readonly')).key).toBe(first.key);
      pass(1);
      expect((await run('readonly')).key).not.toBe(first.key);
    },
  );

  it('that is set back does not make a session younger', async () => {
    const first = await run('readonly');
    pass(3600);
    machineOffset = -3000;
    expect((await run('readonly')).key).not.toBe(first.key);
  });

  it('that is set back to before the session was made is not trusted', async () => {
    const first = await run('readonly');
    machineOffset = -3600;
    expect((await run('readonly')).key).not.toBe(first.key);
  });
});

describe('a folder that cannot be used', () => {
  it('costs a warning, not the session', async () => {
    edges.machine.folderAt(ourFolder).refuse({ code: 'CacheUnsafe', message: 'It lets others in.' });
    edges.machine.folderAt(awsCliFolder).refuse({ code: 'CacheUnsafe', message: 'It too.' });
    expect((await run('dev')).from).toEqual(['call', 'call']);
    expect(warnings()).toEqual(['CacheUnsafe']);
  });
});

describe('findSession', () => {
  async function find(profile: string, options = {}) {
    const { plan: planned, configuration } = plan(profile);
    return findSession(planned, configuration, edges, options);
  }

  it('tells what a run would use, without a call', async () => {
    expect(await find('dev')).toBeUndefined();
    const { key } = await run('dev');
    pass(600);
    expect(await find('dev')).toMatchObject({
      credentials: { accessKeyId: key },
      remainingSeconds: 3000,
      keptBy: 'awsrole',
    });
    expect(sts.calls).toHaveLength(1);
  });

  it('wants more than so many seconds to remain', async () => {
    await run('dev');
    pass(2699);
    expect(await find('dev', { seconds: 900 })).toBeDefined();
    pass(1);
    expect(await find('dev', { seconds: 900 })).toBeUndefined();
    expect(await find('dev')).toBeDefined();
  });

  it('looks at aws-cli too, and leaves nothing of it with us', async () => {
    const { key } = await run('dev');
    edges.machine.folderAt(ourFolder).files.clear();
    expect(await find('dev')).toMatchObject({ credentials: { accessKeyId: key }, keptBy: 'aws-cli' });
    expect(listNames()).toEqual([]);
  });

  it('tells of any hop of the plan', async () => {
    await run('dev');
    expect((await find('audit', { index: 1 }))?.keptBy).toBe('awsrole');
    expect([await find('audit'), await find('audit', { index: 0 }), await find('audit', { index: 9 })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('listSessions and forgetSessions', () => {
  beforeEach(async () => {
    for (const profile of ['readonly', 'audit']) await run(profile);
  });

  it('list what is kept, by profile, without secrets', () => {
    const listed = listSessions(edges);
    expect(listed.map(({ profile, accountId }) => [profile, accountId])).toEqual([
      ['audit', '444455556666'],
      ['dev', '111122223333'],
      ['readonly', '111122223333'],
    ]);
    expect(listed[1]).toMatchObject({ roleArn: sample.roles.developer, remainingSeconds: 3600, issued: time });
    expect(Object.keys(listed[0] ?? {}).some((name) => /secret|token/i.test(name))).toBe(false);
  });

  it('list nothing that is over', () => {
    pass(3600);
    expect(listSessions(edges)).toEqual([]);
  });

  it.each([
    [{ profile: 'dev' }, ['audit', 'readonly']],
    [{ accountId: '111122223333' }, ['audit']],
    [{ roleArn: 'arn:aws:iam::444455556666:role/Auditor' }, ['dev', 'readonly']],
    [{ profile: 'dev', accountId: '444455556666' }, ['audit', 'dev', 'readonly']],
    [{ profile: 'nobody' }, ['audit', 'dev', 'readonly']],
    [{}, []],
  ])('forget those that match %j, here and at aws-cli', (filter, left) => {
    expect(forgetSessions(edges, filter)).toBe(3 - left.length);
    expect(listSessions(edges).map(({ profile }) => profile)).toEqual(left);
    expect(edges.machine.folderAt(awsCliFolder).files.size).toBe(left.length);
  });

  it('forget without a filter also what cannot be read', () => {
    const folder = edges.machine.folderAt(ourFolder);
    for (const name of ['torn.session', 'x.sealed', 'x.session.1.awsrole-tmp', 'kept.otherwise'])
      folder.write(name, 'torn');
    expect(forgetSessions(edges)).toBe(3);
    expect([...folder.files.keys()]).toEqual(['kept.otherwise']);
  });

  it('do without a folder', () => {
    const empty = makeEdges();
    empty.machine.folderAt(ourFolder).refuse({ code: 'CacheUnsafe', message: 'no' });
    expect([listSessions(empty), forgetSessions(empty)]).toEqual([[], 0]);
  });
});

function listNames(): readonly string[] {
  return [...edges.machine.folderAt(ourFolder).files.keys()];
}
