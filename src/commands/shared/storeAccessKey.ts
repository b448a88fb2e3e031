import { ownProcesses } from '../../config/ownProcess.ts';
import { type Result, succeed } from '../../core/error.ts';
import type { CommandEdges } from '../../edges/edges.ts';
import { sealAccessKey, sealedName, setAccessKey } from '../../edit/actions/setAccessKey.ts';
import { type EditableFiles, hasProfile, type PlannedEdits } from '../../edit/editableFiles.ts';
import type { EditedFile } from '../../edit/editFile.ts';
import { validateName } from '../../edit/validate.ts';
import { type AccessKey, forgetAccessKey, saveAccessKey } from '../../vault/sealedKeys.ts';
import { editFiles } from './editFiles.ts';
import { keepLauncher } from './launcher.ts';
import { programWords } from './programWords.ts';

export interface KeyStore {
  /** `sealed`: in the system credential store, asked for by a credential_process; `file`: in the credentials file. */
  readonly place: 'sealed' | 'file';
  /** What starts this program, for that credential_process. */
  readonly program: readonly string[];
  readonly dryRun: boolean;
}

/**
 * Stores a profile's long-term key in one place and removes it from the other. The profile need not be there yet.
 * Errors: WriteFailed (there is no credential store, a file is read-only), when the key before is still in use;
 * ConfigSyntax; InvalidParameter for a new profile whose name no header can hold.
 */
export async function storeAccessKey(
  profile: string,
  accessKey: AccessKey,
  { place, program, dryRun }: KeyStore,
  edges: CommandEdges,
): Promise<Result<readonly EditedFile[]>> {
  const processes = ownProcesses(edges.platform);
  const launcher = place === 'sealed' ? keepLauncher(program, edges, { dryRun }) : succeed(program);
  if (!launcher.ok) return launcher;
  const words = programWords(launcher.value, edges);
  const written = { accessKeyId: accessKey.accessKeyId, secretAccessKey: accessKey.secretAccessKey.reveal() };
  const plan = (files: EditableFiles): Result<PlannedEdits> => {
    const name = hasProfile(files, profile) ? succeed(profile) : validateName(profile);
    if (!name.ok) return name;
    if (place === 'sealed') return succeed(sealAccessKey(files, profile, words, processes));
    return succeed(setAccessKey(files, profile, written, processes));
  };
  // A backup would hold in plain text what is to be sealed.
  const options = { dryRun, backup: place === 'file' } as const;
  const dry = await editFiles(plan, edges, { ...options, dryRun: true });
  if (!dry.ok || dryRun) return dry.ok ? succeed(dry.value.edited) : dry;
  // First what may fail, then what makes it count.
  const sealed = place === 'sealed' ? saveAccessKey(profile, accessKey, edges) : succeed(null);
  if (!sealed.ok) return sealed;
  const done = await editFiles(plan, edges, options);
  if (!done.ok) return done;
  if (place === 'file' && sealedName(done.value.files, profile, processes) === profile) forgetAccessKey(profile, edges);
  return succeed(done.value.edited);
}
