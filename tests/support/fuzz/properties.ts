import fc from 'fast-check';
import { decode, encode } from '../../../src/config/decode.ts';
import { listProfiles } from '../../../src/config/listProfiles.ts';
import { parse } from '../../../src/config/parse.ts';
import type { FileKind } from '../../../src/config/profile.ts';
import { splitWords } from '../../../src/config/python.ts';
import { readCli } from '../../../src/config/readCli.ts';
import { readConfiguration } from '../../../src/config/readConfiguration.ts';
import { readSdk } from '../../../src/config/readSdk.ts';
import type { SectionName } from '../../../src/config/sections.ts';
import { succeed } from '../../../src/core/error.ts';
import type { Edit } from '../../../src/edit/edit.ts';
import { editFile, openFile } from '../../../src/edit/editFile.ts';
import { anyCharacter } from './anyCharacter.ts';
import { fileBytes, iniText } from './arbitraries.ts';

/** A property that must hold for every input. `share`: how many of a hundred inputs test it. */
export interface Property {
  readonly title: string;
  readonly share: number;
  readonly property: fc.IRawProperty<unknown>;
}

/** In milliseconds: a time that a user does not notice, even on a slow machine. */
export const longestWait = 100;

export const properties: readonly Property[] = [
  {
    title: 'Bytes are decoded to text that encodes to the same bytes, or refused with a line that the file has.',
    share: 25,
    property: fc.property(fileBytes, (bytes) => {
      const decoded = decode(bytes, 'F');
      if (decoded.ok) return sameBytes(encode(decoded.value.text, decoded.value.encoding), bytes);
      const { code, file, line = 0 } = decoded.error;
      return code === 'ConfigSyntax' && file === 'F' && line >= 1 && line <= bytes.length + 1;
    }),
  },
  {
    title: 'The lines of a text joined are the text.',
    share: 15,
    property: fc.property(fc.oneof(iniText, fc.string({ unit: anyCharacter })), (text) => {
      const lines = [...parse(text).lines()];
      return (
        lines.map((line) => line.text + line.lineBreak).join('') === text &&
        lines.every((line, at) => line.number === at + 1)
      );
    }),
  },
  {
    title: 'Both readings answer for every text, with places inside it.',
    share: 30,
    property: fc.property(iniText, fc.constantFrom('config' as const, 'credentials' as const), (text, kind) => {
      const document = parse(text);
      const lines = [...document.lines()].length;
      return [readCli(document, 'F', kind), readSdk(document, 'F', kind)].every(({ profiles, problems }) => {
        const places = Array.from(profiles.values(), ({ origin, settings }) => [
          origin,
          ...Array.from(settings, ([, { origin: place }]) => place),
        ]);
        return [...problems, ...places.flat()].every(({ line }) => line >= 1 && line <= lines);
      });
    }),
  },
  {
    title: 'Two files are read and listed, or one is refused with ConfigSyntax, a line and a hint.',
    share: 20,
    property: fc.property(fileBytes, fileBytes, (config, credentials) => {
      const read = readConfiguration({
        environment: {},
        platform: 'linux',
        homeDirectory: '/h',
        readFile: (path) => succeed(path.endsWith('config') ? config : credentials),
      });
      if (read.ok) return [...listProfiles(read.value)].length === read.value.profiles.size;
      const { code, line = 0, hint } = read.error;
      return code === 'ConfigSyntax' && line >= 1 && hint !== '';
    }),
  },
  {
    title: 'An edit of any file is refused, or undone by its opposite to the last byte.',
    share: 5,
    property: fc.property(fileBytes, fc.constantFrom('config' as const, 'credentials' as const), (bytes, kind) => {
      const edited = edit(bytes, kind, (section) => ({ kind: 'set', section, settings: new Map([['zz_new', 'x']]) }));
      const undone = edited && edit(edited, kind, (section) => ({ kind: 'unset', section, keys: ['zz_new'] }));
      return edited === undefined || (undone !== undefined && sameBytes(undone, bytes));
    }),
  },
  {
    title: 'Words are split without failing, and words that need no quotes are split at spaces.',
    share: 5,
    property: fc.property(iniText, (text) => {
      const words = splitWords(text);
      return (
        /['"\\]/.test(text) ||
        JSON.stringify(words) === JSON.stringify(text.split(/[ \t\r\n]+/).filter((word) => word !== ''))
      );
    }),
  },
];

/** The file after an edit of its first profile; undefined if it has none or rejects the edit. */
function edit(bytes: Uint8Array, kind: FileKind, makeEdit: (section: SectionName) => Edit): Uint8Array | undefined {
  const file = openFile('F', kind, bytes);
  const [name] = file.ok ? file.value.reading.profiles.keys() : [];
  if (!file.ok || name === undefined) return undefined;
  const edited = editFile(file.value, [makeEdit({ kind: 'profile', name })]);
  return edited.ok ? edited.value.after : undefined;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a).equals(b);
}
