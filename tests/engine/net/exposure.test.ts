import { describe, expect, it } from 'vitest';
import { exchange } from '../../../src/net/exchange.ts';
import { isExposed } from '../../../src/net/exposure.ts';
import type { Sender } from '../../../src/net/sender.ts';

describe('What is sent could be read on the way', () => {
  it.each([
    'http://192.0.2.2:9/',
    'http://minio:9000/',
    'http://10.0.0.1/',
    'http://sts.amazonaws.com/',
    'http://localhost.example.com/',
    'http://x.localhost/',
    'http://localhost./',
    'http://127.0.0.1.nip.io/',
    'http://127.0.0.1@192.0.2.2/',
    'http://0.0.0.0/',
    'http://[::ffff:192.0.2.2]/',
    'http://[::]/',
    'http://169.254.1.1/',
    'http://169.254.169.253/',
  ])('to %s', (url) => {
    expect(isExposed(new URL(url))).toBe(true);
  });

  it.each([
    'https://192.0.2.2/',
    'http://localhost:9/',
    'http://127.0.0.1:9/',
    'http://127.1/',
    'http://2130706433/',
    'http://[::1]/',
    'http://169.254.169.254/latest',
    'http://[fd00:ec2::254]/latest',
    'http://169.254.170.2/x',
    'http://169.254.170.23/x',
    'http://[fd00:ec2::23]/x',
  ])('but not to %s', (url) => {
    expect(isExposed(new URL(url))).toBe(false);
  });
});

describe('A call by http to another machine', () => {
  const url = new URL('http://192.0.2.2:9/path?token=hunter2');

  async function call(isSigned: boolean) {
    let sent = 0;
    const sender: Sender = {
      routeTo: async () => ({ ok: true, value: null }),
      send: async () => {
        sent += 1;
        return { ok: true, answer: { status: 200, headers: {}, body: Buffer.from('') } };
      },
      trust: () => 'node',
      close: () => {},
    };
    const prepare = async () => ({ method: 'POST', url, headers: {} }) as const;
    const settings = { caBundle: null, retryMode: 'standard', maxAttempts: 1 } as const;
    const result = await exchange(
      { url, isSigned, prepare, read: () => ({ kind: 'done', value: 1 }) },
      { sender, settings },
    );
    return { result, sent };
  }

  it('is refused before anything is sent, without what stands in the address', async () => {
    const { result, sent } = await call(false);
    expect(result).toMatchObject({ ok: false, error: { code: 'InvalidParameter', target: 'http://192.0.2.2:9' } });
    expect(JSON.stringify(result)).not.toContain('hunter2');
    expect(sent).toBe(0);
  });

  it('is made where a signature is all that it carries', async () => {
    expect(await call(true)).toEqual({ result: { ok: true, value: 1 }, sent: 1 });
  });
});
