import type { Edges } from '../edges/edges.ts';
import { loadCrypto, loadTls } from '../edges/node.ts';
import type { Failure } from './http.ts';

/** Whose certificates are believed: Node's own roots, the operating system's beside them, or a file's alone. */
export type Trust = 'node' | 'system' | { readonly file: string };

/** Whether this machine is known to need the operating system's certificates; kept between runs. */
export interface TrustMemory {
  readonly needsSystem: () => boolean;
  readonly rememberSystem: () => void;
}

/** The `ca` option for a kind of trust; undefined leaves Node's own roots, which need no reading. */
export type RootsReading =
  | { readonly ok: true; readonly ca: string[] | Buffer | undefined }
  | { readonly ok: false; readonly failure: Failure };

/** Reads the roots of a kind of trust. The system's store costs 27 to 39 ms, so nobody pays for it unasked. */
export function readRoots(trust: Trust, readFile: Edges['readFile'], readSystemRoots = readSystemStore): RootsReading {
  if (trust === 'node') return { ok: true, ca: undefined };
  if (trust === 'system') return { ok: true, ca: readSystemRoots() };
  const bytes = readFile(trust.file);
  if (!bytes.ok) return unusable(trust.file, 'it cannot be read');
  if (bytes.value === undefined) return unusable(trust.file, 'there is no such file');
  const ca = Buffer.from(bytes.value);
  return isCertificate(ca) ? { ok: true, ca } : unusable(trust.file, 'it holds no PEM certificate');
}

/** Looks at the first one, since TLS itself passes over what it cannot read and then trusts nobody. */
function isCertificate(pem: Buffer): boolean {
  try {
    new (loadCrypto().X509Certificate)(pem);
    return true;
  } catch {
    return false;
  }
}

/** Node's roots and the operating system's; undefined where this Node cannot read those (before 22.15). */
function readSystemStore(): string[] | undefined {
  const tls = loadTls();
  if (typeof tls.getCACertificates !== 'function') return undefined;
  return [...tls.getCACertificates('default'), ...tls.getCACertificates('system')];
}

function unusable(file: string, reason: string): RootsReading {
  return { ok: false, failure: { kind: 'ca-bundle', file, reason } };
}
