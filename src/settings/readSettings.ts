import { type Result, succeed } from '../core/error.ts';
import type { Edges } from '../edges/edges.ts';
import { locateSettings } from '../edges/places.ts';
import { defaultSettings, parseSettings, type Settings } from './settings.ts';

/** The settings of this person; the defaults where there is no file. ConfigSyntax when it is not to be understood. */
export function readSettings(
  edges: Pick<Edges, 'environment' | 'platform' | 'homeDirectory' | 'readFile'>,
): Result<Settings> {
  const file = locateSettings(edges);
  const bytes = edges.readFile(file);
  if (!bytes.ok) return bytes;
  if (bytes.value === undefined) return succeed(defaultSettings);
  return parseSettings(new TextDecoder().decode(bytes.value), file);
}
