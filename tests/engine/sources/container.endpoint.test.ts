import { describe, expect, it } from 'vitest';
import { readContainerEndpoint } from '../../../src/sources/container.ts';

function endpoint(environment: Record<string, string>): string {
  const url = readContainerEndpoint(environment);
  return url.ok ? url.value.href : url.error.message;
}
const full = (uri: string) => readContainerEndpoint({ AWS_CONTAINER_CREDENTIALS_FULL_URI: uri });

it('is on the ECS agent for a relative URI, which comes before a full one', () => {
  const environment = {
    AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/x?id=1',
    AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://localhost/',
  };
  expect(endpoint(environment)).toBe('http://169.254.170.2/v2/x?id=1');
});

describe('the token may go to', () => {
  it.each([
    'http://localhost/x',
    'http://localhost:8080/x',
    'http://LOCALHOST/x',
    'http://127.0.0.1/x',
    'http://127.0.0.1:9911/x',
    'http://127.1.2.3/x',
    'http://127.1/x',
    'http://2130706433/x',
    'http://0x7f000001/x',
    'http://0177.0.0.1/x',
    'http://[::1]/x',
    'http://[0:0:0:0:0:0:0:1]/x',
    'http://169.254.170.2/x',
    'http://169.254.170.23/v1/credentials',
    'http://[fd00:ec2::23]/v1/credentials',
    'https://localhost/x',
    'https://credentials.example.com/x',
    'https://10.0.0.1/x',
  ])('%s', (uri) => {
    expect(full(uri).ok).toBe(true);
  });
});

describe('no secret goes to', () => {
  it.each([
    'http://example.com/x',
    'http://localhost.example.com/x',
    'http://localhost./x',
    'http://127.0.0.1.example.com/x',
    'http://127.0.0.1.nip.io/x',
    'http://127-0-0-1.example.com/x',
    'http://metadata/x',
    'http://10.0.0.1/x',
    'http://192.168.1.1/x',
    'http://172.16.0.1/x',
    'http://8.8.8.8/x',
    'http://0.0.0.0/x',
    'http://0/x',
    'http://128.0.0.1/x',
    'http://126.255.255.255/x',
    'http://167772161/x',
    'http://0x0a000001/x',
    'http://012.0.0.1/x',
    'http://169.254.169.254/x',
    'http://169.254.170.3/x',
    'http://169.254.170.22/x',
    'http://169.254.170.230/x',
    'http://[::]/x',
    'http://[::2]/x',
    'http://[::ffff:127.0.0.1]/x',
    'http://[::ffff:8.8.8.8]/x',
    'http://[::127.0.0.1]/x',
    'http://[fd00:ec2::254]/x',
    'http://[fd00:ec2::24]/x',
    'http://[fe80::1]/x',
    'http://localhost@example.com/x',
    'http://127.0.0.1@example.com/x',
    'http://me:password@localhost/x',
    'http://me@127.0.0.1/x',
    'https://me:password@example.com/x',
    'http://example.com#@localhost/x',
    'http://example.com\\@localhost/x',
    'http://localhost\\.example.com/x',
    'http://ⓛocalhost.example.com/x',
    'ftp://localhost/x',
    'file:///etc/passwd',
    'data:application/json,{}',
    'javascript:1',
    'localhost/x',
    '//localhost/x',
    '/x',
    'http://',
    'http:// localhost /x',
    '',
  ])('%s', (uri) => {
    expect(full(uri)).toMatchObject({
      ok: false,
      error: { code: 'SourceFailed', target: 'AWS_CONTAINER_CREDENTIALS_FULL_URI' },
    });
  });

  it.each(['@example.com/x', '.example.com/x', 'x', ':80@example.com/', '\\\\example.com'])(
    'a relative URI of %s',
    (uri) => {
      expect(endpoint({ AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: uri })).toContain('must begin with /');
    },
  );
});

it('never leaves the ECS agent by a relative URI, whatever follows the slash', () => {
  for (const uri of ['//example.com/x', '/..//example.com', '/@example.com', '/%2f%2fexample.com']) {
    expect(new URL(endpoint({ AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: uri })).host).toBe('169.254.170.2');
  }
});
