import { describe, expect, test } from 'vitest';
import type { EngineError } from '../../../src/core/error.ts';
import { paths, readFiles } from './support.ts';

const pair = (name: string) => [`aws_access_key_id = AKIA${name}`, `aws_secret_access_key = secret-${name}`];

function errorOf(files: {
  readonly config?: readonly string[];
  readonly credentials?: readonly string[];
}): EngineError {
  const { config = [], credentials = [] } = files;
  const read = readFiles({ config: config.join('\n'), credentials: credentials.join('\n') });
  if (read.ok) throw new Error('it was read');
  return read.error;
}

describe('Two profiles that have become one are refused, and the lost line break is named:', () => {
  test.each([
    ['behind a value', ['[base]', ...pair('BASE'), 'output = json[prod]', ...pair('PROD')], '[prod]', 4],
    ['behind a value, with spaces', ['[base]', ...pair('BASE'), 'output = json [prod] ', ...pair('PROD')], '[prod]', 4],
    ['behind a secret', ['[base]', `${pair('BASE').join('\n')}[prod]`, ...pair('PROD')], '[prod]', 3],
    ['behind a comment', ['[base]', ...pair('BASE'), '# the live one[prod]', ...pair('PROD')], '[prod]', 4],
    ['two of them', ['[a]', ...pair('A'), 'x = 1[b]', 'y = 2[c]', ...pair('C')], '[c]', 5],
    [
      'in a file of CR LF',
      [`[base]\r`, ...pair('BASE').map((line) => `${line}\r`), 'output = json[prod]\r', ...pair('PROD')],
      '[prod]',
      4,
    ],
  ])('%s.', (_what, credentials, header, line) => {
    const error = errorOf({ credentials });
    expect(error).toMatchObject({ code: 'ConfigSyntax', file: paths.credentials, line });
    expect(error.message).toMatch(/ again \(first on line \d+\)/);
    expect(error.message).toContain(header);
    expect(error.hint).toBe(`Move ${header} to its own line.`);
    expect(`${error.message}${error.hint}`).not.toMatch(/secret-|AKIA/);
  });

  test('in the config file, where a header has its kind before the name.', () => {
    const role = (name: string) => [`role_arn = arn:aws:iam::111122223333:role/${name}`, 'source_profile = base'];
    const error = errorOf({ config: ['[profile a]', ...role('A'), 'region = eu-west-1[profile b]', ...role('B')] });
    expect(error).toMatchObject({ file: paths.config, line: 4, hint: 'Move [profile b] to its own line.' });
    expect(error.message).toContain('a line break is missing before it');
  });
});

describe('Where no header is seen, nobody is told to remove a key:', () => {
  test.each([
    ['of keys', ['[base]', ...pair('BASE'), ...pair('PROD')], 4],
    ['a header in a comment', ['[base]', ...pair('BASE'), '# [prod]', ...pair('PROD')], 4],
    ['of two sections', ['[base]', ...pair('BASE'), '[base]', ...pair('PROD')], 5],
    ['of a session token', ['[base]', 'aws_session_token = a', 'aws_session_token = b'], 3],
  ])('%s.', (_what, credentials, line) => {
    const { message, hint, line: named } = errorOf({ credentials });
    expect(named).toBe(line);
    expect(`${message} ${hint}`).not.toMatch(/\b(remove|delete|keep one)\b/i);
  });

  test('a setting that may stand there twice by mistake.', () => {
    const { hint } = errorOf({ config: ['[default]', 'region = eu-west-1', 'region = eu-west-2'] });
    expect(hint).toBe('Add the missing header between lines 2 and 3, or remove one of the two lines.');
  });
});
