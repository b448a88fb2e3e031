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
    [new Date(Date.UTC(2026, 0, 2, 3, 4, 5)), '<DT>2026-01-02T03:04:05.000Z</DT>'],
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
