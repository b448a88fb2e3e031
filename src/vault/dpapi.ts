import { say } from '../core/say.ts';
import { Secret } from '../core/secret.ts';
import type { SessionEdges } from '../edges/edges.ts';
import { locateVault } from '../edges/places.ts';
import type { PrivateFolder } from '../edges/privateFolder.ts';
import type { Vault, VaultAnswer } from './vault.ts';

const file = 'seal.dpapi';

/**
 * DPAPI for this user: Windows encrypts the secret, and we store it in a file. Through Windows PowerShell, since Node.js cannot
 * call DPAPI; Credential Manager is not an option, because it stores at most 2,560 bytes.
 */
export function openDpapi(edges: SessionEdges): Vault {
  const { machine, environment } = edges;
  const folder = machine.openFolder(locateVault(edges));
  const powershell = `${environment['SYSTEMROOT'] ?? 'C:\\Windows'}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;
  const convert = (direction: 'Protect' | 'Unprotect', text: string): VaultAnswer<string> => {
    const script = renderScript(direction);
    const outcome = machine.runTool(powershell, ['-NoProfile', '-NonInteractive', '-Command', script], {
      input: `${text}\r\n`,
    });
    if (outcome.kind === 'failed') return refuse(outcome.code);
    return outcome.exitCode === 0 ? { ok: true, value: outcome.output.trim() } : refuse(firstLine(outcome.errorOutput));
  };
  return {
    read: () => {
      const sealed = readFile(folder);
      if (!sealed.ok || sealed.value === undefined) return sealed.ok ? { ok: true, value: undefined } : sealed;
      const secret = convert('Unprotect', sealed.value);
      return secret.ok ? { ok: true, value: new Secret(fromBase64(secret.value)) } : secret;
    },
    write: (secret) => {
      const sealed = convert('Protect', toBase64(secret.reveal()));
      if (!sealed.ok) return sealed;
      const written = folder.write(file, sealed.value);
      return written.kind === 'refused' ? refuse(written.reason) : { ok: true, value: undefined };
    },
  };
}

/**
 * A script that reads a line and writes a line, so the script itself contains no secret. It uses no cmdlets: Windows PowerShell
 * would search modules for them, and might find modules of another edition.
 */
function renderScript(direction: 'Protect' | 'Unprotect'): string {
  return [
    "$ErrorActionPreference = 'Stop'",
    `$null = [Reflection.Assembly]::Load('${assembly}')`,
    '$bytes = [Convert]::FromBase64String([Console]::In.ReadLine())',
    `$result = [Security.Cryptography.ProtectedData]::${direction}($bytes, $null, 'CurrentUser')`,
    '[Console]::Out.Write([Convert]::ToBase64String($result))',
  ].join('; ');
}

const assembly = 'System.Security, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a';

function readFile(folder: PrivateFolder): VaultAnswer<string | undefined> {
  const answer = folder.read(file);
  if (answer.kind === 'refused') return refuse(answer.reason);
  return { ok: true, value: answer.kind === 'done' ? answer.value : undefined };
}

function toBase64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}

function firstLine(text: string): string {
  return text.trim().split(/\r?\n/)[0] ?? '';
}

function refuse(reason: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem: say`Windows data protection cannot be used (${reason}).` };
}
