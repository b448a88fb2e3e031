import { describe, expect, it } from 'vitest';
import { checkRequest } from '../../../src/server/checkRequest.ts';

const expected = { host: '127.0.0.1:4711', path: '/credentials', token: 'T'.repeat(43) };
const good = ['Host', expected.host, 'Authorization', expected.token, 'User-Agent', 'aws-cli'];

const checkWith = (change: { method?: string; target?: string; rawHeaders?: readonly string[]; peer?: string }) =>
  checkRequest({ method: 'GET', target: '/credentials', rawHeaders: good, peer: '127.0.0.1', ...change }, expected);

describe('checkRequest', () => {
  it('lets an SDK on this machine in', () => {
    expect(checkWith({})).toBeUndefined();
    expect(checkWith({ peer: '::ffff:127.0.0.1' })).toBeUndefined();
  });

  it("lets a script in that asks by Node's fetch, with the token", () => {
    expect(checkWith({ rawHeaders: [...good, 'sec-fetch-mode', 'cors'] })).toBeUndefined();
  });

  it.each([undefined, '127.0.0.2', '192.168.1.7', '::1', '::ffff:10.0.0.1', '127.0.0.1.example'])(
    'refuses the peer %s',
    (peer) => {
      const incoming = { method: 'GET', target: '/credentials', rawHeaders: good, peer };
      expect(checkRequest(incoming, expected)).toBe(403);
    },
  );

  it.each([
    ...[
      'Origin',
      'Referer',
      'Cookie',
      'Sec-Fetch-Site',
      'Sec-Fetch-Dest',
      'Sec-CH-UA',
      'Access-Control-Request-Method',
    ],
    ...['Access-Control-Request-Private-Network', 'X-Forwarded-For', 'X-Forwarded-Host', 'Forwarded', 'Via'],
  ])('refuses what says that it comes from a browser or through a proxy: %s', (name) => {
    expect(checkWith({ rawHeaders: [...good, name, 'x'] })).toBe(403);
    expect(checkWith({ rawHeaders: [...good, name.toLowerCase(), ''] })).toBe(403);
  });

  it('refuses an empty token also where none is set', () => {
    expect(
      checkRequest(
        { method: 'GET', target: '/credentials', rawHeaders: ['Host', ''], peer: '127.0.0.1' },
        { host: '', path: '/credentials', token: 'x' },
      ),
    ).toBe(401);
  });
});
