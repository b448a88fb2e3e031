import { writeKey } from '../config/edit/actions/setAccessKey.ts';
import type { Configuration } from '../config/profile.ts';
import type { CommandEdges } from '../edges/commandEdges.ts';
import { findPlacesOfKey } from '../iam/placesOfKey.ts';
import type { KeyPlace } from '../iam/rotateProfileKey.ts';
import { type Result, succeed } from '../protocol/error.ts';
import { saveAccessKey } from '../session/accessKeys.ts';
import type { Credentials } from '../sources/credentials.ts';
import { editFiles } from './editFiles.ts';

/**
 * Puts a new key where the old one is kept: in the files everywhere that it stands, all or nothing.
 * Errors: WriteFailed, ConfigSyntax; nothing is changed then.
 */
export async function storeRotatedKey(
  place: KeyPlace,
  old: Pick<Credentials, 'accessKeyId'>,
  key: Credentials,
  configuration: Configuration,
  edges: CommandEdges,
): Promise<Result<null>> {
  if (place.kind === 'sealed') return saveAccessKey(place.name, key, edges);
  const written = { accessKeyId: key.accessKeyId, secretAccessKey: key.secretAccessKey.reveal() };
  const { config, credentials } = findPlacesOfKey(configuration, old.accessKeyId);
  const write = (names: readonly string[]) => names.flatMap((name) => writeKey(name, written));
  const edits = { config: write(config), credentials: write(credentials) };
  const edited = await editFiles(() => succeed(edits), edges, { dryRun: false });
  return edited.ok ? succeed(null) : edited;
}
