import { ownCredentialProcess } from '../config/ownCredentialProcess.ts';
import { type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { renameSection } from '../edit/actions/renameSection.ts';
import { protectingPattern, readSettings } from '../settings/settings.ts';
import { forgetAccessKey, readAccessKey, saveAccessKey } from '../vault/sealedKeys.ts';
import { defineCommand, requireProfile } from './shared/command.ts';
import { editFiles } from './shared/editFiles.ts';
import { renderEdited } from './shared/renderEdited.ts';

/** Renames a profile, or with `ssoSession` an sso-session, and updates the settings that refer to it. */
export const renameProfileCommand = defineCommand({
  name: 'rename-profile',
  summary: say`renames a profile or an sso-session and updates the settings that refer to it`,
  kinds: { profile: 'text', ssoSession: 'text', newName: 'text', dryRun: 'flag' },
  run: async ({ profile, ssoSession, newName, dryRun = false }, edges) => {
    const name = requireProfile(ssoSession ?? profile);
    if (!name.ok) return name;
    const to = requireProfile(newName, 'new-name');
    if (!to.ok) return to;
    const kind = ssoSession === undefined ? 'profile' : 'sso-session';
    const section = { kind, name: name.value } as const;
    const processes = ownCredentialProcess(edges.platform);
    const options = { dryRun };
    const dry = await editFiles((files) => renameSection(files, section, to.value, processes), edges, {
      ...options,
      dryRun: true,
    });
    if (!dry.ok) return dry;
    const moved = kind === 'profile' && !dryRun ? copySealedKey(name.value, to.value, edges) : succeed(false);
    if (!moved.ok) return moved;
    const done = await editFiles((files) => renameSection(files, section, to.value, processes), edges, options);
    if (!done.ok) return done;
    if (moved.value) forgetAccessKey(name.value, edges);
    if (kind === 'profile') warnOfProtection(name.value, to.value, edges);
    return succeed(renderEdited(to.value, done.value.edited));
  },
});

/** Copies the encrypted access key to the new name; false if there is none. */
function copySealedKey(name: string, to: string, edges: CommandEdges): Result<boolean> {
  const key = readAccessKey(name, edges);
  if (!key.ok) return key.error.code === 'CredentialsNotFound' ? succeed(false) : key;
  const saved = saveAccessKey(to, key.value, edges);
  return saved.ok ? succeed(true) : saved;
}

/** Warns if a protected profile loses its protection by the new name. */
function warnOfProtection(name: string, to: string, edges: CommandEdges): void {
  const settings = readSettings(edges);
  if (!settings.ok) return;
  const pattern = protectingPattern(settings.value, name);
  if (pattern === undefined || protectingPattern(settings.value, to) !== undefined) return;
  const message = say`"${name}" was protected by the pattern "${pattern}"; "${to}" is not. To protect it, run Set-AwsRoleOption -Protect.`;
  edges.tell({ kind: 'warning', warning: { code: 'ProtectionLost', message } });
}
