import { expect, test } from 'vitest';
import { readConfiguration } from '../../../src/config/readConfiguration.ts';
import { explainUnreadableFile } from '../../../src/config/unreadableFile.ts';
import { fail, succeed } from '../../../src/core/error.ts';
import { resolvePlan } from '../../../src/plan/resolvePlan.ts';

/** What is said of the profile of these files: their text, null for none, a system's code for one that may not be opened. */
function errorOf(profile: string, files: Record<string, string | null>, environment = {}) {
  const readFile = (path: string) => {
    const text = files[path.split('/').at(-1) ?? ''] ?? null;
    if (text === 'EACCES')
      return fail({ code: 'ConfigSyntax', message: `${path} cannot be read (EACCES).`, hint: '', file: path });
    return succeed(text === null ? undefined : new TextEncoder().encode(text));
  };
  const configuration = readConfiguration({ environment, platform: 'linux', homeDirectory: '/home/me', readFile });
  if (!configuration.ok) return configuration.error;
  const plan = resolvePlan({ profile }, configuration.value, environment);
  return plan.ok ? undefined : plan.error;
}

test.each([
  ['a profile', 'devv', { config: 'EACCES', credentials: '[dev]\naws_access_key_id = AKIAX\n' }],
  [
    'a source profile',
    'dev',
    { config: '[profile dev]\nrole_arn = x\nsource_profile = base\n', credentials: 'EACCES' },
  ],
])('The reason why %s is missing is the file that may not be opened.', (_what, profile, files) => {
  const error = errorOf(profile, files);
  expect(error?.message).toMatch(/^\/home\/me\/\.aws\/(config|credentials) cannot be read \(EACCES\)\./);
  expect(error?.hint).toMatch(/^Check the file, its permissions/);
});

test.each([
  ['AWS_CONFIG_FILE', { credentials: '[dev]\naws_access_key_id = AKIAX\n' }],
  ['AWS_SHARED_CREDENTIALS_FILE', { config: '[profile dev]\nregion = eu-west-1\n' }],
])('The reason is %s where it names a file that is not there.', (variable, files) => {
  expect(errorOf('devv', files, { [variable]: '/gone/nowhere' })).toMatchObject({
    code: 'ProfileNotFound',
    message: `${variable} specifies /gone/nowhere, which does not exist. The profile "devv" could not be found.`,
    hint: `Correct ${variable}, or remove it.`,
  });
});

test('A file that is only not there is no reason, nor one that was read.', () => {
  expect(errorOf('devv', { config: '[profile dev]\n' })?.hint).toBe('Did you mean "dev"?');
  const files = [{ file: '/c', kind: 'config', exists: true, warnings: [] }] as const;
  const error = { code: 'ProfileNotFound', message: 'm', hint: 'h' } as const;
  expect(explainUnreadableFile(error, files, { AWS_CONFIG_FILE: '/c' })).toBe(error);
  expect(
    explainUnreadableFile({ ...error, code: 'ConfigSyntax' }, [{ ...files[0], exists: false }], {
      AWS_CONFIG_FILE: '/c',
    }).hint,
  ).toBe('h');
});
