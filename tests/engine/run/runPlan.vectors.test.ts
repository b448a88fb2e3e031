import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../../src/config/readConfiguration.ts';
import type { Credentials } from '../../../src/core/credentials.ts';
import { type Result, succeed } from '../../../src/core/error.ts';
import { answered, type HttpRequest } from '../../../src/net/http.ts';
import { resolvePlan } from '../../../src/plan/resolvePlan.ts';
import { runPlan } from '../../../src/run/runPlan.ts';
import { openService } from '../../../src/services/service.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

interface Vector {
  readonly name: string;
  readonly docs: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly exchanges: readonly { readonly request: string; readonly status: number; readonly body: string }[];
  readonly result: { readonly Ok?: Readonly<Record<string, string | number>>; readonly ErrorContains?: string };
}

const vectors: readonly Vector[] = JSON.parse(
  readFileSync(new URL('../../vectors/default-credential-provider-chain.json', import.meta.url), 'utf8'),
);

/** Recorded with answers for another role than the one that is asked for: AWS never gives them. A configured endpoint may. */
const strange = new Set(['web_identity_token_env', 'web_identity_token_profile', 'web_identity_token_source_profile']);
const elsewhere = { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1' };

/** What was recorded ends in 2009 or later: each is run a minute before its end. */
function nowOf({ result }: Vector): Date {
  const expiry = result.Ok?.['expiry'];
  return new Date((typeof expiry === 'number' ? expiry : 1_600_000_000) * 1000 - 60_000);
}

async function run(vector: Vector, environment: Readonly<Record<string, string>> = {}) {
  let calls = 0;
  const edges = fakeCommandEdges({
    environment: { ...vector.environment, ...environment },
    homeDirectory: '/home',
    now: () => nowOf(vector),
    readFile: (path) => succeed(vector.files[path] === undefined ? undefined : Buffer.from(vector.files[path] ?? '')),
  });
  const configuration = readConfiguration(edges);
  if (!configuration.ok) return configuration;
  const plan = resolvePlan({}, configuration.value, edges.environment);
  if (!plan.ok) return plan;
  const opened = openService(plan.value, edges, { sleep: async () => {} });
  const send = async ({ method, url }: HttpRequest) => {
    const { request, status, body } = vector.exchanges[calls] ?? vector.exchanges.at(-1) ?? nothing;
    calls += 1;
    const [path, query] = [url.pathname, url.search];
    if (environment === elsewhere) expect(request).toContain(method);
    else expect(request).toBe(`${method} ${url.origin}${path}${sortQuery(request, query)}`);
    const signs = calls < vector.exchanges.length;
    return answered({ status, headers: {}, body: Buffer.from(signs ? renewed(body, vector) : body) });
  };
  const sts = { ...opened, sender: { ...opened.sender, send, routeTo: async () => succeed(null) } };
  const outcome = await runPlan(plan.value, configuration.value, edges, { sts, cache: { use: false } });
  return outcome.ok ? succeed(outcome.value.credentials) : outcome;
}

const nothing = { request: 'nothing is asked', status: 500, body: '' };

/** The order of a query's parameters does not matter. */
function sortQuery(request: string, query: string): string {
  const asked = new URL(request.split(' ')[1] ?? '').search;
  const sorted = (text: string) => [...new URLSearchParams(text)].sort().join();
  return sorted(asked) === sorted(query) ? asked : query;
}

/** What signs the last call was recorded years before it. */
function renewed(body: string, vector: Vector): string {
  const end = new Date(nowOf(vector).getTime() + 3_600_000).toISOString();
  return body.replace(/("Expiration"\s*:\s*")[^"]*/, `$1${end}`).replace(/(<Expiration>)[^<]*/, `$1${end}`);
}

function comparable(result: Result<Credentials>) {
  if (!result.ok) return 'an error';
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = result.value;
  return {
    access_key_id: accessKeyId,
    secret_access_key: secretAccessKey.reveal(),
    ...(sessionToken === undefined ? {} : { session_token: sessionToken.reveal() }),
    ...(expiration === undefined ? {} : { expiry: expiration.getTime() / 1000 }),
  };
}

describe("The default chain's exchanges, recorded by the SDK teams", () => {
  test('are all here', () => {
    expect(vectors).toHaveLength(29);
    expect(vectors.filter(({ name }) => strange.has(name))).toHaveLength(strange.size);
  });

  test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', async (name, vector) => {
    const { account_id: _, ...expected } = vector.result.Ok ?? {};
    const result = await run(vector, strange.has(name) ? elsewhere : {});
    expect(comparable(result)).toEqual(vector.result.Ok === undefined ? 'an error' : expected);
    if (strange.has(name)) expect(comparable(await run(vector))).toBe('an error');
  });
});
