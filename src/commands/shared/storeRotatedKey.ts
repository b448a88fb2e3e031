import { key } from '../../config/keys.ts';
import type { Sections } from '../../config/profile.ts';
import type { Credentials } from '../../core/credentials.ts';
import { fail, type Result, succeed } from '../../core/error.ts';
import { showKeyId } from '../../core/keyText.ts';
import { say } from '../../core/say.ts';
import type { CommandEdges } from '../../edges/edges.ts';
import { writeKey } from '../../edit/actions/setAccessKey.ts';
import type { EditableFiles } from '../../edit/editableFiles.ts';
import type { KeyPlace } from '../../rotation/rotateProfileKey.ts';
import { saveAccessKey } from '../../vault/sealedKeys.ts';
import { editFiles } from './editFiles.ts';

/** Checks that the files with the old key can be edited, before a new key is created. Errors: ConfigSyntax, InvalidParameter. */
export function rehearseStore(place: KeyPlace, old: Credentials, edges: CommandEdges): Promise<Result<null>> {
  return place.kind === 'sealed' ? Promise.resolve(succeed(null)) : writeIntoFiles(old, old, edges, true);
}

/**
 * Replaces the old key where it is stored; in the files at every place that has it now, all or none. Errors, with no changes
 * made: WriteFailed, also if the old key is gone; ConfigSyntax.
 */
export async function storeRotatedKey(
  place: KeyPlace,
  old: Pick<Credentials, 'accessKeyId'>,
  key: Credentials,
  edges: CommandEdges,
): Promise<Result<null>> {
  return place.kind === 'sealed' ? saveAccessKey(place.name, key, edges) : writeIntoFiles(old, key, edges, false);
}

async function writeIntoFiles(
  old: Pick<Credentials, 'accessKeyId'>,
  key: Credentials,
  edges: CommandEdges,
  dryRun: boolean,
): Promise<Result<null>> {
  const written = { accessKeyId: key.accessKeyId, secretAccessKey: key.secretAccessKey.reveal() };
  const write = (names: readonly string[]) => names.flatMap((name) => writeKey(name, written));
  const edited = await editFiles(
    (files) => {
      const { config, credentials } = findPlacesOfKey(files, old.accessKeyId);
      if (config.length + credentials.length === 0) return fail(keyGone(old));
      return succeed({ config: write(config), credentials: write(credentials) });
    },
    edges,
    { dryRun },
  );
  return edited.ok ? succeed(null) : edited;
}

function keyGone({ accessKeyId }: Pick<Credentials, 'accessKeyId'>) {
  return {
    code: 'WriteFailed',
    message: say`The access key ${showKeyId(accessKeyId)} is no longer in the files, because another program changed them in the meantime.`,
    hint: say`Check the profile, and try again when that program has finished.`,
    target: showKeyId(accessKeyId),
  } as const;
}

/** The profiles of each file whose section has the access key. */
interface KeyPlaces {
  readonly config: readonly string[];
  readonly credentials: readonly string[];
}

/** Finds every section with the key: users copy keys from profile to profile, and the old key stops working in all of them. */
function findPlacesOfKey({ config, credentials }: EditableFiles, accessKeyId: string): KeyPlaces {
  return {
    config: namesWith(config.reading.profiles, accessKeyId),
    credentials: namesWith(credentials.reading.profiles, accessKeyId),
  };
}

function namesWith(sections: Sections, accessKeyId: string): readonly string[] {
  return [...sections.values()]
    .filter(({ settings }) => settings.value(key.accessKeyId) === accessKeyId)
    .map(({ name }) => name);
}
