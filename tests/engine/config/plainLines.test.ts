import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/config/parse.ts';
import { findPlainEnd } from '../../../src/config/plainLines.ts';
import type { FileKind, Sections } from '../../../src/config/profile.ts';
import { readCli } from '../../../src/config/readCli.ts';

/** Whatever a reading says, as data. */
function show(text: string, kind: FileKind) {
  const { profiles, ssoSessions, services, ignored, problems } = readCli(parse(text), 'F', kind);
  const all = (sections: Sections) =>
    [...sections].map(([key, { name, origin, settings }]) => [key, name, origin, [...settings], settings.size]);
  return [all(profiles), all(ssoSessions), all(services), ignored, problems];
}

/** Lines as they stand in files, with all that makes a section one that must be read line by line. */
const lines = fc.constantFrom(
  ...['[profile a]', '[profile b]', '[default]', '[profile default]', '[DEFAULT]', '[sso-session s]', '[services v]'],
  ...['[profile "a b"]', '[a]', '[]', '[', '[profile a', '[profile a] # x', ' [profile a]', '[profile a]x = 1', '[x]]'],
  ...['region = eu-west-1', 'region=us-east-1', 'region = x[profile b]', 'Region = x', 'role_arn: x', 'role_arn = a=b'],
  ...[
    's3 =',
    '  max = 1',
    '\tmax',
    ' ',
    '',
    '# c',
    '; c',
    ' # c',
    'nothing',
    '= x',
    'a b = c',
    'region\t= y',
    '\u00a0x = 1',
  ],
  ...Array.from({ length: 14 }, (_, at) => `k${at} = ${at}`),
);
const breaks = fc.constantFrom('\n', '\n', '\n', '\r\n');
const texts = fc
  .array(fc.tuple(lines, breaks), { maxLength: 40 })
  .map((all) => all.map(([line, end]) => line + end).join(''));

describe('sections that are left unread', () => {
  it('say what they say when they are read line by line, as for a file with a carriage return alone', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom<FileKind>('config', 'credentials'), fc.boolean(), (text, kind, isEnded) => {
        const given = isEnded ? text : text.replace(/\r?\n$/, '');
        expect(show(`#\n;\n${given}`, kind)).toEqual(show(`#\r;\n${given}`, kind));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['[a]', true],
    ['[a]\n', true],
    ['[a]\r\nb = 1\r\n', true],
    ['[a]\n\n# c\n; d\nb=\nc_-9 = x = y\n', true],
    [`[a]\n${Array.from({ length: 12 }, (_, at) => `k${at} = 1\n`).join('')}`, true],
    [`[a]\n${Array.from({ length: 13 }, (_, at) => `k${at} = 1\n`).join('')}`, false],
    // Runs of comments as long as they may be, and a longer one, which is read line by line; the same key at both ends of them.
    [`[a]\n${Array.from({ length: 12 }, (_, at) => `k${at} = 1\n${'#\n'.repeat(99)}`).join('')}`, true],
    [`[a]\nb = 1\n${'#\n'.repeat(101)}`, false],
    [`[a]\n${Array.from({ length: 12 }, (_, at) => `k${at % 11} = 1\n${'#\n'.repeat(99)}`).join('')}`, false],
    ['[a]\nb = 1\nb = 2\n', false],
    ['[a]\nb = 1\nc = 1\nb=2\n', false],
    ['[a]\nb = 1\nbb = 2\n', true],
    ['[a]\nb = 1\nc = b = 2\n# b = 3\n', true],
    [`[a]\nb = 1\n${'#\n\r\n'.repeat(400)}c = 1\n${'\n'.repeat(900)}b = 2\n`, false],
    ['[a]\nB = 1\n', false],
    ['[a]\nb : 1\n', false],
    ['[a]\n b = 1\n', false],
    ['[a]\nb = 1\n  c\n', false],
    ['[a] # b\n', false],
    ['[a]\nb\n', false],
  ])('are %j: %s', (text, isPlain) => {
    expect(findPlainEnd(text, 0)).toBe(isPlain ? text.length : -1);
    expect(findPlainEnd(`${text}${text.endsWith('\n') ? '' : '\n'}[b]\n`, 0)).toBe(
      isPlain ? text.trimEnd().length + (text.endsWith('\r\n') ? 2 : 1) : -1,
    );
  });

  it('are told in no time from a text that was made to slow it down', () => {
    const texts = ['#\n', '\n', 'a = #\n', ' ='].map((line) => `[a]\n${line.repeat(500_000)}!`);
    texts.push(`[a]\nb = 1\n${'c\n'.repeat(5_000_000)}`);
    expect(texts.map((text) => findPlainEnd(text, 0))).toEqual(texts.map(() => -1));
  });
});
