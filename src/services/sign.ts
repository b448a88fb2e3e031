import { Sha256Js } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Credentials } from '../core/credentials.ts';
import type { HttpRequest } from '../net/http.ts';

/**
 * Signs a request with AWS Signature Version 4, using the signer of the SDK and a hash in JavaScript: a signature hashes
 * only about 30 blocks, for which loading node:crypto is not worth it.
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
    // The signature contains the hash of the body anyway; only S3 requires it as a header.
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
