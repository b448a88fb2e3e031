import type { SessionEdges } from '../edges/edges.ts';
import { openDpapi } from './dpapi.ts';
import { openKeychain } from './keychain.ts';
import { openSecretService } from './secretService.ts';
import type { Vault } from './vault.ts';

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
