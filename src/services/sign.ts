import { Sha256Js } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Credentials } from '../core/credentials.ts';
import type { HttpRequest } from '../net/http.ts';

/**
 * Signs a request by AWS Signature Version 4 with the SDK's signer, and its hash in JavaScript: a signature hashes some 30
 * blocks, for which node:crypto is not worth loading.
 */
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
    sha256: Sha256Js,
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
