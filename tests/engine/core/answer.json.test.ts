import { describe, expect, it } from 'vitest';
import { AnswerList, renderJson, renderJsonPieces } from '../../../src/core/answer.ts';
import { Secret } from '../../../src/core/secret.ts';

describe('renderJson', () => {
  it('writes times in UTC without empty fractions', () => {
    expect(renderJson([new Date('2026-01-02T03:04:05Z'), new Date('2026-01-02T03:04:05.250Z')])).toBe(
      '["2026-01-02T03:04:05Z","2026-01-02T03:04:05.250Z"]',
    );
  });

  it('reveals secrets at any depth', () => {
    expect(renderJson({ a: [{ b: new Secret('s3cret') }] })).toBe('{"a":[{"b":"s3cret"}]}');
  });

  it('keeps null, false and empty text apart', () => {
    expect(renderJson({ a: null, b: false, c: '' })).toBe('{"a":null,"b":false,"c":""}');
  });

  it('writes a name like __proto__ as a member', () => {
    const answer = JSON.parse('{"__proto__":1}') as { [name: string]: number };
    expect(renderJson(answer)).toBe('{"__proto__":1}');
  });
});

it.each([
  ['\u007f', '\\u007f'],
  ['\u009b31m', '\\u009b31m'],
  ['\u202e', '\\u202e'],
  ['\u2028\u2029', '\\u2028\\u2029'],
  ['\u200b', '\\u200b'],
  ['\u{e0041}', '\\udb40\\udc41'],
  ['\u001b]0;x\u0007', '\\u001b]0;x\\u0007'],
])('escapes what a terminal would obey or turn round: %j', (text, written) => {
  expect(renderJson([text])).toBe(`["${written}"]`);
  expect([...renderJsonPieces({ [text]: new AnswerList(() => [text]) })].join('')).toBe(
    `{"${written}":["${written}"]}`,
  );
  expect(JSON.parse(renderJson({ [text]: 'é 日本' }))).toEqual({ [text]: 'é 日本' });
});

describe('renderJsonPieces', () => {
  const listOf = (count: number) => new AnswerList(() => Array.from({ length: count }, (_, at) => ({ at })));

  it.each([0, 1, 255, 256, 257, 1000])('writes a list of %i members as renderJson does', (count) => {
    const answer = { list: listOf(count), 'a "b"': [{ secret: new Secret('s3cret') }], none: null };
    expect([...renderJsonPieces(answer)].join('')).toBe(renderJson(answer));
    expect(JSON.parse(renderJson(answer))).toMatchObject({ list: Array.from({ length: count }, (_, at) => ({ at })) });
  });

  it.each([[{}], [[]], ['text'], [null], [listOf(2)]])('writes %j as renderJson does', (answer) => {
    expect([...renderJsonPieces(answer)].join('')).toBe(renderJson(answer));
  });

  it('writes an answer without a list in one piece: each is a call of the system', () => {
    const answer = { a: 'a', b: { c: [null], d: {} }, e: new Secret('s3cret') };
    expect([...renderJsonPieces(answer)]).toEqual([renderJson(answer)]);
    expect([...renderJsonPieces({ list: listOf(2), ...answer })].length).toBe(3);
  });

  it('makes no member before the ones in front of it are written', () => {
    const made: number[] = [];
    const list = new AnswerList(function* () {
      for (let at = 0; at < 1000; at++) yield made.push(at);
    });
    const [first] = renderJsonPieces(list);
    expect(made.length).toBeLessThan(1000);
    expect(first).toMatch(/^\[1,2,/);
  });
});
