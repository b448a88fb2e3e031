import { describe, expect, it } from 'vitest';
import { digestText } from '../../../src/core/digest.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { Session } from '../../../src/sessions/session.ts';
import { parseSession, renderSession } from '../../../src/sessions/sessionText.ts';
import { makeCredentials, makeStoredSession } from '../../support/session/sessions.ts';

const session = makeStoredSession({ sharedFile: 'abc.json', whileFile: '/home/me/\u30ed.json' });
const text = renderSession(session);

/** All values, secrets revealed. */
function reveal(found: Session | undefined): unknown {
  if (found === undefined) return undefined;
  const { secretAccessKey, sessionToken, ...rest } = found.credentials;
  return { ...found, credentials: { ...rest, secret: secretAccessKey.reveal(), token: sessionToken.reveal() } };
}

/** A file whose digest is right and whose values are these. */
function sign(values: unknown): string {
  const json = JSON.stringify(values);
  return `awsrole-session-1 ${digestText(json)}\n${json}\n`;
}

const record: Readonly<Record<string, unknown>> = JSON.parse(text.split('\n')[1] ?? '');

describe('a session as text', () => {
  it('comes back as it was', () => {
    expect(reveal(parseSession(text))).toEqual(reveal(session));
  });

  it.each<[string, Session]>([
    ['of a role that has no ARN here', makeStoredSession({ roleArn: null, roleName: 'Admin' })],
    ['without what need not be there', makeStoredSession({ profile: null, roleArn: null })],
    ['of SSO', makeStoredSession({ credentials: { ...makeCredentials(), assumedRole: undefined } as never })],
    [
      'with every control character',
      makeStoredSession({ key: String.fromCharCode(...Array.from({ length: 0x100 }, (_, code) => code)) }),
    ],
    ['with lone surrogates and separators', makeStoredSession({ profile: '\ud800\u2028\u0085 _x000A_' })],
    [
      'with a long token',
      makeStoredSession({ credentials: makeCredentials({ sessionToken: new Secret('t'.repeat(20_000)) }) }),
    ],
  ])('comes back as it was %s', (_, one) => {
    expect(reveal(parseSession(renderSession(one)))).toEqual(reveal(one));
  });

  it('has two lines, and no secret prints from what is read', () => {
    expect(text.split('\n')).toHaveLength(3);
    expect(JSON.stringify(parseSession(text))).not.toContain('SECRET');
  });

  it('is a miss cut at every byte', () => {
    for (let length = 0; length < text.length; length += 1) expect(parseSession(text.slice(0, length))).toBeUndefined();
  });

  it('is a miss with the tail of a longer one', () => {
    for (let length = 1; length < 100; length += 1) expect(parseSession(text + text.slice(-length))).toBeUndefined();
  });

  it('is a miss with any one letter changed, left out or doubled', () => {
    for (let at = 0; at < text.length; at += 1) {
      const [before, letter, after] = [text.slice(0, at), text[at] ?? '', text.slice(at + 1)];
      for (const change of [
        before + (letter === 'x' ? 'y' : 'x') + after,
        before + after,
        before + letter + letter + after,
        `${before}\0${after}`,
      ]) {
        if (change !== text) expect(parseSession(change)).toBeUndefined();
      }
    }
  });

  it('is a miss when halves of two are mixed', () => {
    const other = renderSession(
      makeStoredSession({
        credentials: makeCredentials({ secretAccessKey: new Secret('anotherANOTHERanotherANOTHERanotherANOTHE') }),
      }),
    );
    for (let at = 1; at < Math.min(text.length, other.length); at += 7) {
      const mixed = text.slice(0, at) + other.slice(at);
      if (mixed !== text && mixed !== other) expect(parseSession(mixed)).toBeUndefined();
    }
  });

  it.each([
    ['nothing', ''],
    ['a byte order mark before it', `\ufeff${text}`],
    ['NULs', '\0'.repeat(4096)],
    ['another format', text.replace('awsrole-session-1', 'awsrole-session-2')],
    ['JSON alone', text.split('\n')[1] ?? ''],
    ['aws-cli\u2019s file', '{"Credentials": {"AccessKeyId": "x"}}'],
    ['line ends of Windows', text.replaceAll('\n', '\r\n')],
    ['two of them', text + text],
  ])('is a miss for %s', (_, foreign) => {
    expect(parseSession(foreign)).toBeUndefined();
  });

  it.each([null, 1, 'text', [], [record], {}, true].map((value) => [JSON.stringify(value), value]))(
    'is a miss for the value %s, rightly signed',
    (_, value) => {
      expect(parseSession(sign(value))).toBeUndefined();
    },
  );

  it('is a miss for text that is no JSON, rightly signed', () => {
    expect(parseSession(`awsrole-session-1 ${digestText('{')}\n{\n`)).toBeUndefined();
  });

  const needed = [
    'key',
    'accessKeyId',
    'secretAccessKey',
    'sessionToken',
    'expiration',
    'issued',
    'uptime',
    'hostName',
    'lifetime',
  ];
  it.each(needed)('is a miss without %s', (name) => {
    expect(parseSession(sign({ ...record, [name]: undefined }))).toBeUndefined();
    expect(parseSession(sign({ ...record, [name]: null }))).toBeUndefined();
  });

  it.each(Object.keys(record))('is a miss with a %s of another type', (name) => {
    for (const value of [{}, [], true, typeof record[name] === 'string' ? 1 : 'text']) {
      expect(parseSession(sign({ ...record, [name]: value }))).toBeUndefined();
    }
  });

  it.each(['expiration', 'issued', 'uptime', 'lifetime'])('is a miss with a %s beyond all times', (name) => {
    for (const value of [1e300, -1e300, 8.7e15]) {
      expect(parseSession(sign({ ...record, [name]: value }))).toBeUndefined();
    }
  });

  it('takes nothing from the prototypes of objects', () => {
    const { key: _, ...rest } = record;
    const json = JSON.stringify(rest).replace('{', '{"__proto__":{"key":"x"},');
    expect(parseSession(`awsrole-session-1 ${digestText(json)}\n${json}\n`)).toBeUndefined();
  });
});
