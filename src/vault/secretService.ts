import { say } from '../core/say.ts';
import { Secret } from '../core/secret.ts';
import type { RunTool } from '../edges/runTool.ts';
import type { Vault } from './vault.ts';

const attributes = ['service', 'awsrole', 'key', 'seal'] as const;

/** The Secret Service, through `secret-tool` of libsecret, which reads a secret from standard input, and prints it on lookup. */
export function openSecretService(run: RunTool): Vault {
  return {
    read: () => {
      const found = run('secret-tool', ['lookup', ...attributes]);
      if (found.kind === 'failed') return refuse(found.code);
      const text = found.output.trim();
      if (found.exitCode === 0 && text !== '') return { ok: true, value: new Secret(text) };
      // If the secret does not exist, the tool fails without a message.
      return found.errorOutput.trim() === '' ? { ok: true, value: undefined } : refuse(found.errorOutput.trim());
    },
    write: (secret) => {
      const stored = run('secret-tool', ['store', '--label=AwsRole', ...attributes], { input: secret.reveal() });
      if (stored.kind === 'failed') return refuse(stored.code);
      return stored.exitCode === 0 ? { ok: true, value: undefined } : refuse(stored.errorOutput.trim());
    },
  };
}

function refuse(reason: string): { readonly ok: false; readonly problem: string } {
  const missing = reason === 'ENOENT';
  const problem = missing
    ? say`secret-tool (package libsecret-tools) was not found. It is required to use the Secret Service.`
    : say`The Secret Service cannot be used (${reason}).`;
  return { ok: false, problem };
}
