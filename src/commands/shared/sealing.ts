import { type Result, succeed } from '../../core/error.ts';
import type { CommandEdges } from '../../edges/edges.ts';
import type { Codec } from '../../sessions/store.ts';
import { readSettings } from '../../settings/settings.ts';

/** Whether cached sessions are to be encrypted. ConfigSyntax for settings that cannot be read. */
export function readSealing(edges: CommandEdges): Result<boolean> {
  const settings = readSettings(edges);
  return settings.ok ? succeed(settings.value.sealSessions ?? false) : settings;
}

/** Opens the decryption for cached sessions; undefined if they are not encrypted. */
export async function openChosenCodec(edges: CommandEdges): Promise<Result<Codec | undefined>> {
  const sealed = readSealing(edges);
  if (!sealed.ok) return sealed;
  return succeed(sealed.value ? (await import('../../vault/seal.ts')).openSealed(edges) : undefined);
}
