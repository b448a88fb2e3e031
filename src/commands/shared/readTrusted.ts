import type { Configuration } from '../../config/profile.ts';
import { readConfiguration } from '../../config/readConfiguration.ts';
import { type EngineError, fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { Edges } from '../../edges/edges.ts';
import type { Opening } from '../../edges/openings.ts';
import { locateFiles, locateSettings } from '../../edges/places.ts';
import { describeExposure, isExposed } from '../../net/exposure.ts';
import { readSettings } from '../../settings/settings.ts';

/**
 * What both files say, for a command that does it: who can write there can have any program run, and any call go anywhere. In strict mode
 * (Set-AwsRoleOption -Strict) FileNotTrusted where others could change one of them, or the settings. Errors besides: ConfigSyntax.
 */
export function readTrusted(edges: Edges): Result<Configuration> {
  const strict = readStrict(edges);
  if (!strict.ok) return strict;
  const { config, credentials } = locateFiles(edges);
  const places = strict.value ? [config, credentials, locateSettings(edges)] : [];
  const opening = places.map(edges.findOpening).find((found) => found !== undefined);
  return opening === undefined ? readConfiguration(edges) : fail(notTrusted(opening));
}

/** In strict mode not even a signed call goes by http to another machine: its answer holds a session, or a new access key. */
export function requireEncrypted(endpoint: string, edges: Edges): Result<null> {
  const strict = readStrict(edges);
  if (!strict.ok) return strict;
  const url = strict.value ? URL.parse(endpoint) : null;
  return url !== null && isExposed(url) ? fail(describeExposure(url)) : succeed(null);
}

function readStrict(edges: Edges): Result<boolean> {
  const settings = readSettings(edges);
  return settings.ok ? succeed(settings.value.strict ?? false) : settings;
}

function notTrusted({ path, isFolder, why }: Opening): EngineError {
  const whose = why === 'owner' ? say`belongs to another user` : say`can be changed by other users`;
  const hint =
    why === 'owner'
      ? say`Make it yours (chown), or name a file of your own.`
      : say`Run chmod go-w '${path}', or turn strict mode off: Set-AwsRoleOption -Strict:$false.`;
  return {
    code: 'FileNotTrusted',
    message: say`${path} is not used: the ${isFolder ? say`folder` : say`file`} ${whose}, and strict mode is on.`,
    hint,
    target: path,
    file: path,
  };
}
