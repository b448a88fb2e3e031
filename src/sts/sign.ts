import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { HttpRequest } from '../net/http.ts';
import type { Credentials } from '../sources/credentials.ts';

/** Signs a request by AWS Signature Version 4 with the SDK's signer. The body's hash comes from node:crypto. */
export async function signRequest(
  request: HttpRequest,
  credentials: Credentials,
  signing: { readonly region: string; readonly service: string; readonly date: Date },
): Promise<HttpRequest> {
  const { url, method, headers, body } = request;
  const signer = new SignatureV4({
    credentials: revealForSigner(credentials),
    region: signing.region,
    service: signing.service,
    sha256: NodeSha256,
    // The body's hash is part of the signature anyway; as a header only S3 asks for it.
    applyChecksum: false,
  });
  const signed = await signer.sign(
    {
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      query: {},
      headers: { host: url.host, ...headers },
      body,
    },
    { signingDate: signing.date },
  );
  return { ...request, headers: signed.headers };
}

function revealForSigner({ accessKeyId, secretAccessKey, sessionToken }: Credentials) {
  return {
    accessKeyId,
    secretAccessKey: secretAccessKey.reveal(),
    ...(sessionToken === undefined ? {} : { sessionToken: sessionToken.reveal() }),
  };
}

/** The hash the signer asks for: SHA-256, or HMAC-SHA-256 when there is a key. The SDK's own in JavaScript is slower to load. */
class NodeSha256 {
  readonly #hash: Hash | Hmac;

  constructor(key?: unknown) {
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', toBytes(key));
  }

  update(chunk: unknown): void {
    this.#hash.update(toBytes(chunk));
  }

  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.#hash.digest());
  }

  reset(): void {}
}

function toBytes(data: unknown): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data, 'utf8');
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return new Uint8Array(data as ArrayBuffer);
}
