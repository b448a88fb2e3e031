import { request } from 'node:https';
import { expect, it } from 'vitest';
import { startSts } from '../../../support/sts/index.ts';
import { createTestTls } from '../../../support/sts/tls.ts';

function get(url: string, ca?: string): Promise<number | string | undefined> {
  return new Promise((resolve) => {
    request(url, { agent: false, ...(ca === undefined ? {} : { ca }) }, (response) => resolve(response.statusCode))
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
      .end();
  });
}

it('serves HTTPS to a client that trusts the test CA, by name and by address, and to no other', async () => {
  const tls = await createTestTls();
  const another = await createTestTls();
  const sts = await startSts({ tls });
  expect(sts.url).toMatch(/^https:/);
  expect(await get(sts.url, tls.ca)).toBe(400);
  expect(await get(`https://localhost:${sts.port}`, tls.ca)).toBe(400);
  expect(await get(sts.url, another.ca)).toMatch(/^(UNABLE_TO_|CERT_|SELF_SIGNED)/);
  expect(await get(sts.url)).toMatch(/^(UNABLE_TO_|CERT_|SELF_SIGNED)/);
  expect(sts.calls).toHaveLength(2);
  await sts.close();
});
