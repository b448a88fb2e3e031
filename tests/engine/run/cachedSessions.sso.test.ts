import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfiguration } from '../../../src/config/readConfiguration.ts';
import { succeed } from '../../../src/core/error.ts';
import { locateSsoToken } from '../../../src/edges/places.ts';
import { resolvePlan } from '../../../src/plan/resolvePlan.ts';
import type { SsoHop } from '../../../src/plan/sources/sso.ts';
import { runPlan } from '../../../src/run/runPlan.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';
import { createSample } from '../../support/sts/index.ts';
import { addSampleSso } from '../../support/sts/sample-sso.ts';
import { startSso } from '../../support/sts/sso.ts';

const hop = { kind: 'sso', session: 'corp', startUrl: 'https://example.awsapps.com/start' } as SsoHop;
const linux = { platform: 'linux', homeDirectory: '/home/me' } as const;
const now = new Date('2026-11-24T05:00:00Z');

describe('a session of SSO', () => {
  it('is kept until `aws sso logout` deletes its token', async () => {
    const sample = createSample();
    const sso = await startSso({ state: sample.world, directory: addSampleSso(sample), clock: () => now });
    onTestFinished(() => sso.close());
    const token = { accessToken: sso.issueToken().accessToken, expiresAt: '2026-11-24T06:00:00Z' };
    const files = new Map([
      [
        '/home/me/.aws/config',
        `[profile sso]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = ViewOnly\n[sso-session corp]\nsso_start_url = ${hop.startUrl}\nsso_region = ap-northeast-1\n`,
      ],
      [locateSsoToken('corp', linux), JSON.stringify(token)],
    ]);
    const readFile = (path: string) => succeed(files.has(path) ? Buffer.from(files.get(path) ?? '') : undefined);
    const edges = fakeCommandEdges({ readFile, now: () => now, environment: { AWS_ENDPOINT_URL_SSO: sso.url } });
    const run = async () => {
      const configuration = readConfiguration(edges);
      const plan = configuration.ok
        ? resolvePlan({ profile: 'sso' }, configuration.value, edges.environment)
        : configuration;
      if (!configuration.ok || !plan.ok) throw new Error('no plan');
      return runPlan(plan.value, configuration.value, edges);
    };
    const [first, second] = [await run(), await run()];
    expect(first.ok && first.value.hops[0]?.from).toBe('call');
    expect(second.ok && second.value.hops[0]?.from).toBe('store');
    expect(second.ok && second.value.credentials).toEqual(first.ok && first.value.credentials);
    files.delete(locateSsoToken('corp', linux));
    const third = await run();
    expect(third.ok ? undefined : third.error.code).toBe('SsoLoginRequired');
  });
});
