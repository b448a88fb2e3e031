import { say } from '../core/say.ts';
import { Secret } from '../core/secret.ts';
import type { RunTool } from '../edges/runTool.ts';
import type { Vault } from './vault.ts';

const security = '/usr/bin/security';
const item = ['-a', 'awsrole', '-s', 'AwsRole'] as const;
/** The exit code of `security` for errSecItemNotFound. */
const notFound = 44;

/** The login keychain, through `security` of macOS. A secret is written as a command on standard input (`security -i`). */
export function openKeychain(run: RunTool): Vault {
  const read: Vault['read'] = () => {
    const found = run(security, ['find-generic-password', ...item, '-w']);
    if (found.kind === 'failed') return refuse(found.code);
    if (found.exitCode === notFound) return { ok: true, value: undefined };
    return found.exitCode === 0
      ? { ok: true, value: new Secret(found.output.trim()) }
      : refuse(found.errorOutput.trim());
  };
  return {
    read,
    write: (secret) => {
      run(security, ['-i'], { input: `add-generic-password -U ${item.join(' ')} -w ${secret.reveal()}\n` });
      // The exit code of `security -i` does not show whether the command succeeded.
      const stored = read();
      if (!stored.ok) return stored;
      return stored.value?.reveal() === secret.reveal()
        ? { ok: true, value: undefined }
        : refuse(say`the encryption key was not stored`);
    },
  };
}

function refuse(reason: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem: say`The login keychain cannot be used (${reason}).` };
}
