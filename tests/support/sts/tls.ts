import { generate } from 'selfsigned';

/** The PEM texts of a test certificate authority, and of a server certificate that it signed. */
export interface TestTls {
  /** The certificate that a client must trust. */
  readonly ca: string;
  readonly key: string;
  readonly cert: string;
}

/**
 * Creates a certificate authority and a server certificate for localhost, 127.0.0.1, and ::1, valid from a day ago to a day from now. In
 * JavaScript, so that it works without openssl.
 */
export async function createTestTls(): Promise<TestTls> {
  const common = { keyType: 'ec', algorithm: 'sha256', ...validity() } as const;
  const ca = await generate([{ name: 'commonName', value: 'AwsRole test CA' }], {
    ...common,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const server = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...common,
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { ca: ca.cert, key: server.private, cert: server.cert };
}

function validity() {
  const day = 24 * 60 * 60 * 1000;
  return { notBeforeDate: new Date(Date.now() - day), notAfterDate: new Date(Date.now() + day) };
}
