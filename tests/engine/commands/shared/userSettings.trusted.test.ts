import { describe, expect, it } from 'vitest';
import { rotateKey } from '../../../../src/commands/rotateKey.ts';
import { readPlan } from '../../../../src/commands/shared/parameters.ts';
import { readTrustedConfiguration } from '../../../../src/commands/shared/userSettings.ts';
import { fakeCommandEdges } from '../../../support/fakeCommandEdges.ts';

const settings = '/home/me/.config/awsrole/settings.ini';
const config = '/home/me/.aws/config';
const strict = { [settings]: 'strict = true\n' };
const open = (opened: string) => (path: string) =>
  path === opened ? ({ path, isFolder: false, why: 'mode' } as const) : undefined;

describe('What others could change', () => {
  it.each([config, '/home/me/.aws/credentials', settings])('is refused in strict mode: %s', (path) => {
    const edges = fakeCommandEdges({ files: strict, findInsecurePath: open(path) });
    expect(readTrustedConfiguration(edges)).toMatchObject({ ok: false, error: { code: 'FileNotTrusted', file: path } });
  });

  it('is read without strict mode, and what nobody could change in it', () => {
    expect(readTrustedConfiguration(fakeCommandEdges({ findInsecurePath: open(config) })).ok).toBe(true);
    expect(readTrustedConfiguration(fakeCommandEdges({ files: strict })).ok).toBe(true);
  });

  it('is refused where nobody knows whether strict mode is on', () => {
    const edges = fakeCommandEdges({ files: { [settings]: 'strict\n' } });
    expect(readTrustedConfiguration(edges)).toMatchObject({
      ok: false,
      error: { code: 'ConfigSyntax', file: settings },
    });
  });
});

it.each([
  ['http://minio:9000', strict, false],
  ['http://minio:9000', {}, true],
  ['https://minio:9000', strict, true],
  ['http://127.0.0.1:9000', strict, true],
] as const)('A call of STS to %s is planned, settings %o: %s', (url, files, isPlanned) => {
  const text = `[profile a]\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/A\nsource_profile = b\nendpoint_url = ${url}\n`;
  const keys = '[profile b]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\nregion = eu-west-1\n';
  const edges = fakeCommandEdges({ files: { ...files, [config]: text + keys } });
  const plan = readPlan({ profile: 'a' }, edges);
  expect(plan).toMatchObject(isPlanned ? { ok: true } : { ok: false, error: { code: 'InvalidParameter' } });
});

it.each([
  ['http://iam.internal:9000', strict, false],
  ['http://iam.internal:9000', {}, true],
  ['https://iam.internal:9000', strict, true],
] as const)('An access key is made by IAM at %s, settings %o: %s', async (url, files, isMade) => {
  const keys = '[profile b]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\nregion = eu-west-1\n';
  const edges = fakeCommandEdges({ files: { ...files, [config]: keys }, environment: { AWS_ENDPOINT_URL_IAM: url } });
  const asked = await rotateKey.run({ profile: 'b', dryRun: true }, edges);
  expect(asked).toMatchObject(isMade ? { ok: true } : { ok: false, error: { code: 'InvalidParameter', target: url } });
});
