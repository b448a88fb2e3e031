import { afterAll, beforeAll, expect, it } from 'vitest';
import { obey } from '../../../support/sts/control.ts';
import { createSample, type StsServer, startSts } from '../../../support/sts/index.ts';

let sts: StsServer;
beforeAll(async () => {
  sts = await startSts();
});
afterAll(() => sts.close());

const ask = (line: string) => JSON.parse(obey(line, { sts })) as unknown;
const status = async () => (await fetch(sts.url)).status;

it('adds and clears faults by a line of JSON, and shows the calls', async () => {
  ask('{"fault": {"kind": "reply", "status": 503}}');
  expect(await status()).toBe(503);
  ask('{"clearFaults": true}');
  expect(await status()).toBe(400);
  expect(ask('{"server": "sts"}')).toMatchObject({
    calls: [{ status: 503, fault: 'reply' }, { error: 'InvalidAction' }],
  });
  expect(ask('{"quiet": true}')).toMatchObject({ calls: [] });
});

it('lets the devices take codes again that were used', () => {
  const { world } = createSample();
  for (const { usedSteps } of world.devices.values()) usedSteps.add(1);
  obey('{"forgetCodes": true}', { sts }, world);
  expect([...world.devices.values()].flatMap(({ usedSteps }) => [...usedSteps])).toEqual([]);
  expect(world.devices.size).toBeGreaterThan(0);
});

it.each(['nonsense', '3', 'null', '', '{"server": "iam"}', '{"server": "constructor"}'])(
  'answers an error to the line %j',
  (line) => {
    expect(ask(line)).toEqual({ error: expect.any(String) });
  },
);
