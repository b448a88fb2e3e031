import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scan } from '../../src/check/scan.ts';
import { parseCliSyntax } from '../../src/config/cliSyntax.ts';
import { parse } from '../../src/config/parse.ts';
import type { FileKind, Sections } from '../../src/config/profile.ts';
import { newEntries, ReadSection } from '../../src/config/rawSection.ts';
import { readCli } from '../../src/config/readCli.ts';
import { seed, size } from './size.ts';

/** Code that reads a file in another way than the AWS CLI reading must find the same, for any text. */

const runs = { numRuns: size(150, 20_000), seed };

/** The whole result of a reading, as data. */
function showReading(text: string, kind: FileKind) {
  const { profiles, ssoSessions, services, ignored, problems } = readCli(parse(text), 'F', kind);
  const all = (sections: Sections) =>
    [...sections].map(([key, { name, origin, settings }]) => [key, name, origin, [...settings], settings.size]);
  return [all(profiles), all(ssoSessions), all(services), ignored, problems];
}

/** Lines as in real files, including all that force a section to be read line by line. */
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
  it('have the same content as when they are read line by line, as in a file with a lone carriage return', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom<FileKind>('config', 'credentials'), fc.boolean(), (text, kind, isEnded) => {
        const given = isEnded ? text : text.replace(/\r?\n$/, '');
        expect(showReading(`#\n;\n${given}`, kind)).toEqual(showReading(`#\r;\n${given}`, kind));
      }),
      runs,
    );
  });
});

const fragment = fc.constantFrom(
  ...[
    '[a]',
    '[b] x',
    '[DEFAULT]',
    '[c',
    '[]',
    '[]]',
    'k = v',
    'K: w = x',
    '= x',
    ': y',
    'word',
    '[d = e',
    '# note',
    '',
  ],
);
const scannedLine = fc.tuple(fc.constantFrom('', ' ', '\t', '    '), fragment).map((parts) => parts.join(''));
const scannedTexts = fc.array(scannedLine, { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('scan', () => {
  it('finds each section and key where the AWS CLI reading finds its last occurrence', () => {
    fc.assert(
      fc.property(scannedTexts, (text) => {
        const seen = new Map<string, number>();
        for (const scanned of scan(parse(text))) {
          if (scanned.kind === 'entry') seen.set(`${scanned.section.header} ${scanned.key}`, scanned.line);
        }
        const { sections, defaults } = parseCliSyntax(parse(text), 'f');
        const read = new Map<string, number>();
        for (const section of [...sections, defaults]) {
          const header = section === defaults ? 'DEFAULT' : section.header;
          for (const [key, { origin }] of section) read.set(`${header} ${key}`, origin.line);
        }
        expect([...seen].sort()).toEqual([...read].sort());
      }),
      runs,
    );
  });

  it('reports exactly the lines for which the AWS CLI rejects a file, except for duplicates', () => {
    const kinds = ['no-equals', 'no-key', 'before-section', 'broken-header'];
    fc.assert(
      fc.property(scannedTexts, (text) => {
        const trouble = scan(parse(text)).filter(({ kind }) => kinds.includes(kind));
        const { problems } = parseCliSyntax(parse(text), 'f');
        const others = problems.filter(({ message }) => !message.includes('(first on line '));
        expect(trouble.map((scanned) => scanned.line)).toEqual(others.map((problem) => problem.line));
      }),
      runs,
    );
  });
});

/** Few different keys, so that many repeat; more entries than a section searches one by one. */
const key = fc.integer({ min: 0, max: 30 }).map((number) => `k${number}`);
const entries = fc.array(fc.tuple(key, fc.string()), { maxLength: 60 });

it('a section behaves like a map, for any text in the sections around it', () => {
  fc.assert(
    fc.property(entries, entries, entries, (before, own, after) => {
      const table = newEntries('F');
      const [, section] = [before, own, after].map((list, at) => {
        const built = new ReadSection(`s${at}`, at + 1, table);
        for (const [index, [name, value]] of list.entries()) built.set(name, value, index + 1);
        return built;
      });
      const map = new Map(own.map(([name, value], index) => [name, { value, origin: { file: 'F', line: index + 1 } }]));
      expect([...(section ?? [])]).toEqual([...map]);
      expect([...(section?.keys() ?? [])]).toEqual([...map.keys()]);
      expect(section?.size).toBe(map.size);
      const names = ['none', ...Array.from({ length: 31 }, (_, number) => `k${number}`)];
      expect(names.map((name) => [section?.get(name), section?.value(name), section?.has(name)])).toEqual(
        names.map((name) => [map.get(name), map.get(name)?.value, map.has(name)]),
      );
    }),
    runs,
  );
});
