import { type DecodedText, decode, encode } from '../config/decode.ts';
import { parse } from '../config/parse.ts';
import type { FileKind } from '../config/profile.ts';
import { readCli } from '../config/readCli.ts';
import type { Reading } from '../config/sections.ts';
import { secretKeys } from '../config/settingNames.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { type Change, listChanges } from './changes.ts';
import { type Draft, openDraft, textOf } from './draft.ts';
import type { Edit } from './edit.ts';
import { idOf } from './model.ts';
import { outlineOf } from './outline.ts';
import { addSections, copySection, removeSections, renameSections } from './sectionLines.ts';
import { removeSettings, retarget, setSettings } from './settingLines.ts';
import { checkReadable, verifyEdits } from './verify.ts';

/** An AWS file, opened for editing. */
export interface EditableFile {
  readonly path: string;
  readonly kind: FileKind;
  /** undefined if the file does not exist. */
  readonly bytes: Uint8Array | undefined;
  readonly decoded: DecodedText;
  /** As the AWS CLI would read it in UTF-8; the file may have a byte order mark or be in UTF-16, which stays. */
  readonly reading: Reading;
}

/** The result of editing a file. */
export interface EditedFile {
  readonly path: string;
  readonly kind: FileKind;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
  readonly changes: readonly Change[];
  /** Whether an edit writes secrets to the file. */
  readonly writesSecrets: boolean;
}

/** Opens a file for editing. ConfigSyntax, with file and line, if it is not text, or the AWS CLI rejects the text. */
export function openFile(path: string, kind: FileKind, bytes: Uint8Array | undefined): Result<EditableFile> {
  const decoded = decode(bytes ?? new Uint8Array(), path);
  if (!decoded.ok) return decoded;
  const reading = readCli(parse(decoded.value.text), path, kind);
  const readable = checkReadable(reading, path);
  if (!readable.ok) return readable;
  return succeed({ path, kind, bytes, decoded: decoded.value, reading });
}

/**
 * Makes edits in order. Lines that they do not affect do not change by a byte. Errors: InvalidParameter if the AWS CLI or
 * the SDKs would not read the edited file as intended.
 */
export function editFile(file: EditableFile, edits: readonly Edit[]): Result<EditedFile> {
  const { path, kind, bytes, decoded, reading } = file;
  if (edits.length === 0) return succeed(unchanged(file));
  const draft = openDraft(decoded.text, path, kind);
  const edited = applyEdits(draft, edits);
  const after = textOf(edited);
  const written = encode(after, decoded.encoding);
  if (!isText(written, after, path)) return fail(noText(path));
  const verified = verifyEdits({ file: path, kind, before: decoded.text, reading, after }, edits);
  if (!verified.ok) return verified;
  return succeed({
    path,
    kind,
    before: bytes,
    after: written,
    changes: listChanges(draft, edited),
    writesSecrets: edits.some((edit) => writesSecrets(edit, file)),
  });
}

/** Applies edits to a draft, in order. `verify.ts` checks the result. */
function applyEdits(draft: Draft, edits: readonly Edit[]): Draft {
  let edited = draft;
  for (let at = 0; at < edits.length; ) {
    const run = takeRun(edits, at);
    edited = applyRun(edited, run);
    at += run.edits.length;
  }
  return edited;
}

type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;

/** Edits that are made in one pass, since there may be thousands of `set` or `remove`, and each pass reads the whole text. */
type Run =
  | { readonly kind: 'set'; readonly edits: readonly EditOf<'set'>[] }
  | { readonly kind: 'remove'; readonly edits: readonly EditOf<'remove'>[] }
  | { readonly kind: 'single'; readonly edits: readonly [Exclude<Edit, EditOf<'set' | 'remove'>>] };

function takeRun(edits: readonly Edit[], at: number): Run {
  const first = edits[at] as Edit;
  if (first.kind !== 'set' && first.kind !== 'remove') return { kind: 'single', edits: [first] };
  const end = edits.findIndex(({ kind }, index) => index > at && kind !== first.kind);
  const run = edits.slice(at, end < 0 ? undefined : end);
  return first.kind === 'set'
    ? { kind: 'set', edits: run.filter((edit) => edit.kind === 'set') }
    : { kind: 'remove', edits: run.filter((edit) => edit.kind === 'remove') };
}

function applyRun(draft: Draft, run: Run): Draft {
  if (run.kind === 'set') return setSections(draft, run.edits);
  if (run.kind === 'remove')
    return removeSections(
      draft,
      run.edits.map(({ section }) => section),
    );
  const [edit] = run.edits;
  switch (edit.kind) {
    case 'unset':
      return removeSettings(draft, edit.section, edit.keys);
    case 'rename':
      return renameSections(draft, edit.section, edit.to);
    case 'copy':
      return copySection(draft, edit.section, edit.to);
    case 'retarget':
      return retarget(draft, edit.key, edit.from, edit.to);
  }
}

function unchanged({ path, kind, bytes = new Uint8Array() }: EditableFile): EditedFile {
  return { path, kind, before: bytes, after: bytes, changes: [], writesSecrets: false };
}

function writesSecrets(edit: Edit, { reading }: EditableFile): boolean {
  if (edit.kind === 'set') return [...edit.settings.keys()].some((key) => secretKeys.has(key));
  const copied = edit.kind === 'copy' ? reading.profiles.get(edit.section.name)?.settings : undefined;
  return [...(copied?.keys() ?? [])].some((key) => secretKeys.has(key));
}

/** Whether a text survives encoding: a name might contain an unpaired surrogate, or a NUL, which is not allowed in a file. */
function isText(bytes: Uint8Array, text: string, path: string): boolean {
  const decoded = decode(bytes, path);
  return decoded.ok && decoded.value.text === text;
}

function noText(file: string) {
  return {
    code: 'InvalidParameter',
    message: say`A name or value contains characters that cannot be written as text.`,
    hint: say`No changes were made. Enter it again without control characters.`,
    target: file,
  } as const;
}

function setSections(draft: Draft, edits: readonly EditOf<'set'>[]): Draft {
  const existing = new Set(outlineOf(draft).sections.flatMap(({ name }) => (name === null ? [] : [idOf(name)])));
  const missing = new Map(edits.map(({ section }) => [idOf(section), section]));
  for (const id of existing) missing.delete(id);
  const headers = Array.from(missing.values(), (name) => ({ name, body: [] }));
  return setSettings(headers.length === 0 ? draft : addSections(draft, headers), edits);
}
