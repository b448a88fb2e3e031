import { loadCrypto } from '../edges/node.ts';

/** What binds an authorization code to the program that asked for it (RFC 7636), and a browser's answer to its question. */
export interface Proof {
  readonly verifier: string;
  /** S256 of the verifier. */
  readonly challenge: string;
  readonly state: string;
}

export function makeProof(): Proof {
  const { createHash, randomBytes } = loadCrypto();
  const verifier = randomBytes(48).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  return { verifier, challenge, state: randomBytes(24).toString('base64url') };
}
