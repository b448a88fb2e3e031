import { digestText } from '../core/digest.ts';
import { say } from '../core/say.ts';
import type { Edges, SessionEdges } from '../edges/edges.ts';
import { loadCrypto, loadTls } from '../edges/node.ts';
import { locateSessions } from '../edges/places.ts';
import type { Failure } from './http.ts';

/** Which root certificates are trusted: those of Node.js, additionally those of the operating system, or only those in a file. */
export type Trust = 'node' | 'system' | { readonly file: string };

/** Remembers between runs whether this machine needs the certificates of the operating system. */
export interface TrustMemory {
  readonly needsSystem: () => boolean;
  readonly rememberSystem: () => void;
}

/** The `ca` option for a kind of trust; undefined for the root certificates of Node.js, which are the default. */
type RootsReading =
  | { readonly ok: true; readonly ca: string[] | Buffer | undefined }
  | { readonly ok: false; readonly failure: Failure };

/** Reads the root certificates for a kind of trust. The system's store takes 27 to 39 ms, so it is read only if necessary. */
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
 * Remembers which certificates this machine needs, in a small file next to the cached sessions, in a folder that only this user
 * can access. It does not make anything trusted: without it, the store of the operating system is read too, after a failed
 * handshake. If it cannot be written, each run learns it again.
 */
export function openTrustMemory({ machine, now, ...home }: SessionEdges): TrustMemory {
  const folder = machine.openFolder(locateSessions(home));
  // Several machines, each with its own certificate store, may share a home folder.
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

/** Checks the first certificate, since TLS ignores invalid ones and then trusts nothing. */
function isCertificate(pem: Buffer): boolean {
  try {
    new (loadCrypto().X509Certificate)(pem);
    return true;
  } catch {
    return false;
  }
}

/** The root certificates of Node.js and of the operating system; undefined if Node.js cannot read the latter (before 22.15). */
function readSystemStore(): string[] | undefined {
  const tls = loadTls();
  if (typeof tls.getCACertificates !== 'function') return undefined;
  return [...tls.getCACertificates('default'), ...tls.getCACertificates('system')];
}

function unusable(file: string, reason: string): RootsReading {
  return { ok: false, failure: { kind: 'ca-bundle', file, reason } };
}

/** After this time, it is forgotten: the machine might no longer be in a company network. */
const maxAgeMilliseconds = 7 * 24 * 3_600_000;

/** A time in the future is from a clock that was wrong. */
function isRecent(learnedAt: number, now: number): boolean {
  return learnedAt <= now && now - learnedAt < maxAgeMilliseconds;
}
