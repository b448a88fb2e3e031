import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../src/edit/edit.ts';
import { copy, editedText, editText, remove, rename, retarget, set, unset } from './support.ts';

type Case = readonly [what: string, before: string, edit: Edit, after: string];

const region = { region: 'eu-west-1' };

describe('setting a key', () => {
  it.each<Case>([
    ['into an empty file', '', set('a', region), '[profile a]\nregion = eu-west-1\n'],
    ['into the default profile of an empty file', '', set('default', region), '[default]\nregion = eu-west-1\n'],
    ['of a new name with a space', '', set('a b', region), '[profile "a b"]\nregion = eu-west-1\n'],
    ['of a new name with quotes', '', set(`a"b'c\\`, region), '[profile "a\\"b\'c\\\\"]\nregion = eu-west-1\n'],
    [
      'in place, spacing and case kept',
      '[profile a]\nREGION=x  \ny = 1\n',
      set('a', region),
      '[profile a]\nREGION=eu-west-1  \ny = 1\n',
    ],
    ['after a colon', '[profile a]\nregion : x\n', set('a', region), '[profile a]\nregion : eu-west-1\n'],
    ['that was empty', '[profile a]\nregion =\n', set('a', region), '[profile a]\nregion = eu-west-1\n'],
    [
      'behind the last one, before comments and gaps',
      '[profile a]\nx = 1\n# end\n\n[profile b]\n',
      set('a', region),
      '[profile a]\nx = 1\nregion = eu-west-1\n# end\n\n[profile b]\n',
    ],
    [
      'behind a block',
      '[profile a]\ns3 =\n  region = x\n',
      set('a', region),
      '[profile a]\ns3 =\n  region = x\nregion = eu-west-1\n',
    ],
    [
      'and not the one of that name in a block',
      '[profile a]\ns3 =\n  region = x\nregion = y\n',
      set('a', region),
      '[profile a]\ns3 =\n  region = x\nregion = eu-west-1\n',
    ],
    [
      'with the indentation of its neighbours',
      '[profile a]\n  x = 1\n',
      set('a', region),
      '[profile a]\n  x = 1\n  region = eu-west-1\n',
    ],
    [
      'whose value went on in more lines',
      '[profile a]\nregion = x\n  y\n# c\n  z\nw = 1\n',
      set('a', region),
      '[profile a]\nregion = eu-west-1\n# c\nw = 1\n',
    ],
    [
      'with a comment behind it, which gets a line',
      '[profile a]\nregion = us-east-1 # home\n',
      set('a', region),
      '[profile a]\n# home\nregion = eu-west-1\n',
    ],
    [
      'of a quoted header',
      '[profile "a b"]\nregion = x\n',
      set('a b', region),
      '[profile "a b"]\nregion = eu-west-1\n',
    ],
    [
      'of a header with gaps and a tail',
      '[profile  a ] # mine\nregion = x\n',
      set('a', region),
      '[profile  a ] # mine\nregion = eu-west-1\n',
    ],
    [
      'of the prefixed default',
      '[profile default]\n',
      set('default', region),
      '[profile default]\nregion = eu-west-1\n',
    ],
    [
      'of the last of two headers',
      '[default]\nregion = x\n[profile default]\nregion = y\n',
      set('default', region),
      '[default]\nregion = x\n[profile default]\nregion = eu-west-1\n',
    ],
    [
      'without a line end at the end of the file',
      '[profile a]\nx = 1',
      set('a', region),
      '[profile a]\nx = 1\nregion = eu-west-1',
    ],
    [
      'among Windows line ends',
      '[profile a]\r\nx = 1\r\n',
      set('a', region),
      '[profile a]\r\nx = 1\r\nregion = eu-west-1\r\n',
    ],
    [
      'among line ends of old Macs',
      '[profile a]\rx = 1\r',
      set('a', region),
      '[profile a]\rx = 1\rregion = eu-west-1\r',
    ],
    [
      'where line ends are mixed: that of the line above',
      '[profile a]\nx = 1\r\n\n[profile b]\n',
      set('a', region),
      '[profile a]\nx = 1\r\nregion = eu-west-1\r\n\n[profile b]\n',
    ],
    [
      'that [DEFAULT] sets for all',
      '[DEFAULT]\nregion = x\n[profile a]\n',
      set('a', region),
      '[DEFAULT]\nregion = x\n[profile a]\nregion = eu-west-1\n',
    ],
    [
      'of a profile named like a member of Object',
      '[profile __proto__]\nx = 1\n',
      set('__proto__', region),
      '[profile __proto__]\nx = 1\nregion = eu-west-1\n',
    ],
    [
      'with comments under it that the SDKs would take for more of its value',
      '[profile a]\nregion = x\n\n# c\n  # d\ny = 1\n',
      set('a', region),
      '[profile a]\nregion = eu-west-1\n\n# c\n# d\ny = 1\n',
    ],
    [
      'behind indented comments, which go on with the value above to the SDKs',
      '[profile a]\nx = 1\n  ; c\n\n[profile b]\n',
      set('a', region),
      '[profile a]\nx = 1\n  ; c\nregion = eu-west-1\n\n[profile b]\n',
    ],
    [
      'behind a line of white space that is none to the SDKs',
      '[profile a]\n \u2028\n[profile b]\n',
      set('a', region),
      '[profile a]\n \u2028\nregion = eu-west-1\n[profile b]\n',
    ],
    ['inside a block', '[profile a]\ns3 =\n    x = 1\n', set('a', { 's3.x': '2' }), '[profile a]\ns3 =\n    x = 2\n'],
    [
      'new inside a block',
      '[profile a]\ns3 =\n  x = 1\ny = 2\n',
      set('a', { 's3.z': '3' }),
      '[profile a]\ns3 =\n  x = 1\n  z = 3\ny = 2\n',
    ],
    ['inside a new block', '[profile a]\ny = 2\n', set('a', { 's3.z': '3' }), '[profile a]\ny = 2\ns3 =\n    z = 3\n'],
  ])('writes it %s', (_what, before, edit, after) => {
    expect(editedText(before, [edit])).toBe(after);
  });

  it('writes the header as the name into a credentials file', () => {
    expect(editedText('', [set('a b', region)], 'credentials')).toBe('[a b]\nregion = eu-west-1\n');
  });
});

describe('removing a key', () => {
  it.each<Case>([
    ['and its line', '[profile a]\nx = 1\nregion = y\nz = 2\n', unset('a', 'region'), '[profile a]\nx = 1\nz = 2\n'],
    [
      'with the lines it goes on in',
      '[profile a]\ns3 =\n  x = 1\n\n  # in\n# out\n  y = 2\nz = 2\n',
      unset('a', 's3'),
      '[profile a]\n# in\n# out\nz = 2\n',
    ],
    ['at the open end of a file', '[profile a]\nregion = y', unset('a', 'region'), '[profile a]'],
    ['in odd case', '[profile a]\nReGion = y\n', unset('a', 'region'), '[profile a]\n'],
    ['that is not there', '[profile a]\n', unset('a', 'region'), '[profile a]\n'],
    ['inside a block', '[profile a]\ns3 =\n  x = 1\n  y = 2\n', unset('a', 's3.x'), '[profile a]\ns3 =\n  y = 2\n'],
    [
      'that is the last of a block, and the block',
      '[profile a]\ns3 =\n  x = 1\nz = 1\n',
      unset('a', 's3.x'),
      '[profile a]\nz = 1\n',
    ],
  ])('removes it %s', (_what, before, edit, after) => {
    expect(editedText(before, [edit])).toBe(after);
  });
});

describe('sections', () => {
  it.each<Case>([
    [
      'removes one between others',
      '[profile a]\nx = 1\n\n# b\n[profile b]\ny = 1\n# in\nz = 1\n\n[profile c]\n',
      remove('b'),
      '[profile a]\nx = 1\n\n# b\n\n[profile c]\n',
    ],
    [
      'removes one after a gap, with the gap behind',
      '[profile a]\n\n[profile b]\ny = 1\n\n\n[profile c]\n',
      remove('b'),
      '[profile a]\n\n[profile c]\n',
    ],
    [
      'removes the last one, with the gap before',
      '[profile a]\nx = 1\n\n[profile b]\ny = 1\n',
      remove('b'),
      '[profile a]\nx = 1\n',
    ],
    ['removes the only one', '[profile a]\nx = 1\n', remove('a'), ''],
    [
      'removes every header of that name',
      '[default]\nx = 1\n[profile b]\n[profile default]\ny = 1\n',
      remove('default'),
      '[profile b]\n',
    ],
    [
      'removes indented comments that would go on with the value above',
      '[profile a]\nx = 1\n[profile b]\ny = 1\n  # of b\nz = 1\n  ; tail\n[profile c]\n',
      remove('b'),
      '[profile a]\nx = 1\n[profile c]\n',
    ],
    [
      'renames one, gaps and tail kept',
      '[profile  a ] # mine\nx = 1\n',
      rename('a', 'b'),
      '[profile  b ] # mine\nx = 1\n',
    ],
    ['renames one in double quotes', '[profile "a b"]\n', rename('a b', 'c'), '[profile c]\n'],
    ['renames one in single quotes', "[profile 'a b']\n", rename('a b', 'c d'), "[profile 'c d']\n"],
    ['renames one with a backslash', '[profile a\\ b]\n', rename('a b', 'c d'), '[profile "c d"]\n'],
    ['renames one to a name that needs quotes', '[profile a]\n', rename('a', "o'b"), '[profile "o\'b"]\n'],
    ['renames the default profile', '[default]\nx = 1\n', rename('default', 'a'), '[profile a]\nx = 1\n'],
    ['renames one to the default profile', '[profile a]\nx = 1\n', rename('a', 'default'), '[default]\nx = 1\n'],
    [
      'copies one with its comments',
      '[profile a]\n# in\nx=1 \ns3 =\n  y = 2\n\n# end\n',
      copy('a', 'b'),
      '[profile a]\n# in\nx=1 \ns3 =\n  y = 2\n\n# end\n\n[profile b]\n# in\nx=1 \ns3 =\n  y = 2\n',
    ],
    [
      'makes references follow, in any section',
      '[DEFAULT]\nsource_profile = a\n[profile b]\nSource_Profile= a\n[profile c]\nsource_profile = ab\n[x]\nsource_profile = a\n',
      retarget('a', 'z'),
      '[DEFAULT]\nsource_profile = z\n[profile b]\nSource_Profile= z\n[profile c]\nsource_profile = ab\n[x]\nsource_profile = z\n',
    ],
    [
      'makes a reference with a comment follow',
      '[profile b]\nsource_profile = a # base\n',
      retarget('a', 'z'),
      '[profile b]\n# base\nsource_profile = z\n',
    ],
    [
      'renames one to a name that the SDKs read as they did not read the old one',
      '[profile "a b"]\nregion = x # c\n',
      rename('a b', 'c'),
      '[profile c]\nregion = x # c\n',
    ],
  ])('%s', (_what, before, edit, after) => {
    expect(editedText(before, [edit])).toBe(after);
  });
});

describe('an edit', () => {
  it('makes several changes in their order', () => {
    const edits = [set('b', { source_profile: 'a' }), rename('a', 'c'), retarget('a', 'c'), unset('c', 'x')];
    expect(editedText('[profile a]\nx = 1\ny = 2\n', edits)).toBe(
      '[profile c]\ny = 2\n\n[profile b]\nsource_profile = c\n',
    );
  });

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from([0xef, 0xbb, 0xbf]), 'utf8'],
    ['UTF-16', Buffer.from([0xff, 0xfe]), 'utf16le'],
  ] as const)('keeps %s', (_what, mark, encoding) => {
    const bytes = (text: string) => Buffer.concat([mark, Buffer.from(text, encoding)]);
    const edited = editText(bytes('# \u30ed\r\n[profile \u30ed]\r\nregion = x\r\n'), [set('\u30ed', region)]);
    expect(edited.ok && Buffer.from(edited.value.after)).toEqual(
      bytes('# \u30ed\r\n[profile \u30ed]\r\nregion = eu-west-1\r\n'),
    );
  });

  it('keeps UTF-16 of the other byte order', () => {
    const bytes = (text: string) => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]);
    const edited = editText(bytes('[profile a]\nregion = x\n'), [set('a', region)]);
    expect(edited.ok && Buffer.from(edited.value.after)).toEqual(bytes('[profile a]\nregion = eu-west-1\n'));
  });

  it.each<readonly [string, string, number]>([
    ['a section twice', '[profile a]\n[profile a]\n', 2],
    ['a key twice, in odd case', '[profile a]\nREGION = x\nregion = y\n', 3],
    ['a line that is no setting', '[profile a]\nnonsense\n', 2],
    ['a block with a line that is no setting', '[profile a]\ns3 =\n  nonsense\n', 3],
  ])('leaves a file alone that has %s', (_what, text, line) => {
    expect(editText(text, [set('b', region)])).toMatchObject({ ok: false, error: { code: 'ConfigSyntax', line } });
  });

  it.each<readonly [string, string, Edit]>([
    ['a value that injects a line', '', set('a', { region: 'x\nrole_arn = y' })],
    ['a value that injects a section', '', set('a', { region: 'x\r[profile b]' })],
    ['a value that readers trim', '', set('a', { region: ' x' })],
    ['a value that the SDKs cut', '', set('a', { region: 'x #y' })],
    ['a value that the SDKs take for a comment', '', set('a', { region: ';x' })],
    ['a name that ends its header', '', set('a]\nregion = x\n[profile b', region)],
    ['a name that the SDKs cut', '[profile b]\n', set('a;b', region)],
    ['a key that holds a delimiter', '', set('a', { 'x=y': 'z' })],
    ['removing what [DEFAULT] sets', '[DEFAULT]\nregion = x\n[profile a]\nregion = y\n', unset('a', 'region')],
    ['a value in place of a block', '[profile a]\ns3 =\n  x = 1\n', set('a', { s3: 'y' })],
    ['a block in place of a value', '[profile a]\ns3 = 1\n', set('a', { 's3.x': 'y' })],
  ])('refuses %s', (_what, text, edit) => {
    expect(editText(text, [edit])).toMatchObject({ ok: false, error: { code: 'InvalidParameter' } });
  });

  it.each([
    ['beside its own', '[DEFAULT]\nregion = x\n[profile a]\nregion = y\n'],
    ['without one of its own', '[DEFAULT]\nREGION : x\n[profile a]\noutput = json\n'],
  ])('names [DEFAULT] where that keeps a key in a profile, %s', (_what, text) => {
    expect(editText(text, [unset('a', 'region')])).toMatchObject({
      ok: false,
      error: {
        code: 'InvalidParameter',
        target: 'region',
        message:
          'region of the profile "a" cannot be removed, because [DEFAULT] in /home/me/.aws/config also has region, which the AWS CLI applies to every section that does not set it. No changes were made.',
        hint: 'Remove region from [DEFAULT] in the file, or set it in this profile.',
      },
    });
  });

  it('lists the lines that change, old and new, secrets masked', () => {
    const text = '[a]\n# aws_secret_access_key = old\nregion = x\naws_secret_access_key = one\n  two\ny = 1\n';
    const edits = [set('a', { region: 'z', aws_secret_access_key: 'three' }), unset('a', 'y'), set('b', { w: '1' })];
    const edited = editText(text, edits, 'credentials');
    const shown = edited.ok ? edited.value.changes.map(({ line, before, after }) => [line, before, after]) : [];
    expect(shown).toEqual([
      [3, 'region = x', 'region = z'],
      [4, 'aws_secret_access_key = ***', 'aws_secret_access_key = ***'],
      [5, '***', null],
      [6, 'y = 1', null],
      [5, null, ''],
      [6, null, '[b]'],
      [7, null, 'w = 1'],
    ]);
  });

  it.each([
    ['a secret in place of the ID', 'aws_access_key_id = wJalrXUtnFEMI/K7MDENG', 'aws_access_key_id = ***'],
    ['both in place of the ID', 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE wJalrXUtn', 'aws_access_key_id = ***'],
    ['a lost line break', 'output = jsonaws_secret_access_key = wJalrXUtn', 'output = jsonaws_secret_access_key = ***'],
    ['an ID', 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE', 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE'],
  ])('shows of %s nothing that may be a secret', (_what, line, shown) => {
    const edited = editText(
      `[a]\n${line}\n`,
      [{ kind: 'remove', section: { kind: 'profile', name: 'a' } }],
      'credentials',
    );
    const changes = edited.ok ? edited.value.changes.map(({ before }) => before) : [];
    expect(changes).toEqual(['[a]', shown]);
  });

  it('lists nothing when all is as it was to be', () => {
    const edited = editText('[profile a]\nregion = eu-west-1\n', [set('a', region), retarget('x', 'y')]);
    expect(edited.ok && edited.value.changes).toEqual([]);
  });
});
