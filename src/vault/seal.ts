import { getBuiltinModule } from 'node:process';
import { say } from '../core/say.ts';
import { Secret } from '../core/secret.ts';
import type { SessionEdges } from '../edges/edges.ts';
import { forgetUnsealed } from '../sessions/forgetSessions.ts';
import { type Codec, sealedEnding } from '../sessions/store.ts';
import { openDpapi } from './dpapi.ts';
import { openKeychain } from './keychain.ts';
import { openSecretService } from './secretService.ts';
import type { Vault, VaultAnswer } from './vault.ts';

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const format = 'awsrole-sealed-1';

/**
 * Reads the encryption key: 32 random bytes in Base64, in the system credential store; undefined if there is none yet. The
 * encrypted data itself is in files, so the store does not limit its size.
 */
export function readSealKey(edges: SessionEdges): VaultAnswer<Secret | undefined> {
  const found = openVault(edges).read();
  return found.ok && found.value !== undefined ? checkKey(found.value) : found;
}

/** Reads the encryption key, and creates it if there is none. */
export function obtainSealKey(edges: SessionEdges): VaultAnswer<Secret> {
  const existing = readSealKey(edges);
  if (!existing.ok) return existing;
  if (existing.value !== undefined) return { ok: true, value: existing.value };
  const created = new Secret(loadCrypto().randomBytes(keyBytes).toString('base64'));
  const written = openVault(edges).write(created);
  if (!written.ok) return written;
  // Two processes that create a key at the same time both use the one that was stored last.
  const stored = readSealKey(edges);
  if (!stored.ok) return stored;
  return stored.value === undefined
    ? { ok: false, problem: say`The system credential store did not save the encryption key.` }
    : { ok: true, value: stored.value };
}

/** The codec for encrypted sessions; undefined, with a warning, if the system credential store cannot be used. */
export function openSealed(edges: SessionEdges): Codec | undefined {
  const key = obtainSealKey(edges);
  if (key.ok) {
    forgetUnsealed(edges);
    return sealWith(key.value);
  }
  const message = say`${key.problem} Sessions are not cached, because they cannot be encrypted.`;
  edges.tell({ kind: 'warning', warning: { code: 'CacheNotSealed', message } });
  return undefined;
}

/** Windows: DPAPI; macOS: the login keychain; Linux: the Secret Service (GNOME Keyring, KWallet, KeePassXC). */
export function openVault(edges: SessionEdges): Vault {
  switch (edges.platform) {
    case 'win32':
      return openDpapi(edges);
    case 'darwin':
      return openKeychain(edges.machine.runTool);
    case 'linux':
      return openSecretService(edges.machine.runTool);
  }
}

function checkKey(key: Secret): VaultAnswer<Secret> {
  const length = Buffer.from(key.reveal(), 'base64').length;
  return length === keyBytes
    ? { ok: true, value: key }
    : { ok: false, problem: say`The system credential store contains another entry with the name that AwsRole uses.` };
}

/** Encrypts with AES-256-GCM, bound to the name of the file: under another name, it cannot be decrypted. */
export function sealWith(key: Secret): Codec {
  const bytes = Buffer.from(key.reveal(), 'base64');
  return {
    ending: sealedEnding,
    encode: (text, name) => seal(bytes, text, name),
    decode: (text, name) => open(bytes, text, name),
  };
}

function seal(key: Buffer, text: string, name: string): string {
  const { createCipheriv, randomBytes } = loadCrypto();
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name, 'utf8'));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${format} ${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')}\n`;
}

function open(key: Buffer, text: string, name: string): string | undefined {
  if (!text.startsWith(`${format} `)) return undefined;
  const bytes = Buffer.from(text.slice(format.length + 1), 'base64');
  if (bytes.length < nonceBytes + tagBytes) return undefined;
  const nonce = bytes.subarray(0, nonceBytes);
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
  const decipher = loadCrypto().createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(name, 'utf8')).setAuthTag(tag);
  try {
    const body = decipher.update(bytes.subarray(nonceBytes + tagBytes));
    return Buffer.concat([body, decipher.final()]).toString('utf8');
  } catch {
    // It was encrypted with another key, or has changed since.
    return undefined;
  }
}

/** Loaded only to encrypt or decrypt. */
function loadCrypto() {
  return getBuiltinModule('node:crypto');
}
