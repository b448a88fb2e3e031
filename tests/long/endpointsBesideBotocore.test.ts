import { expect, it } from 'vitest';
import type { Environment } from '../../src/core/environment.ts';
import type { ServiceId } from '../../src/plan/endpoints/hosts.ts';
import { resolveServiceEndpoint } from '../../src/plan/endpoints/regional.ts';
import { configurationOf } from '../engine/config/support.ts';
import { ini, keys } from '../engine/plan/planOf.ts';
import { askBotocore, missingBotocore } from '../support/askBotocore.ts';
import { type ChainAnswer, compareChain } from '../support/differential/compareChain.ts';
import { askOracle } from '../support/differential/oracle.ts';
import { size } from './size.ts';

const config = [
  ...['[profile plain]', 'region = eu-west-1', '[profile fips]', 'use_fips_endpoint = true'],
  ...['[profile dual]', 'use_dualstack_endpoint = True', '[profile both]', 'use_fips_endpoint = true'],
  ...['use_dualstack_endpoint = true', '[profile own]', 'endpoint_url = http://own.example:1/base'],
  ...['[profile services]', 'services = s', 'endpoint_url = http://own.example', '[services s]'],
  ...[
    'sso =',
    '  endpoint_url = https://sso.private.example',
    'sso_oidc =',
    '  endpoint_url = https://oidc.private.example',
  ],
  ...[
    'signin =',
    '  endpoint_url = https://signin.private.example',
    'iam =',
    '  endpoint_url = https://iam.private.example',
  ],
  ...['[profile ignoring]', 'endpoint_url = http://own.example', 'ignore_configured_endpoint_urls = true'],
  ...[
    '[profile ownFips]',
    'endpoint_url = http://own.example',
    'use_fips_endpoint = true',
    'use_dualstack_endpoint = true',
  ],
  ...['[profile lost]', 'services = nowhere', '[profile word]', 'endpoint_url = own', ''],
].join('\n');

const environments: readonly Environment[] = [
  {},
  { AWS_ENDPOINT_URL: 'http://all.example' },
  { AWS_ENDPOINT_URL_SSO: 'http://sso.example', AWS_ENDPOINT_URL_SSO_OIDC: 'http://oidc.example:81' },
  { AWS_ENDPOINT_URL_SIGNIN: 'http://signin.example', AWS_ENDPOINT_URL: 'http://all.example' },
  { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true', AWS_ENDPOINT_URL: 'http://all.example' },
  { AWS_USE_FIPS_ENDPOINT: 'true' },
  { AWS_USE_DUALSTACK_ENDPOINT: 'true', AWS_USE_FIPS_ENDPOINT: 'false' },
];
const services: readonly ServiceId[] = ['sts', 'iam', 'sso', 'sso-oidc', 'signin'];
const profiles = ['plain', 'fips', 'dual', 'both', 'own', 'services', 'ignoring', 'ownFips', 'lost', 'word'];
const regions = [
  'us-east-2',
  'cn-north-1',
  'us-gov-east-1',
  'us-iso-east-1',
  'us-isob-east-1',
  'eusc-de-east-1',
  'fips-us-east-1',
];

interface Case {
  readonly service: ServiceId;
  readonly profile: string;
  readonly region: string;
  readonly environment: Environment;
}

const all: readonly Case[] = services.flatMap((service) => [
  ...profiles.map((profile) => ({ service, profile, region: 'us-east-2', environment: {} })),
  ...['plain', 'services', 'ignoring'].flatMap((profile) =>
    environments.slice(1).map((environment) => ({ service, profile, region: 'us-east-2', environment })),
  ),
  ...profiles
    .slice(0, 4)
    .flatMap((profile) => regions.slice(1).map((region) => ({ service, profile, region, environment: {} }))),
]);

/** botocore takes a tenth of a second for each: the small size uses every fifteenth. */
const cases = all.filter((_, index) => index % size(15, 1) === 0);

/** AWS CLI 2 knows the sign-in domains of these partitions; the botocore on PyPI does not yet. */
const newer = /signin\.(c2shome\.ic\.gov|sc2shome\.sgov\.gov|amazonaws-eusc\.eu)$|signin-fips\.amazonaws-us-gov\.com$/;

function hostOf({ service, profile, region, environment }: Case): string {
  const configuration = configurationOf({ config });
  const section = configuration.profiles.get(profile);
  const by = { kind: 'default' } as const;
  const found = resolveServiceEndpoint(service, { value: region, by }, { section, configuration, environment });
  return found.ok ? new URL(found.value.url).host : 'refused';
}

const missing = missingBotocore();
if (missing !== null) process.stderr.write(`Endpoints are not compared with botocore: ${missing}.\n`);
it.skipIf(missing !== null)(
  `Calls of each service go to botocore's host${missing === null ? '' : ` (${missing})`}.`,
  async () => {
    const topic = new URL('../support/differential/botocoreHosts.py', import.meta.url);
    const theirs = await askBotocore<readonly string[]>(
      topic,
      cases.map((one) => ({ ...one, config })),
    );
    const compared = cases.map((one, index) => ({
      ...one,
      ours: hostOf(one),
      theirs: theirs[index]?.replace(/^refused.*/, 'refused'),
    }));
    expect(compared.filter(({ ours }) => ours !== 'refused').length).toBeGreaterThan(cases.length * 0.75);
    expect(compared.filter(({ ours, theirs }) => ours !== theirs && !newer.test(ours))).toEqual([]);
  },
  120_000,
);

/** The regions in the table of endpoints (stsEndpoint.test.ts), and unusual ones. */
const stsRegions = [
  ...['us-east-1', 'eu-west-3', 'mx-central-1', 'us-gov-west-1', 'cn-north-1', 'eusc-de-east-1', 'us-iso-east-1'],
  ...['us-isob-east-1', 'new-region-9', 'eusc-fr-east-1', 'aws-cn-global', 'eu-isoe-west-1', 'us-isof-south-1'],
  ...['us-east-1-fips', 'fips-us-gov-west-1', 'US-EAST-1', 'aws-iso-global'],
];
const fips = { AWS_USE_FIPS_ENDPOINT: 'true' };
const dualStack = { AWS_USE_DUALSTACK_ENDPOINT: 'True' };

/** Each region in all variants; in `npm test` in one variant each, so that each variant covers a quarter of the regions. */
const stsPairs = stsRegions.flatMap((region, at) =>
  [{}, fips, dualStack, { ...fips, ...dualStack }]
    .filter((_variant, index) => size(0, 1) > 0 || index === at % 4)
    .map((variant) => ({
      ...{ seed: 0, config: '', profile: 'base', environment: { AWS_REGION: region, ...variant } },
      credentials: ini({ base: keys }),
    })),
);

it.skipIf(missing !== null)(
  `A plan calls STS where botocore does, in every kind of region, with FIPS and with dual-stack${missing === null ? '' : ` (${missing})`}.`,
  async () => {
    const answers = await askOracle<ChainAnswer[]>('chain', stsPairs);
    expect(stsPairs.flatMap((pair, at) => compareChain.compare(pair, answers[at] ?? null))).toEqual([]);
  },
);
