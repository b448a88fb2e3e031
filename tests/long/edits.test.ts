import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/config/parse.ts';
import type { FileKind } from '../../src/config/profile.ts';
import { strip } from '../../src/config/python.ts';
import { openDraft, textOf } from '../../src/edit/draft.ts';
import type { Edit } from '../../src/edit/edit.ts';
import { findSection, outlineOf } from '../../src/edit/outline.ts';
import { editText, profile, remove, rename, set, unset } from '../engine/edit/support.ts';
import { generatePair } from '../support/differential/generator.ts';
import { anyCharacter } from '../support/fuzz/anyCharacter.ts';
import { seed, size } from './size.ts';

const runs = size(10, 250);

/** Files as users and programs write them, including odd and broken ones, with every kind of line ending. */
const files = fc
  .record({
    seed: fc.nat(),
    kind: fc.constantFrom<FileKind>('config', 'credentials'),
    lineBreak: fc.constantFrom('\n', '\r\n', '\r', null),
    isOpen: fc.boolean(),
  })
  .map(({ seed, kind, lineBreak, isOpen }) => {
    // A byte order mark is not part of the text.
    const pair = generatePair(seed)[kind].replace(/^\ufeff/, '');
    const text = lineBreak === null ? pair : pair.replace(/\r\n|\r|\n/g, lineBreak);
    return { kind, text: isOpen ? text.replace(/(\r\n|\r|\n)$/, '') : text };
  });

/** The text after edits if the file accepts them; the only other answers are the two rejections. */
function edit(text: string, kind: FileKind, edits: readonly Edit[]): string | undefined {
  const edited = editText(text, edits, kind);
  if (edited.ok) return Buffer.from(edited.value.after).toString();
  expect(['ConfigSyntax', 'InvalidParameter']).toContain(edited.error.code);
  return undefined;
}

function profilesOf(text: string, kind: FileKind): string[] {
  const { sections } = outlineOf(openDraft(text, kind, kind));
  return sections.flatMap(({ name }) => (name?.kind === 'profile' ? [name.name] : []));
}

/** A line is blank if Python strips it to nothing, as the AWS CLI does: including U+001C. */
function withoutBlankLines(text: string): string {
  const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  return lines.filter((line) => strip(line) !== '').join('');
}

function countUndone(undo: (text: string, kind: FileKind) => readonly [Edit[], Edit[]][]): number {
  let undone = 0;
  fc.assert(
    fc.property(files, ({ text, kind }) => {
      for (const [there, back] of undo(text, kind)) {
        const after = edit(text, kind, there);
        const before = after === undefined ? undefined : edit(after, kind, back);
        if (before === undefined) continue;
        expect(before).toBe(text);
        undone++;
      }
    }),
    { numRuns: runs, seed },
  );
  return undone;
}

describe('an edit and its reverse restore the same bytes', () => {
  it('when it sets a new key', () => {
    const undone = countUndone((text, kind) =>
      profilesOf(text, kind).map((name) => [[set(name, { zz_new: 'x' })], [unset(name, 'zz_new')]]),
    );
    expect(undone).toBeGreaterThan(runs / 2);
  });

  it('when it sets another value', () => {
    const undone = countUndone((text, kind) =>
      profilesOf(text, kind).flatMap((name) =>
        (findSection(outlineOf(openDraft(text, kind, kind)), profile(name))?.entries ?? [])
          // Comments below it would lose their indentation.
          .filter(
            ({ at }) =>
              !/^\s+[#;]/m.test(
                text
                  .split(/\r\n|\r|\n/)
                  .slice(at + 1)
                  .join('\n'),
              ),
          )
          .filter(({ value }) => value !== '' && !/\n|\s[#;]/.test(value))
          .map(({ key, value }): [Edit[], Edit[]] => [[set(name, { [key]: 'other' })], [set(name, { [key]: value })]]),
      ),
    );
    expect(undone).toBeGreaterThan(runs / 2);
  });

  it('when it adds a section', () => {
    const undone = countUndone(() => [[[set('zz new', { a: 'b', 's3.c': 'd' })], [remove('zz new')]]]);
    expect(undone).toBeGreaterThan(runs / 3);
  });

  it('when it renames a section', () => {
    const undone = countUndone((text, kind) =>
      profilesOf(text, kind)
        .filter((name) => /^[\w-]+$/.test(name) && name !== 'default')
        // Quotes that do not surround the whole name would be lost.
        .filter((name) => !new RegExp(`["'\\\\].*${name}|${name[0]}["'\\\\]`).test(text))
        .map((name) => [[rename(name, 'zz-new')], [rename('zz-new', name)]]),
    );
    expect(undone).toBeGreaterThan(runs / 3);
  });
});

describe('an edit', () => {
  it('changes only the lines in its list of changes', () => {
    fc.assert(
      fc.property(files, fc.constantFrom('set', 'unset', 'remove', 'rename', 'copy'), ({ text, kind }, what) => {
        const name = profilesOf(text, kind)[0] ?? 'a';
        const section = profile(name);
        const edits: Readonly<Record<typeof what, Edit>> = {
          set: set(name, { region: 'eu-west-1', zz: 'new' }),
          unset: unset(name, 'region', 'role_arn', 's3'),
          remove: remove(name),
          rename: rename(name, 'zz'),
          copy: { kind: 'copy', section, to: 'zz' },
        };
        const edited = editText(text, [edits[what]], kind);
        if (!edited.ok) return;
        const lines = (of: string) => Array.from(parse(of).lines(), (line) => line.text);
        const { changes, after } = edited.value;
        const gone = new Set(changes.flatMap(({ line, after }) => (after === null ? [line] : [])));
        const fresh = new Set(changes.flatMap(({ line, after }) => (after === null ? [] : [line])));
        const replaced = changes
          .filter(({ before, after }) => before !== null && after !== null)
          .map(({ before }) => before);
        const kept = lines(text).filter((_, at) => !gone.has(at + 1));
        const same = lines(Buffer.from(after).toString()).filter((_, at) => !fresh.has(at + 1));
        expect(kept.filter((line) => !replaced.includes(line))).toEqual(
          same.filter((line) => !replaced.includes(line)),
        );
      }),
      { numRuns: runs, seed },
    );
  });

  it('is rejected or read back unchanged, for any name, key, and value', () => {
    const hostile = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 8 }),
      fc.string({ unit: fc.constantFrom(...'ab=:[]#; \t\n\r"\'\\\u0085\u00a0\u2028\ufeff\0\ud800'), maxLength: 8 }),
    );
    fc.assert(
      fc.property(files, hostile, hostile, hostile, ({ text, kind }, name, key, value) => {
        // The result was compared in both readings: it has the intended change, and nothing else changed.
        const after = edit(text, kind, [set(name, { [key]: value })]);
        if (after === undefined) return;
        expect(textOf(openDraft(after, kind, kind))).toBe(after);
        expect(profilesOf(after, kind)).toContain(name);
      }),
      { numRuns: runs, seed },
    );
  });

  it('has the same result for many edits at once as in sequence', () => {
    let same = 0;
    fc.assert(
      fc.property(files, fc.infiniteStream(fc.boolean()), fc.boolean(), ({ text, kind }, picks, removes) => {
        const names = [...new Set(profilesOf(text, kind)), 'zz 1', 'zz2'].filter(() => picks.next().value);
        const edits = names.map((name) =>
          removes ? remove(name) : set(name, { zz: name, 's3.zz': 'x', region: 'y' }),
        );
        const atOnce = edit(text, kind, edits);
        let inTurn: string | undefined = text;
        for (const one of edits) inTurn = inTurn === undefined ? undefined : edit(inTurn, kind, [one]);
        if (atOnce === undefined || inTurn === undefined) return;
        // The number of blank lines between two removed sections may differ by one.
        const shown = (of: string) => (removes ? withoutBlankLines(of) : of);
        expect(shown(atOnce)).toBe(shown(inTurn));
        same++;
      }),
      { numRuns: runs, seed },
    );
    expect(same).toBeGreaterThan(runs / 3);
  });
});
