import type { Configuration } from '../../config/profile.ts';
import { readConfiguration } from '../../config/readConfiguration.ts';
import { type EngineError, fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { CommandEdges, Edges } from '../../edges/edges.ts';
import type { InsecurePath } from '../../edges/insecurePath.ts';
import { locateFiles, locateSettings } from '../../edges/places.ts';
import { describeExposure, isExposed } from '../../net/exposure.ts';
import type { Codec } from '../../sessions/store.ts';
import { protectingPattern, readSettings } from '../../settings/settings.ts';

/**
 * Reads both files for a command that acts on them: whoever can write to them can run any program and redirect any call.
 * Errors: FileNotTrusted in strict mode (Set-AwsRoleOption -Strict) if other users can change one of them or the settings;
 * ConfigSyntax.
 */
export function readTrustedConfiguration(edges: Edges): Result<Configuration> {
  const strict = readStrict(edges);
  if (!strict.ok) return strict;
  const { config, credentials } = locateFiles(edges);
  const places = strict.value ? [config, credentials, locateSettings(edges)] : [];
  const insecure = places.map(edges.findInsecurePath).find((found) => found !== undefined);
  return insecure === undefined ? readConfiguration(edges) : fail(notTrusted(insecure));
}

/** Strict mode rejects HTTP to another machine even for signed calls: the response has a session or a new access key. */
export function requireEncryptedEndpoint(endpoint: string, edges: Edges): Result<null> {
  const strict = readStrict(edges);
  if (!strict.ok) return strict;
  const url = strict.value ? URL.parse(endpoint) : null;
  return url !== null && isExposed(url) ? fail(describeExposure(url)) : succeed(null);
}

/**
 * Whether the user settings protect the profile (null: a role without a profile). Prompts for a protected one, unless
 * `confirmed`. Errors: ConfirmationRequired if the user does not answer yes; ConfigSyntax for settings that cannot be read.
 */
export async function confirmProtected(
  profile: string | null,
  confirmed: boolean,
  edges: CommandEdges,
): Promise<Result<boolean>> {
  if (profile === null) return succeed(false);
  const settings = readSettings(edges);
  if (!settings.ok) return settings;
  const pattern = protectingPattern(settings.value, profile);
  if (pattern === undefined) return succeed(false);
  if (confirmed) return succeed(true);
  const answer = await edges.ask({ kind: 'protected', profile, pattern });
  return answer.ok ? succeed(true) : answer;
}

/** Whether cached sessions are to be encrypted. ConfigSyntax for settings that cannot be read. */
export function readEncryption(edges: CommandEdges): Result<boolean> {
  const settings = readSettings(edges);
  return settings.ok ? succeed(settings.value.sealSessions ?? false) : settings;
}

/** Opens the decryption for cached sessions; undefined if they are not encrypted. */
export async function openConfiguredCodec(edges: CommandEdges): Promise<Result<Codec | undefined>> {
  const sealed = readEncryption(edges);
  if (!sealed.ok) return sealed;
  return succeed(sealed.value ? (await import('../../vault/seal.ts')).openSealed(edges) : undefined);
}

function readStrict(edges: Edges): Result<boolean> {
  const settings = readSettings(edges);
  return settings.ok ? succeed(settings.value.strict ?? false) : settings;
}

function notTrusted({ path, isFolder, why }: InsecurePath): EngineError {
  const problem = why === 'owner' ? say`belongs to another user` : say`can be changed by other users`;
  const hint =
    why === 'owner'
      ? say`Take ownership of it (chown), or specify a file that you own.`
      : say`Run chmod go-w '${path}', or turn off strict mode: Set-AwsRoleOption -Strict:$false.`;
  return {
    code: 'FileNotTrusted',
    message: say`${path} is not used, because the ${isFolder ? say`folder` : say`file`} ${problem} and strict mode is on.`,
    hint,
    target: path,
    file: path,
  };
}
