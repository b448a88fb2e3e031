import type { SessionEdges } from '../../edges/machine.ts';
import type { Secret } from '../../protocol/secret.ts';
import { openDpapi } from './dpapi.ts';
import { openKeychain } from './keychain.ts';
import { openSecretService } from './secretService.ts';

/** The system's own store of secrets, which keeps one short secret for us. */
export interface Vault {
  /** undefined: it works, and has none yet. */
  readonly read: () => VaultAnswer<Secret | undefined>;
  readonly write: (secret: Secret) => VaultAnswer<undefined>;
}

/** `problem`: a sentence that names the store and says what is missing. */
export type VaultAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

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
