import { describe, expect, it } from 'vitest';
import { type Result, succeed } from '../../../src/core/error.ts';
import { editFile, openFile } from '../../../src/edit/editFile.ts';
import { planCredentials } from '../../../src/export/credentialsFile.ts';
import { longTerm, session } from './session.ts';

const path = '/home/me/.aws/credentials';
const target = { section: 'ci', force: false };
const keys = 'aws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = secret/+=\naws_session_token = token//==\n';

function edit(
  text: string | Uint8Array | undefined,
  given: Partial<typeof target> = {},
  which = session,
): Result<Uint8Array> {
  const file = openFile(path, 'credentials', typeof text === 'string' ? Buffer.from(text) : text);
  if (!file.ok) return file;
  const edits = planCredentials(file.value, which.credentials, { ...target, ...given });
  if (!edits.ok) return edits;
  const edited = editFile(file.value, edits.value);
  return edited.ok ? succeed(edited.value.after) : edited;
}

function textOf(edited: ReturnType<typeof edit>): string {
  if (!edited.ok) throw new Error(edited.error.message);
  return Buffer.from(edited.value).toString();
}

describe('planCredentials', () => {
  it.each<[string, string | undefined, string]>([
    ['a file that is not there', undefined, `[ci]\n${keys}`],
    ['an empty file', '', `[ci]\n${keys}`],
    ['a file without the section', '[base]\nx = y\n', `[base]\nx = y\n\n[ci]\n${keys}`],
    ['a last line without its end', '[base]\nx = y', `[base]\nx = y\n\n[ci]\n${keys.trimEnd()}`],
    ['a section without keys', '# mine\n[ci]\n[base]\nx = y\n', `# mine\n[ci]\n${keys}[base]\nx = y\n`],
    ['a header without its line end', '[ci]', `[ci]\n${keys.trimEnd()}`],
    [
      'an earlier session among comments and other keys',
      '[ci]\n; a\nregion=x ; b\nAWS_Access_Key_Id=ASIAOLD\naws_session_token=t\naws_security_token: t\n# c\naws_secret_access_key=s\n\n[base]\n',
      '[ci]\n; a\nregion=x ; b\nAWS_Access_Key_Id=ASIAEXAMPLE\naws_session_token=token//==\n# c\naws_secret_access_key=secret/+=\n\n[base]\n',
    ],
    [
      'a value that goes on in the next lines',
      '[ci]\naws_session_token = a\n  b\n  c\naws_secret_access_key = x\nz = 1\n',
      '[ci]\naws_session_token = token//==\naws_secret_access_key = secret/+=\nz = 1\naws_access_key_id = ASIAEXAMPLE\n',
    ],
    [
      'a section whose name is only the beginning of another',
      '[ci2]\naws_secret_access_key = x\n',
      `[ci2]\naws_secret_access_key = x\n\n[ci]\n${keys}`,
    ],
    ['Windows line ends', '[a]\r\nx = y\r\n', `[a]\r\nx = y\r\n\r\n${`[ci]\n${keys}`.replaceAll('\n', '\r\n')}`],
  ])('writes the section into %s', (_what, before, after) => {
    expect(textOf(edit(before))).toBe(after);
  });

  it('keeps a byte order mark and UTF-16', () => {
    const before = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('[a]\nx = é\n', 'utf16le')]);
    const edited = edit(before);
    if (!edited.ok) throw new Error(edited.error.message);
    expect(Buffer.from(edited.value.subarray(0, before.length))).toEqual(before);
    expect(Buffer.from(edited.value).toString('utf16le')).toContain('[ci]\naws_access_key_id');
  });

  it('removes the token of an earlier session when the keys have none', () => {
    const before = '[ci]\naws_secret_access_key = s\naws_session_token = t\n';
    expect(textOf(edit(before, {}, longTerm))).not.toContain('token');
  });

  it('does not write over keys that do not end unless it is told to', () => {
    const before = '[ci]\naws_access_key_id = AKIA\naws_secret_access_key = only copy\n';
    expect(edit(before)).toMatchObject({ ok: false, error: { code: 'InvalidParameter', target: 'ci' } });
    expect(textOf(edit(before, { force: true }))).toBe(`[ci]\n${keys}`);
  });

  it.each(['', ' ci', 'ci ', 'a]b', '[a', 'a\nb', 'a\tb', 'DEFAULT'])('refuses the name %j', (section) => {
    expect(edit('', { section })).toMatchObject({ ok: false, error: { code: 'InvalidParameter' } });
  });

  it.each([
    ['a section twice', '[ci]\n[ci]\n', 2],
    ['a key twice', '[ci]\na = 1\na = 2\n', 3],
    ['no key', '[ci]\nnonsense\n', 2],
    ['bytes that are no text', Buffer.from([0x5b, 0x61, 0x5d, 0x0a, 0xff, 0xfe, 0x0a]), 2],
  ])('leaves a file alone that has %s', (_what, before, line) => {
    expect(edit(before)).toMatchObject({ ok: false, error: { code: 'ConfigSyntax', line } });
  });
});
