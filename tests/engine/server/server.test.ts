import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../src/core/error.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { RenewableSession } from '../../../src/server/renewableSession.ts';
import { type ListeningServer, openServer } from '../../../src/server/server.ts';

const secret = 'CANARY-secret';
const session: RenewableSession = {
  get: async () =>
    succeed({
      credentials: {
        accessKeyId: 'ASIAEXAMPLE',
        secretAccessKey: new Secret(secret),
        sessionToken: new Secret('CANARY-token'),
        expiration: new Date('2026-11-24T06:00:00Z'),
      },
      endsAt: new Date('2026-11-24T06:00:00Z'),
      accountId: '111122223333',
      roleArn: null,
    }),
};

let server: ListeningServer;
let host: string;

beforeAll(async () => {
  server = await openServer(session, () => performance.now());
  host = new URL(server.url).host;
});
afterAll(() => server.close());

/** Sends bytes as they are and answers everything that comes back. */
function sendRaw(bytes: string, port = Number(new URL(server.url).port)): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    socket.setTimeout(8_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}

interface Parts {
  readonly line?: string;
  readonly host?: string;
  readonly token?: string | null;
  readonly more?: readonly string[];
  readonly body?: string;
}

function request({ line, host: named, token, more = [], body = '' }: Parts): string {
  const authorization = token === null ? [] : [`Authorization: ${token ?? server.token}`];
  const lines = [line ?? 'GET /credentials HTTP/1.1', `Host: ${named ?? host}`, ...authorization, ...more];
  return `${lines.join('\r\n')}\r\nConnection: close\r\n\r\n${body}`;
}

const hostile: readonly (readonly [string, number, () => Parts])[] = [
  ['no token', 401, () => ({ token: null })],
  ['an empty token', 401, () => ({ token: '' })],
  ['a wrong token', 401, () => ({ token: 'x'.repeat(43) })],
  ['a token with its last character changed', 401, () => ({ token: `${server.token.slice(0, -1)}!` })],
  ['the beginning of the token', 401, () => ({ token: server.token.slice(0, -1) })],
  ['the token and more', 401, () => ({ token: `${server.token}x` })],
  ['the token as Bearer', 401, () => ({ token: `Bearer ${server.token}` })],
  ['the token as Basic', 401, () => ({ token: `Basic ${Buffer.from(`:${server.token}`).toString('base64')}` })],
  ['the token in other letters', 401, () => ({ token: swapCase(server.token) })],
  ['the token twice in one header', 401, () => ({ token: `${server.token}, ${server.token}` })],
  ['two tokens', 401, () => ({ more: [`Authorization: ${server.token}`] })],
  ['a wrong token before the right one', 401, () => ({ token: 'x', more: [`Authorization: ${server.token}`] })],
  ['the token in another header', 401, () => ({ token: null, more: [`X-Auth: ${server.token}`] })],
  ['the token in a cookie', 403, () => ({ token: null, more: [`Cookie: Authorization=${server.token}`] })],
  ['the token in the query', 401, () => ({ token: null, line: `GET /credentials?token=${server.token} HTTP/1.1` })],
  ['the name localhost', 403, () => ({ host: `localhost:${port()}` })],
  ['a name that leads here', 403, () => ({ host: `attacker.example:${port()}` })],
  ['the address without its port', 403, () => ({ host: '127.0.0.1' })],
  ['another port', 403, () => ({ host: '127.0.0.1:80' })],
  ['the address of the instance metadata', 403, () => ({ host: '169.254.169.254' })],
  ['the address written as one number', 403, () => ({ host: `2130706433:${port()}` })],
  ['the short form of the address', 403, () => ({ host: `127.1:${port()}` })],
  ['a dot behind the address', 403, () => ({ host: `127.0.0.1.:${port()}` })],
  ['a user before the address', 403, () => ({ host: `x@${host}` })],
  ['the address with another behind it', 403, () => ({ host: `${host}, attacker.example` })],
  ['an empty Host', 403, () => ({ host: '' })],
  ['a page of another site', 403, () => ({ more: ['Origin: https://attacker.example'] })],
  ['a sandboxed page', 403, () => ({ more: ['Origin: null'] })],
  ['a page of this address', 403, () => ({ more: [`Origin: http://${host}`] })],
  ['a link', 403, () => ({ more: ['Referer: https://attacker.example/'] })],
  ['an image of a page', 403, () => ({ more: ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors'] })],
  ['a proxy before it', 403, () => ({ more: ['X-Forwarded-For: 10.0.0.1'] })],
  ['another path', 403, () => ({ line: 'GET / HTTP/1.1' })],
  ['the path of ECS', 403, () => ({ line: 'GET /v2/credentials/x HTTP/1.1' })],
  ['a path that leads back', 403, () => ({ line: 'GET /x/../credentials HTTP/1.1' })],
  ['a path with escapes', 403, () => ({ line: 'GET /%63redentials HTTP/1.1' })],
  ['two slashes', 403, () => ({ line: 'GET //credentials HTTP/1.1' })],
  ['a query', 403, () => ({ line: 'GET /credentials?x HTTP/1.1' })],
  ['a whole URL, as to a proxy', 403, () => ({ line: `GET http://${host}/credentials HTTP/1.1` })],
  ['POST', 405, () => ({ line: 'POST /credentials HTTP/1.1' })],
  ['PUT', 405, () => ({ line: 'PUT /credentials HTTP/1.1' })],
  ['HEAD', 405, () => ({ line: 'HEAD /credentials HTTP/1.1' })],
  ['OPTIONS', 405, () => ({ line: 'OPTIONS /credentials HTTP/1.1' })],
  ['TRACE', 405, () => ({ line: 'TRACE /credentials HTTP/1.1' })],
  ['a preflight', 403, () => ({ line: 'OPTIONS /credentials HTTP/1.1', more: ['Access-Control-Request-Method: GET'] })],
  ['a tunnel', 405, () => ({ line: `CONNECT ${host} HTTP/1.1` })],
  ['a method of its own', 400, () => ({ line: 'STEAL /credentials HTTP/1.1' })],
  ['a body', 400, () => ({ more: ['Content-Length: 4'], body: 'body' })],
  ['a body of chunks', 400, () => ({ more: ['Transfer-Encoding: chunked'], body: '0\r\n\r\n' })],
  ['a body of two lengths', 400, () => ({ more: ['Content-Length: 0', 'Transfer-Encoding: chunked'] })],
  ['two Hosts', 403, () => ({ more: ['Host: attacker.example'] })],
  ['a wait for a word', 400, () => ({ more: ['Expect: 100-continue'] })],
  ['a line that goes on', 400, () => ({ more: ['X: a', ' b\u0000'] })],
  ['no HTTP', 400, () => ({ line: 'hello' })],
];

describe('the local endpoint', () => {
  it('answers an SDK in the form of container credentials, to no cache', async () => {
    const fetched = await fetch(server.url, { headers: { authorization: server.token } });
    expect(fetched.status).toBe(200);
    const text = await sendRaw(request({}));
    expect(text).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(text).toMatch(/cache-control: no-store/i);
    expect(JSON.parse(text.slice(text.indexOf('{')))).toEqual({
      AccessKeyId: 'ASIAEXAMPLE',
      SecretAccessKey: secret,
      Token: 'CANARY-token',
      Expiration: '2026-11-24T06:00:00Z',
      AccountId: '111122223333',
    });
  });

  it.each(hostile)('refuses %s with %i, and says nothing else', async (_what, status, parts) => {
    const answer = await sendRaw(request(parts()));
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).not.toMatch(/CANARY|access-control/i);
    expect(answer.split('\r\n\r\n')[1] ?? '').toBe('');
  });

  it('answers 503 with the reason when the session is over', async () => {
    const error = { code: 'MfaRequired', message: 'A code is needed.', hint: 'Give it.' } as const;
    const over = await openServer({ get: async () => fail(error) }, () => performance.now());
    const { host: named, port: at } = new URL(over.url);
    const answer = await sendRaw(request({ host: named, token: over.token }), Number(at));
    expect(answer).toMatch(/^HTTP\/1\.1 503 [\s\S]*"code":"MfaRequired"/);
    await over.close();
  });

  it('answers 429 to who guesses on, and goes on serving who knows', async () => {
    const busy = await openServer(session, () => 0);
    const { host: named, port: at } = new URL(busy.url);
    const guess = request({ host: named, token: 'x' });
    const statuses = [];
    for (let count = 0; count < 101; count += 1) statuses.push((await sendRaw(guess, Number(at))).slice(9, 12));
    expect(statuses.filter((status) => status === '401')).toHaveLength(100);
    expect(statuses.at(-1)).toBe('429');
    expect(await sendRaw(request({ host: named, token: busy.token }), Number(at))).toMatch(/^HTTP\/1\.1 200 /);
    await busy.close();
  });

  it('makes another token and takes another port each time', async () => {
    const other = await openServer(session, () => 0);
    expect([other.token, other.url]).not.toContain(server.token);
    expect(other.url).not.toBe(server.url);
    expect(Buffer.from(other.token, 'base64url')).toHaveLength(32);
    await other.close();
    await expect(sendRaw(request({}), Number(new URL(other.url).port))).rejects.toThrow('ECONNREFUSED');
  });
});

function port(): string {
  return new URL(server.url).port;
}

function swapCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}
