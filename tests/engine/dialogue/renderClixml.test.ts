import { describe, expect, it } from 'vitest';
import { AnswerList } from '../../../src/core/answer.ts';
import { Secret } from '../../../src/core/secret.ts';
import { renderClixml } from '../../../src/dialogue/renderClixml.ts';

const open = '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">';

describe('renderClixml', () => {
  it('writes an object as a property bag', () => {
    expect(renderClixml({ type: 'result', value: null })).toBe(
      `${open}<Obj RefId="0"><MS><S N="type">result</S><Nil N="value" /></MS></Obj></Objs>`,
    );
  });

  it('numbers objects in the order in which they open', () => {
    expect(renderClixml([{ a: [] }, {}])).toContain(
      '<Obj RefId="0"><LST><Obj RefId="1"><MS><Obj N="a" RefId="2"><LST></LST></Obj></MS></Obj><Obj RefId="3"><MS></MS></Obj></LST></Obj>',
    );
  });

  it('writes a list that is made as it is written like any other', () => {
    expect(renderClixml({ a: new AnswerList(() => [1, {}]) })).toBe(renderClixml({ a: [1, {}] }));
  });

  it.each([
    [1, '<I32>1</I32>'],
    [5_000_000_000, '<I64>5000000000</I64>'],
    [1.5, '<Db>1.5</Db>'],
    [true, '<B>true</B>'],
    [new Date(Date.UTC(2026, 0, 2, 3, 4, 5)), '<DT>2026-01-02T03:04:05.000+00:00</DT>'],
  ])('types %s', (value, element) => {
    expect(renderClixml(value)).toBe(`${open}${element}</Objs>`);
  });

  it.each([
    ['markup is escaped', `<a b="c">'&`, '&#x3c;a b=&#x22;c&#x22;&#x3e;&#x27;&#x26;'],
    ['a newline never ends the line', 'a\r\nb', 'a_x000D__x000A_b'],
    ['an escape that stands in the text stays text', 'a_x000A_b', 'a_x005F_x000A_b'],
    ['an underscore alone stays', 'a_b_x00', 'a_b_x00'],
    ['Japanese is ASCII on the wire', '日本', '&#x65e5;&#x672c;'],
    ['a character beyond the BMP is one reference', '😀', '&#x1f600;'],
    ['a lone surrogate keeps its unit', '\ud800', '_xD800_'],
    ['C1 controls are escaped', '\u0085\u009b', '_x0085__x009B_'],
    ['non-characters of XML are escaped', '\uffff', '_xFFFF_'],
  ])('%s', (_sentence, text, escaped) => {
    expect(renderClixml(text)).toBe(`${open}<S>${escaped}</S></Objs>`);
  });

  it('is one line of printable ASCII for every UTF-16 unit', () => {
    const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
    expect(units.filter((unit) => !/^[\x20-\x7e]*$/.test(renderClixml(`x${unit}`)))).toEqual([]);
  });

  it('reveals secrets, since the module needs them', () => {
    expect(renderClixml({ key: new Secret('s3cret') })).toContain('<S N="key">s3cret</S>');
  });
});

describe('renderClixml, of what a cmdlet writes', () => {
  it('names members as PowerShell does, at every depth, and nothing around it', () => {
    const value = { roleArn: 'a', hops: new AnswerList(() => [{ mfaRequired: false }]) };
    const text = renderClixml({ type: 'result', value, other: { roleArn: null } }, 'value');
    expect([...text.matchAll(/ N="(\w+)"/g)].map(([, name]) => name)).toEqual([
      'type',
      'value',
      'RoleArn',
      'Hops',
      'MfaRequired',
      'other',
      'roleArn',
    ]);
  });

  it('leaves names of variables and texts as they are', () => {
    const value = { endpoints: { AWS_ENDPOINT_URL: 'https://a-b' }, names: ['assume-role'] };
    const text = renderClixml({ value }, 'value');
    expect(text).toContain('<S N="AWS_ENDPOINT_URL">https://a-b</S>');
    expect(text).toContain('<S>assume-role</S>');
  });

  it.each([
    ['kind', 'assume-role', '<S N="Kind">AssumeRole</S>'],
    ['kind', 'sso', '<S N="Kind">Sso</S>'],
    ['severity', 'error', '<S N="Severity">Error</S>'],
    ['previous', 'inactive', '<S N="Previous">Inactive</S>'],
    ['name', 'assume-role', '<S N="Name">assume-role</S>'],
    ['kind', null, '<Nil N="Kind" />'],
  ])('writes the %s %s as %s', (name, word, element) => {
    expect(renderClixml({ session: { [name]: word } }, 'session')).toContain(`<MS>${element}</MS>`);
  });

  it.each([
    [
      new Date(0),
      '<DT N="CachedUntil">1970-01-01T00:00:00.000+00:00</DT><DT N="CachedUntilUtc">1970-01-01T00:00:00.000Z</DT>',
    ],
    [null, '<Nil N="CachedUntil" /><Nil N="CachedUntilUtc" />'],
  ])('tells the end of a session twice: %s', (cachedUntil, elements) => {
    expect(renderClixml({ value: { cachedUntil } }, 'value')).toContain(`<MS>${elements}</MS>`);
  });
});
