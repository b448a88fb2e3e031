import { describe, expect, it } from 'vitest';
import { parseReply, parseRequest } from '../../../src/dialogue/request.ts';
import { engineVersion, protocolVersion } from '../../../src/dialogue/version.ts';

const good = {
  protocol: protocolVersion,
  module: engineVersion,
  command: 'profiles',
  parameters: {},
  environment: { HOME: '/home/me' },
};

function codeOf(request: unknown): string {
  const parsed = parseRequest(JSON.stringify(request));
  return parsed.ok ? 'ok' : parsed.error.code;
}

describe('parseRequest', () => {
  it('takes a request of its own release', () => {
    const parsed = parseRequest(JSON.stringify(good));
    expect(parsed).toMatchObject({ ok: true, value: { command: 'profiles', environment: { HOME: '/home/me' } } });
  });

  it('passes over a byte order mark, which Windows PowerShell may write first', () => {
    expect(parseRequest(`\uFEFF${JSON.stringify(good)}`)).toMatchObject({ ok: true });
  });

  it.each([
    ['another protocol', { ...good, protocol: protocolVersion + 1 }, 'EngineMismatch'],
    ['another release', { ...good, module: '9.9.9' }, 'EngineMismatch'],
    ['another release, even when the rest is unknown', { protocol: 7, module: '9', shape: 'new' }, 'EngineMismatch'],
    ['no protocol', { ...good, protocol: undefined }, 'BadRequest'],
    ['no environment', { ...good, environment: undefined }, 'BadRequest'],
    ['a variable that is not text', { ...good, environment: { HOME: 1 } }, 'BadRequest'],
    ['parameters that are a list', { ...good, parameters: [] }, 'BadRequest'],
    ['a list', [good], 'BadRequest'],
    ['null', null, 'BadRequest'],
  ])('refuses %s', (_what, request, code) => {
    expect(codeOf(request)).toBe(code);
  });

  it.each(['', '{', '{"protocol":1', '<Objs/>', '\u0000'])('refuses %j, which is no JSON', (line) => {
    expect(parseRequest(line)).toMatchObject({ ok: false, error: { code: 'BadRequest' } });
  });

  it('does not repeat the values of a request it refuses', () => {
    const parsed = parseRequest(JSON.stringify({ ...good, command: 7, parameters: { tokenCode: '123456' } }));
    expect(JSON.stringify(parsed)).not.toContain('123456');
  });
});

describe('parseReply', () => {
  it('gives the answer', () => {
    expect(parseReply('{"answer":"123456"}')).toEqual({ ok: true, value: '123456' });
  });

  it('gives undefined when the person cancelled', () => {
    expect(parseReply('{"cancel":true}')).toEqual({ ok: true, value: undefined });
  });

  it.each(['{}', '{"cancel":false}', '{"answer":123456}', '"123456"', 'nonsense'])('refuses %s', (line) => {
    expect(parseReply(line)).toMatchObject({ ok: false, error: { code: 'BadRequest' } });
  });
});
