import fc from 'fast-check';
import type { Configuration, FileReading, Section, Sections, Setting } from '../../../src/config/profile.ts';
import { MergedSettings, mergeProfiles } from '../../../src/config/sections.ts';
import { settingName } from '../../../src/config/settingNames.ts';
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
  [settingName.roleArn, arns],
  [settingName.sourceProfile, names],
  [settingName.credentialSource, fc.constantFrom('Environment', 'EcsContainer', 'Ec2InstanceMetadata')],
  [settingName.region, regions],
  [settingName.ssoRegion, regions],
  [settingName.ssoSession, fc.constant('corp')],
  [settingName.services, fc.constant('corp')],
  [settingName.durationSeconds, fc.constantFrom('900', '3600', '1')],
  [settingName.mfaSerial, fc.constant('GAHT12345')],
  [settingName.retryMode, fc.constantFrom('standard', 'legacy', 'adaptive')],
  [settingName.maxAttempts, fc.constantFrom('1', '5')],
  [settingName.endpointUrl, urls],
  [settingName.useFipsEndpoint, booleans],
  [settingName.useDualstackEndpoint, booleans],
  [settingName.ignoreConfiguredEndpointUrls, booleans],
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
  const inner = fc.tuple(fc.constantFrom(settingName.endpointUrl, 'k'), urls);
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
  const extra = fc.array(entryOf(fc.constantFrom(...Object.values(settingName), ...memberNames)), { maxLength: 1 });
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

const pair = [settingName.accessKeyId, settingName.secretAccessKey];
const profileShapes = [
  ...[
    [],
    pair,
    pair,
    [settingName.accessKeyId],
    [settingName.secretAccessKey],
    [settingName.region],
    [settingName.credentialProcess],
    [settingName.loginSession],
  ],
  ...[
    [settingName.roleArn, settingName.sourceProfile],
    [settingName.roleArn, settingName.sourceProfile],
    [settingName.roleArn, settingName.sourceProfile, ...pair],
  ],
  ...[
    [settingName.roleArn, settingName.credentialSource],
    [settingName.roleArn],
    [settingName.roleArn, settingName.webIdentityTokenFile],
  ],
  [
    settingName.roleArn,
    settingName.sourceProfile,
    settingName.mfaSerial,
    settingName.durationSeconds,
    settingName.roleSessionName,
    settingName.externalId,
  ],
  [settingName.ssoAccountId, settingName.ssoRoleName, settingName.ssoStartUrl, settingName.ssoRegion],
  [settingName.ssoAccountId, settingName.ssoRoleName, settingName.ssoSession],
  [settingName.sourceProfile, settingName.region, settingName.endpointUrl, settingName.services],
];
const corp = weighted([6, fc.constant('corp')], [1, names]);

function readingOf(profiles: Sections, ssoSessions: Sections, services: Sections): FileReading {
  return { file: 'f', kind: 'config', exists: true, profiles, ssoSessions, services, ignored: [], warnings: [] };
}

const configuration: fc.Arbitrary<Configuration> = fc
  .tuple(
    sectionsOf(names, profileShapes, 3, 7),
    sectionsOf(names, [...profileShapes, pair, pair, pair, pair], 0, 3),
    sectionsOf(corp, [[settingName.ssoStartUrl, settingName.ssoRegion], [settingName.ssoStartUrl]], 0, 2),
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
