import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { obtainFresh, obtainRenewed, obtainSession } from '../../../../src/commands/shared/obtainSession.ts';
import type { CommandEdges } from '../../../../src/edges/edges.ts';
import { fakeCommandEdges } from '../../../support/fakeCommandEdges.ts';
import {
  freshCode,
  renderSampleFiles,
  type Sample,
  type StsServer,
  startSampleSts,
} from '../../../support/sts/index.ts';

let sample: Sample;
let sts: StsServer;
let edges: CommandEdges;
let time: Date;

beforeEach(async () => {
  ({ sample, sts } = await startSampleSts());
  time = new Date();
  const { config, credentials } = renderSampleFiles(sample, { sts: sts.url });
  edges = fakeCommandEdges({
    now: () => time,
    files: { '/home/me/.aws/config': config, '/home/me/.aws/credentials': credentials },
  });
});
afterEach(() => sts.close());

/** Sessions of the sample last an hour. */
function pass(minutes: number): void {
  time = new Date(time.getTime() + minutes * 60_000);
  sts.setClock(time);
}

const readonly = { profile: 'readonly' };
const calls = () => sts.calls.length;
const keyOf = (obtained: Awaited<ReturnType<typeof obtainSession>>) =>
  obtained.ok ? obtained.value.credentials.accessKeyId : obtained.error.code;

describe.each([
  ['obtainFresh', obtainFresh],
  ['obtainRenewed', obtainRenewed],
])('%s', (_name, obtain) => {
  it('takes a kept session that lasts more than 15 minutes', async () => {
    const first = keyOf(await obtainSession(readonly, edges));
    pass(44);
    expect(keyOf(await obtain(readonly, edges))).toBe(first);
    expect(calls()).toBe(1);
  });

  it('makes a new one in the last 15 minutes, once', async () => {
    const first = keyOf(await obtainSession(readonly, edges));
    pass(46);
    const second = keyOf(await obtain(readonly, edges));
    expect(second).toMatch(/^ASIA/);
    expect(second).not.toBe(first);
    expect(keyOf(await obtain(readonly, edges))).toBe(second);
    expect(calls()).toBe(2);
  });

  it.each([3, -3])('goes by AWS time on a machine whose clock is %s hours off', async (hours) => {
    time = new Date(time.getTime() + hours * 3_600_000);
    const passHere = (minutes: number) => {
      time = new Date(time.getTime() + minutes * 60_000);
      sts.setClock(new Date(time.getTime() - hours * 3_600_000));
    };
    passHere(0);
    const first = keyOf(await obtainSession(readonly, edges));
    passHere(44);
    expect(keyOf(await obtain(readonly, edges))).toBe(first);
    passHere(2);
    const second = keyOf(await obtain(readonly, edges));
    expect(second).toMatch(/^ASIA/);
    expect(second).not.toBe(first);
  });

  it('takes the one that another process made meanwhile', async () => {
    await obtainSession(readonly, edges);
    pass(46);
    const other = keyOf(await obtainSession({ ...readonly, refresh: true }, edges));
    expect(keyOf(await obtain(readonly, edges))).toBe(other);
    expect(calls()).toBe(2);
  });
});

describe('where the kept session ends soon and a code is needed', () => {
  beforeEach(async () => {
    await obtainSession({ profile: 'dev', tokenCode: freshCode(sample) }, edges);
    pass(46);
  });

  it('obtainFresh goes on with the kept session', async () => {
    expect(keyOf(await obtainFresh({ profile: 'dev' }, edges))).toMatch(/^ASIA/);
    expect(calls()).toBe(1);
  });

  it('obtainRenewed says so', async () => {
    expect(keyOf(await obtainRenewed({ profile: 'dev' }, edges))).toBe('MfaRequired');
    expect(calls()).toBe(1);
  });
});
