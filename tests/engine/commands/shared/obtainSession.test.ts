import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serve } from '../../../../src/commands/serve.ts';
import { obtainSession } from '../../../../src/commands/shared/obtainSession.ts';
import type { Tell } from '../../../../src/core/conversation.ts';
import { fakeCommandEdges } from '../../../support/fakeCommandEdges.ts';
import { createSample, renderSampleFiles, type StsServer, startSts } from '../../../support/sts/index.ts';

let sts: StsServer;
let files: Record<string, string>;

beforeEach(async () => {
  const sample = createSample();
  sts = await startSts({ state: sample.world });
  const { config, credentials } = renderSampleFiles(sample, { sts: sts.url });
  files = { '/home/me/.aws/config': config, '/home/me/.aws/credentials': credentials };
});
afterEach(() => sts.close());

const readonly = { profile: 'readonly' };
const offBy = (hours: number) => () => new Date(Date.now() + hours * 3_600_000);

/** Sessions of the sample last an hour. */
describe.each([0, 3, -3])('on a machine whose clock is %s hours off', (hours) => {
  it.each([
    ['made', [{}]],
    ['made without being kept', [{ noCache: true }]],
    ['kept', [{}, {}]],
    ['renewed', [{}, { refresh: true }]],
  ])('a session that is %s says how long it lasts by AWS time', async (_what, runs) => {
    const edges = fakeCommandEdges({ files, now: offBy(hours) });
    const obtained = [];
    for (const run of runs) obtained.push(await obtainSession({ ...readonly, ...run }, edges));
    const last = obtained.at(-1);
    const seconds = last?.ok ? last.value.remainingSeconds : null;
    expect(seconds).toBeGreaterThan(3540);
    expect(seconds).toBeLessThanOrEqual(3601);
  });

  it('a server keeps its session until it ends soon', async () => {
    const told: Tell[] = [];
    let end = () => {};
    const edges = fakeCommandEdges({
      files,
      now: offBy(hours),
      tell: (event) => told.push(event),
      waitForEnd: () => new Promise((resolve) => (end = resolve)),
    });
    const result = serve.run(readonly, edges);
    await expect.poll(() => told.some(({ kind }) => kind === 'listening'), { timeout: 10_000 }).toBe(true);
    const callsBefore = sts.calls.length;
    for (const event of told) {
      if (event.kind !== 'listening') continue;
      const answer = await fetch(event.url, { headers: { authorization: event.token.reveal() } });
      expect(answer.status).toBe(200);
    }
    end();
    expect(await result).toMatchObject({ ok: true });
    expect(sts.calls.length).toBe(callsBefore);
  });
});

it('keys that do not end say so', async () => {
  expect(await obtainSession({ profile: 'base' }, fakeCommandEdges({ files }))).toMatchObject({
    ok: true,
    value: { remainingSeconds: null },
  });
});
