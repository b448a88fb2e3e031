import fc from 'fast-check';
import { key } from '../../../src/config/keys.ts';
import type { Configuration, FileReading, Section, Sections, Setting } from '../../../src/config/profile.ts';
import { MergedSettings, mergeProfiles } from '../../../src/config/sections.ts';
import type { PlanRequest } from '../../../src/plan/plan.ts';
import { anyCharacter } from '../../support/fuzz/anyCharacter.ts';
import { roleArn } from './planOf.ts';

/** Files and shells of all kinds, most of them nearly right: else every error but the first stays unseen. */

const memberNames = ['__proto__', 'constructor', 'toString', 'keys'] as const;
const names = weighted([12, fc.constantFrom('a', 'b', 'c', 'default')], [1, fc.constantFrom('d', '', ...memberNames)]);
const noise = fc.oneof(names, fc.string({ unit: anyCharacter, maxLength: 12 }), fc.constantFrom('', ' ', '\n', 'x'));
const arns = fc.constantFrom(roleArn('A'), roleArn('B'), 'arn:aws-cn:iam::111122223333:role/A');
const regions = fc.constantFrom('eu-west-1', 'us-gov-west-1', 'cn-north-1', 'fips-us-east-1', 'aws-global', 'new');
const booleans = fc.constantFrom('true', 'false');
const urls = fc.constantFrom('http://127.0.0.1:1', 'https://example.com/x', '');

/** What fits a key or a variable; for others anything does. */
const fitting = new Map<string, fc.Arbitrary<string>>([
  [key.roleArn, arns],
  [key.sourceProfile, names],
  [key.credentialSource, fc.constantFrom('Environment', 'EcsContainer', 'Ec2InstanceMetadata')],
  [key.region, regions],
  [key.ssoRegion, regions],
  [key.ssoSession, fc.constant('corp')],
  [key.services, fc.constant('corp')],
  [key.durationSeconds, fc.constantFrom('900', '3600', '1')],
  [key.mfaSerial, fc.constant('GAHT12345')],
  [key.retryMode, fc.constantFrom('standard', 'legacy', 'adaptive')],
  [key.maxAttempts, fc.constantFrom('1', '5')],
  [key.endpointUrl, urls],
  [key.useFipsEndpoint, booleans],
  [key.useDualstackEndpoint, booleans],
  [key.ignoreConfiguredEndpointUrls, booleans],
  ['AWS_PROFILE', names],
  ['AWS_DEFAULT_PROFILE', names],
  ['AWS_REGION', regions],
  ['AWS_DEFAULT_REGION', regions],
  ['AWS_ROLE_ARN', arns],
  ['AWS_ENDPOINT_URL', urls],
  ['AWS_EC2_METADATA_DISABLED', booleans],
  ['AWS_USE_FIPS_ENDPOINT', booleans],
  ['AWS_MAX_ATTEMPTS', fc.constantFrom('1', '5')],
]);
const otherVariables = [
  ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_WEB_IDENTITY_TOKEN_FILE'],
  ...['AWS_ROLE_SESSION_NAME', 'AWS_CONTAINER_CREDENTIALS_FULL_URI', 'AWS_CA_BUNDLE'],
];

function fittingValue(name: string): fc.Arbitrary<string> {
  return weighted([12, fitting.get(name) ?? fc.constantFrom('something', 'other')], [1, noise]);
}

function settingOf(name: string): fc.Arbitrary<Setting> {
  const inner = fc.tuple(fc.constantFrom(key.endpointUrl, 'k'), urls);
  const block = fc.array(inner, { maxLength: 2 });
  const blocks = weighted([name === 'sts' ? 0 : 40, fc.constant(null)], [1, block]);
  return fc.record({ value: fittingValue(name), line: fc.nat(99), block: blocks }).map(({ value, line, block }) => {
    const origin = { file: 'f', line };
    if (block === null) return { value, origin };
    return { value: `\n${value}`, origin, nested: new Map(block.map(([k, v]) => [k, { value: v, origin }])) };
  });
}

function entryOf(keys: fc.Arbitrary<string>): fc.Arbitrary<[string, Setting]> {
  return keys.chain((name) => settingOf(name).map((setting): [string, Setting] => [name, setting]));
}

/** A section of some of the given shapes' keys, and now and then any other. */
function sectionOf(shapes: readonly (readonly string[])[]): fc.Arbitrary<Map<string, Setting>> {
  const extra = fc.array(entryOf(fc.constantFrom(...Object.values(key), ...memberNames)), { maxLength: 1 });
  const whole = fc
    .constantFrom(...shapes)
    .chain((shape) => fc.tuple(...shape.map((name) => entryOf(fc.constant(name)))));
  return fc.tuple(whole, extra).map(([entries, more]) => new Map([...entries, ...more]));
}

function sectionsOf(
  name: fc.Arbitrary<string>,
  shapes: readonly (readonly string[])[],
  least: number,
  most: number,
): fc.Arbitrary<Sections> {
  return fc.array(fc.tuple(name, sectionOf(shapes)), { minLength: least, maxLength: most, size: 'max' }).map((list) => {
    const build = ([own, settings]: [string, Map<string, Setting>]): [string, Section] => [
      own,
      { name: own, origin: { file: 'f', line: 1 }, settings: new MergedSettings(settings) },
    ];
    return new Map(list.map(build));
  });
}

const pair = [key.accessKeyId, key.secretAccessKey];
const profileShapes = [
  ...[
    [],
    pair,
    pair,
    [key.accessKeyId],
    [key.secretAccessKey],
    [key.region],
    [key.credentialProcess],
    [key.loginSession],
  ],
  ...[
    [key.roleArn, key.sourceProfile],
    [key.roleArn, key.sourceProfile],
    [key.roleArn, key.sourceProfile, ...pair],
  ],
  ...[[key.roleArn, key.credentialSource], [key.roleArn], [key.roleArn, key.webIdentityTokenFile]],
  [key.roleArn, key.sourceProfile, key.mfaSerial, key.durationSeconds, key.roleSessionName, key.externalId],
  [key.ssoAccountId, key.ssoRoleName, key.ssoStartUrl, key.ssoRegion],
  [key.ssoAccountId, key.ssoRoleName, key.ssoSession],
  [key.sourceProfile, key.region, key.endpointUrl, key.services],
];
const corp = weighted([6, fc.constant('corp')], [1, names]);

function readingOf(profiles: Sections, ssoSessions: Sections, services: Sections): FileReading {
  return { file: 'f', kind: 'config', exists: true, profiles, ssoSessions, services, ignored: [], warnings: [] };
}

const configuration: fc.Arbitrary<Configuration> = fc
  .tuple(
    sectionsOf(names, profileShapes, 3, 7),
    sectionsOf(names, [...profileShapes, pair, pair, pair, pair], 0, 3),
    sectionsOf(corp, [[key.ssoStartUrl, key.ssoRegion], [key.ssoStartUrl]], 0, 2),
    sectionsOf(corp, [['sts'], ['s3'], []], 0, 2),
  )
  .map(([inConfig, inCredentials, ssoSessions, services]) => {
    const config = readingOf(inConfig, ssoSessions, services);
    const credentials = readingOf(inCredentials, new Map(), new Map());
    const profiles = mergeProfiles(config, credentials);
    return { config, credentials, profiles, ssoSessions, services, warnings: [] };
  });

const environment = fc
  .array(
    fc
      .constantFrom(...[...fitting.keys()].filter((name) => name.startsWith('AWS_')), ...otherVariables)
      .chain((name) => fc.tuple(fc.constant(name), fittingValue(name))),
    { maxLength: 3 },
  )
  .map((pairs) => Object.fromEntries(pairs));

const request: fc.Arbitrary<PlanRequest> = weighted(
  [6, fc.record({ profile: names }, { requiredKeys: [] })],
  [
    2,
    fc.record(
      {
        profile: names,
        region: weighted([6, regions], [1, noise]),
        externalId: weighted([3, fc.constant('xy')], [1, noise]),
        durationSeconds: weighted([3, fc.constant(900)], [1, fc.integer()]),
        role: fc.record({ roleArn: arns, sourceProfile: names }, { requiredKeys: ['roleArn'] }),
      },
      { requiredKeys: [] },
    ),
  ],
);

/** A request, what the files say, and the shell's variables. */
export const situation = fc.record({ request, configuration, environment });

function weighted<T>(...choices: readonly [weight: number, arbitrary: fc.Arbitrary<T>][]): fc.Arbitrary<T> {
  return fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}
