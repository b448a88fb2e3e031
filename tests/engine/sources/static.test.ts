import { expect, it } from 'vitest';
import { readConfiguration } from '../../../src/config/readConfiguration.ts';
import type { StaticHop } from '../../../src/plan/sources/static.ts';
import { readStatic } from '../../../src/sources/static.ts';
import { fakeEdges } from '../../support/fakeEdges.ts';
import { reveal } from './tools.ts';

function read(files: { readonly config?: string; readonly credentials?: string }, hop: Partial<StaticHop> = {}) {
  const { config = '', credentials = '' } = files;
  const configuration = readConfiguration(
    fakeEdges({ files: { '/home/me/.aws/config': config, '/home/me/.aws/credentials': credentials } }),
  );
  if (!configuration.ok) throw new Error(configuration.error.message);
  return reveal(
    readStatic(
      { kind: 'static', profile: 'p', accessKeyId: 'AKIA', file: 'credentials', provenance: {}, ...hop },
      configuration.value,
    ),
  );
}

it('reads the pair of the file that the plan names', () => {
  const files = {
    credentials: '[p]\naws_access_key_id = AKIA\naws_secret_access_key = from credentials\n',
    config: '[profile p]\naws_access_key_id = AKIA\naws_secret_access_key = from config\n',
  };
  expect(read(files)).toEqual({ accessKeyId: 'AKIA', secretAccessKey: 'from credentials' });
  expect(read(files, { file: 'config' })).toEqual({ accessKeyId: 'AKIA', secretAccessKey: 'from config' });
});

it('takes session token and account along', () => {
  const credentials = '[p]\naws_secret_access_key = s\naws_session_token = t\naws_account_id = 111122223333\n';
  expect(read({ credentials })).toEqual({
    accessKeyId: 'AKIA',
    secretAccessKey: 's',
    sessionToken: 't',
    accountId: '111122223333',
  });
});

it('takes aws_security_token before aws_session_token, as botocore does', () => {
  const credentials = '[p]\naws_secret_access_key = s\naws_session_token = new\naws_security_token = old\n';
  expect(read({ credentials })).toMatchObject({ sessionToken: 'old' });
});

it.each([
  ['the file has no secret', { credentials: '[p]\naws_access_key_id = AKIA\n' }],
  [
    'the secret stands in the other file',
    { credentials: '[p]\naws_access_key_id = AKIA\n', config: '[profile p]\naws_secret_access_key = s\n' },
  ],
  ['the profile is not there', { credentials: '[q]\naws_secret_access_key = s\n' }],
])('fails and names profile and file when %s', (_what, files) => {
  expect(read(files)).toMatchObject({ code: 'ProfileIncomplete', target: 'p', file: '/home/me/.aws/credentials' });
});
