import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consoleCommand } from '../../../src/commands/console.ts';
import type { Secret } from '../../../src/core/secret.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';
import { type FederationServer, startFederation } from '../../support/sts/federation.ts';
import { freshCode, renderSampleFiles, type Sample, type StsServer, startSampleSts } from '../../support/sts/index.ts';

let sample: Sample;
let sts: StsServer;
let federation: FederationServer;

beforeEach(async () => {
  ({ sample, sts } = await startSampleSts());
  federation = await startFederation({ state: sample.world });
});
afterEach(() => Promise.all([sts.close(), federation.close()]));

async function open(parameters: object, environment: Record<string, string> = {}) {
  const { config, credentials } = renderSampleFiles(sample, { sts: sts.url });
  const told: string[] = [];
  const edges = fakeCommandEdges({
    now: () => new Date(),
    environment: { AWSROLE_FEDERATION_URL: `${federation.url}/federation`, ...environment },
    files: { '/home/me/.aws/config': config, '/home/me/.aws/credentials': credentials },
    tell: (event) => told.push(JSON.stringify(event)),
  });
  const result = await consoleCommand.run(parameters, edges);
  const answer = result.ok ? (result.value as { url: Secret; expires: Date }) : undefined;
  return { result, told, url: answer && new URL(answer.url.reveal()), expires: answer?.expires };
}

describe('console', () => {
  it("makes a URL that signs in with the role's session to the page of a service", async () => {
    const { url, expires } = await open({ profile: 'readonly', service: 's3' });
    expect(url?.searchParams.get('Destination')).toBe(
      'https://ap-northeast-1.console.aws.amazon.com/s3/home?region=ap-northeast-1',
    );
    expect(url?.searchParams.get('Issuer')).toBe('awsrole');
    expect((expires?.getTime() ?? 0) - Date.now()).toBeGreaterThan(890_000);
    const signedIn = await fetch(url ?? '', { redirect: 'manual' });
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([302, url?.searchParams.get('Destination')]);
  });

  it('sends the session in a form, so that no log of addresses has it, and tells no secret', async () => {
    const { told, result } = await open({ profile: 'readonly' });
    expect(federation.calls.map(({ operation }) => operation)).toEqual(['getSigninToken']);
    expect(JSON.stringify([federation.calls, told])).not.toMatch(/sessionKey|sessionToken/);
    // The URL signs in by itself: it is a secret, shown in the result only.
    expect(JSON.stringify(result)).toContain('"url":"[secret]"');
  });

  it('asks for a duration where AWS takes one', async () => {
    expect((await open({ profile: 'readonly', sessionDuration: 43_200 })).result.ok).toBe(true);
  });

  it('signs a chained role in without a duration, and refuses one', async () => {
    const chained = { profile: 'audit', tokenCode: freshCode(sample) };
    expect((await open(chained)).result.ok).toBe(true);
    const refused = await open({ ...chained, tokenCode: freshCode(sample), sessionDuration: 3600 });
    expect(refused.result).toMatchObject({ ok: false, error: { code: 'InvalidParameter' } });
  });

  it('says that keys of a user cannot sign in, without a call to the console', async () => {
    const { result } = await open({ profile: 'base' });
    expect(result).toMatchObject({ ok: false, error: { code: 'CredentialsNotFound', target: sample.accessKeyId } });
    expect(federation.calls).toEqual([]);
  });

  it('says what the sign-in service does not take', async () => {
    federation.addFault({ kind: 'reply', status: 400, body: 'Invalid credentials parameter' });
    const { result } = await open({ profile: 'readonly' });
    expect(result).toMatchObject({ ok: false, error: { code: 'StsRejected' } });
  });

  it.each([
    ['an answer without a token', { kind: 'reply', status: 200, body: '{}' } as const],
    ['a page', { kind: 'reply', status: 200, body: '<html>' } as const],
    ['a redirect, which it does not follow', { kind: 'redirect', location: 'http://127.0.0.1:9/' } as const],
  ])('does not make a URL of %s', async (_what, fault) => {
    federation.addFault(fault);
    expect((await open({ profile: 'readonly' })).result).toMatchObject({ ok: false, error: { code: 'SourceFailed' } });
  });

  it('says that the address to sign in is none', async () => {
    const { result } = await open({ profile: 'readonly' }, { AWSROLE_FEDERATION_URL: 'signin' });
    expect(result).toMatchObject({ ok: false, error: { target: 'AWSROLE_FEDERATION_URL' } });
  });
});
