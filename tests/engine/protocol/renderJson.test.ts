import { describe, expect, it } from 'vitest';
import { renderJson } from '../../../src/protocol/renderJson.ts';
import { Secret } from '../../../src/protocol/secret.ts';

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
