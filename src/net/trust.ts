import { digestText } from '../core/digest.ts';
import { say } from '../core/say.ts';
import type { Edges, SessionEdges } from '../edges/edges.ts';
import { loadCrypto, loadTls } from '../edges/node.ts';
import { locateSessions } from '../edges/places.ts';
import type { Failure } from './http.ts';

/** Whose certificates are believed: Node's own roots, the operating system's next to them, or a file's alone. */
export type Trust = 'node' | 'system' | { readonly file: string };

/** Whether this machine is known to need the operating system's certificates; kept between runs. */
export interface TrustMemory {
  readonly needsSystem: () => boolean;
  readonly rememberSystem: () => void;
}

/** The `ca` option for a kind of trust; undefined leaves Node's own roots, which need no reading. */
type RootsReading =
  | { readonly ok: true; readonly ca: string[] | Buffer | undefined }
  | { readonly ok: false; readonly failure: Failure };

/** Reads the roots of a kind of trust. The system's store costs 27 to 39 ms, so no one pays for it unasked. */
export function readRoots(trust: Trust, readFile: Edges['readFile'], readSystemRoots = readSystemStore): RootsReading {
  if (trust === 'node') return { ok: true, ca: undefined };
  if (trust === 'system') return { ok: true, ca: readSystemRoots() };
  const bytes = readFile(trust.file);
  if (!bytes.ok) return unusable(trust.file, say`it cannot be read`);
  if (bytes.value === undefined) return unusable(trust.file, say`the file does not exist`);
  const ca = Buffer.from(bytes.value);
  return isCertificate(ca) ? { ok: true, ca } : unusable(trust.file, say`it does not contain a PEM certificate`);
}

/**
 * What runs on this machine have learned about whose certificates are needed: a small file next to the cached sessions, in this
 * user's own folder. It makes no one trusted who would not be anyway: without it the operating system's store is read
 * all the same, after a handshake that failed. Where it cannot be written, each run learns again.
 */
export function openTrustMemory({ machine, now, ...home }: SessionEdges): TrustMemory {
  const folder = machine.openFolder(locateSessions(home));
  // A home folder may be on many machines, each with a store of its own.
  const name = `${digestText(machine.hostName())}.trust`;
  return {
    needsSystem: () => {
      const file = folder.read(name);
      return file.kind === 'done' && isRecent(Number(file.value ?? Number.NaN), now().getTime());
    },
    rememberSystem: () => {
      folder.write(name, String(now().getTime()));
    },
  };
}

/** Looks at the first one, since TLS itself passes over what it cannot read and then trusts no one. */
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

/** A machine that left its company's network must not pay for it for ever. */
const longestMilliseconds = 7 * 24 * 3_600_000;

/** A time to come is that of a clock since put right. */
function isRecent(learnt: number, now: number): boolean {
  return learnt <= now && now - learnt < longestMilliseconds;
}
