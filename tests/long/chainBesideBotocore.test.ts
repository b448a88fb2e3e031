import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { credentialProcess } from '../../src/commands/credentialProcess.ts';
import { renderJson } from '../../src/core/answer.ts';
import { readFile } from '../../src/edges/readFile.ts';
import { readContainerEndpoint } from '../../src/sources/container.ts';
import { missingBotocore } from '../support/askBotocore.ts';
import { findByBotocore, isAllowedByBotocore } from '../support/exchanges/botocoreChain.ts';
import type { Exchange, Outcome } from '../support/exchanges/exchange.ts';
import { containerUrls, exchanges } from '../support/exchanges/exchanges.ts';
import { type Services, startServices } from '../support/exchanges/services.ts';
import { fakeCommandEdges } from '../support/fakeCommandEdges.ts';
import { size } from './size.ts';

/** botocore takes a tenth of a second for each: the small size uses every twelfth. */
const cases = exchanges.filter((_, index) => index % size(12, 1) === 0);

const missing = missingBotocore();
let folder: string;
let services: Services;

/** A separate environment with the files and services of the exchange. */
function place(exchange: Exchange, home: string) {
  const { url, asked } = services.open(exchange);
  const soon = new Date(Date.now() + 300_000).toISOString();
  const fill = (text: string) => text.replaceAll('{url}', url).replaceAll('{folder}', home).replaceAll('{soon}', soon);
  const { config = '', credentials = '', files = {}, environment = {} } = exchange;
  for (const [name, text] of Object.entries({ ...files, '.aws/config': config, '.aws/credentials': credentials })) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), fill(text));
  }
  const usual = {
    ...{ HOME: home, AWS_REGION: 'eu-west-1', AWS_EC2_METADATA_DISABLED: 'true' },
    ...{ AWS_ENDPOINT_URL_STS: url, AWS_ENDPOINT_URL_SSO: url, AWS_ENDPOINT_URL_SSO_OIDC: url },
  };
  const own = Object.entries(environment).map(([name, value]) => [name, fill(value)]);
  return { environment: { ...usual, ...Object.fromEntries(own) }, asked };
}

async function find(environment: Readonly<Record<string, string>>, homeDirectory: string): Promise<Outcome> {
  const path = { PATH: process.env['PATH'] ?? '' };
  const machine = { readFile, homeDirectory, now: () => new Date() };
  const answer = await credentialProcess.run(
    {},
    fakeCommandEdges({ environment: { ...path, ...environment }, ...machine }),
  );
  if (!answer.ok) return { refused: answer.error.message };
  const { AccessKeyId, SecretAccessKey, SessionToken, AccountId, Expiration } = JSON.parse(renderJson(answer.value));
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken ?? null,
    accountId: AccountId ?? null,
    expiration: Expiration?.replace(/\.\d+/, '') ?? null,
  };
}

async function compare(exchange: Exchange, index: number) {
  const [ourHome, theirHome] = [join(folder, `ours-${index}`), join(folder, `theirs-${index}`)];
  const [our, their] = [place(exchange, ourHome), place(exchange, theirHome)];
  const theirs = findByBotocore(their.environment);
  // In sequence, because a metadata service must answer within a second.
  const ours = await find(our.environment, ourHome);
  return async () => {
    const facts = { name: exchange.name, differs: exchange.differs, ours, theirs: await theirs };
    const isSame = 'refused' in ours ? 'refused' in facts.theirs : isDeepStrictEqual(ours, facts.theirs);
    return { ...facts, asked: { ours: our.asked, theirs: their.asked }, isSame };
  };
}

const title = `The default chain beside botocore's${missing === null ? '' : ` (skipped: ${missing})`}`;

describe.skipIf(missing !== null)(title, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'awsrole-chain-'));
    services = await startServices();
  });
  afterAll(() => {
    services.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds the same keys or none, except for intended differences', async () => {
    const begun = [];
    for (const [index, exchange] of cases.entries()) begun.push(await compare(exchange, index));
    const compared = await Promise.all(begun.map((end) => end()));
    expect(compared.filter(({ isSame, differs }) => isSame === (differs !== undefined))).toEqual([]);
    expect(compared.filter(({ ours }) => !('refused' in ours)).length).toBeGreaterThan(cases.length / 4);
  }, 120_000);

  it('requests container credentials from the same URLs', async () => {
    const theirs = await Promise.all(containerUrls.map(isAllowedByBotocore));
    const ours = containerUrls.map((url) => readContainerEndpoint({ AWS_CONTAINER_CREDENTIALS_FULL_URI: url }).ok);
    expect(containerUrls.filter((_, index) => ours[index] !== theirs[index])).toEqual([]);
  });
});
