import { describe, expect, it } from 'vitest';
import { findPrecedingCredentials } from '../../../src/server/precedence.ts';
import { configurationOf } from '../config/support.ts';

const url = 'http://127.0.0.1:4711/credentials';
const keys = 'aws_access_key_id = AKIAX\naws_secret_access_key = s\n';
const role = 'role_arn = arn:aws:iam::111122223333:role/A\nsource_profile = base\n';

describe('findPrecedingCredentials', () => {
  it.each([
    ['there are no files', {}, {}],
    ['profiles have credentials, but none is the default', { credentials: `[base]\n${keys}` }, {}],
    ['the default has only a region', { config: '[default]\nregion = eu-west-1\n' }, {}],
    ['the shell has keys, which the server replaces', {}, { AWS_ACCESS_KEY_ID: 'AKIAX', AWS_SECRET_ACCESS_KEY: 's' }],
    ['the shell names a profile', { credentials: `[base]\n${keys}` }, { AWS_PROFILE: 'base' }],
    ['the shell is in a container', {}, { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/role' }],
    ['the default cannot be resolved: programs say so', { config: `[default]\n${role}` }, {}],
  ])('finds nothing where %s', (_what, files, environment) => {
    expect(
      findPrecedingCredentials(configurationOf(files), { AWS_REGION: 'eu-west-1', ...environment }, url),
    ).toBeUndefined();
  });

  it.each([
    ['keys of the default', { credentials: `# mine\n[default]\n${keys}` }, {}, 'of profile "default"', 3],
    ['a role of the default', { config: `[default]\n${role}[profile base]\n${keys}` }, {}, 'of profile "default"', 5],
    ['a program of the default', { config: '[default]\ncredential_process = x\n' }, {}, 'of profile "default"', 2],
    [
      'a web identity of the shell',
      {},
      { AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/A', AWS_WEB_IDENTITY_TOKEN_FILE: '/token' },
      'in the environment',
      undefined,
    ],
  ])('names %s', (_what, files, environment, which, line) => {
    const found = findPrecedingCredentials(configurationOf(files), { AWS_REGION: 'eu-west-1', ...environment }, url);
    expect(found?.code).toBe('ServerOutranked');
    expect(found?.message).toContain(`The credentials ${which} take precedence over the role server`);
    expect(found?.line).toBe(line);
  });
});
