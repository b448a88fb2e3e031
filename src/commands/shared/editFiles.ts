import type { FileKind } from '../../config/profile.ts';
import { explainUnreadableFile, type SearchedFile } from '../../config/unreadableFile.ts';
import { digestText } from '../../core/digest.ts';
import { fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { CommandEdges, LockAttempt } from '../../edges/edges.ts';
import { locateFiles, locateSessions } from '../../edges/places.ts';
import { bothFiles, type EditableFiles, type PlannedEdits } from '../../edit/editableFiles.ts';
import { type EditableFile, type EditedFile, editFile, openFile } from '../../edit/editFile.ts';

interface EditOptions {
  /** Neither writes nor locks. */
  readonly dryRun: boolean;
  /** False: makes no backup of the files. */
  readonly backup?: boolean;
}

/** The result of an edit or a dry run: both files before it, the edited files, and the plan. */
interface EditResult<T extends PlannedEdits> {
  readonly files: EditableFiles;
  readonly edited: readonly EditedFile[];
  readonly planned: T;
}

/**
 * Reads both files, plans, and writes the changes under a lock, so that edits of several processes follow one another.
 * Errors: those of the plan; ConfigSyntax for a file that the AWS CLI rejects; WriteFailed, after which both files are as
 * before.
 */
export function editFiles<T extends PlannedEdits>(
  plan: (files: EditableFiles) => Result<T>,
  edges: CommandEdges,
  options: EditOptions,
): Promise<Result<EditResult<T>>> {
  return editUntilDone(() => attemptEdit(plan, edges), edges, options);
}

/** The same for the credentials file only, without reading the config file. */
export function editCredentialsFile(
  plan: (file: EditableFile) => Result<PlannedEdits['credentials']>,
  edges: CommandEdges,
  options: EditOptions,
): Promise<Result<{ readonly edited: readonly EditedFile[] }>> {
  const attempt = () => {
    const file = openOne('credentials', edges);
    if (!file.ok) return file;
    const edits = plan(file.value);
    if (!edits.ok) return edits;
    const edited = editFile(file.value, edits.value);
    return edited.ok ? succeed({ edited: [edited.value].filter(isChanged) }) : edited;
  };
  return editUntilDone(attempt, edges, options);
}

function attemptEdit<T extends PlannedEdits>(
  plan: (files: EditableFiles) => Result<T>,
  edges: CommandEdges,
): Result<EditResult<T>> {
  const config = openOne('config', edges);
  if (!config.ok) return config;
  const credentials = openOne('credentials', edges);
  if (!credentials.ok) return credentials;
  const files = { config: config.value, credentials: credentials.value };
  const edits = plan(files);
  if (!edits.ok) {
    const searched = bothFiles.map((kind) => toSearchedFile(files[kind]));
    return fail(explainUnreadableFile(edits.error, searched, edges.environment));
  }
  const edited: EditedFile[] = [];
  for (const kind of bothFiles) {
    const one = editFile(files[kind], edits.value[kind]);
    if (!one.ok) return one;
    if (isChanged(one.value)) edited.push(one.value);
  }
  return succeed({ files, edited, planned: edits.value });
}

function toSearchedFile({ path, kind, bytes }: EditableFile): SearchedFile {
  return { file: path, kind, exists: bytes !== undefined, warnings: [] };
}

function isChanged({ changes }: EditedFile): boolean {
  return changes.length > 0;
}

function openOne(kind: FileKind, edges: CommandEdges): Result<EditableFile> {
  const path = locateFiles(edges)[kind];
  if (path === '') return openFile(path, kind, undefined);
  const bytes = edges.readFile(path);
  return bytes.ok ? openFile(path, kind, bytes.value) : bytes;
}

/** Programs that do not know our lock may write in the meantime; then everything is read and planned again. */
const maxTries = 5;

async function editUntilDone<T extends { readonly edited: readonly EditedFile[] }>(
  attempt: () => Result<T>,
  edges: CommandEdges,
  { dryRun, backup = true }: EditOptions,
): Promise<Result<T>> {
  if (dryRun) return attempt();
  const lock = await takeLock(edges);
  try {
    for (let tries = 1; ; tries++) {
      const made = attempt();
      if (!made.ok) return made;
      const written = writeAll(made.value.edited, edges, backup ? edges.now() : null);
      if (!written.ok) return written;
      if (written.value === 'done') return made;
      if (tries === maxTries) return fail(changedRepeatedly(made.value.edited));
    }
  } finally {
    lock?.release();
  }
}

/** If one file cannot be written, restores those written before it. */
function writeAll(files: readonly EditedFile[], edges: CommandEdges, backup: Date | null): Result<'done' | 'changed'> {
  for (const [at, file] of files.entries()) {
    const written = writeOne(file, edges, backup);
    if (written.ok && written.value === 'done') continue;
    for (const { path, after, before = new Uint8Array() } of files.slice(0, at)) {
      edges.write.exchange(path, { before: after, after: before, mode: 'kept', backup: null });
    }
    return written;
  }
  return succeed('done');
}

/** A file that gets secrets becomes private to its owner. */
function writeOne(
  { path, kind, before, after, writesSecrets }: EditedFile,
  edges: CommandEdges,
  backup: Date | null,
): Result<'done' | 'changed'> {
  if (path === '') return fail(noFile(kind));
  return edges.write.exchange(path, { before, after, mode: writesSecrets ? 'private' : 'kept', backup });
}

const maxLockMilliseconds = 10_000;

/**
 * One lock for all edits of these files, independent of where sessions are cached. Undefined if locking is impossible or
 * another process holds it for too long; then only the check right before writing protects the file.
 */
async function takeLock({ machine, ...edges }: CommandEdges): Promise<(LockAttempt & { kind: 'held' }) | undefined> {
  const { config, credentials } = locateFiles(edges);
  const tryLock = machine.openLocks(locateSessions(edges));
  const end = machine.timer() + maxLockMilliseconds;
  for (;;) {
    const attempt = await tryLock(`${digestText(`${machine.userId} ${config} ${credentials}`)}-edit`);
    if (attempt.kind === 'held') return attempt;
    const left = end - machine.timer();
    if (attempt.kind === 'impossible' || left <= 0) return undefined;
    await attempt.wait(left);
  }
}

function noFile(kind: FileKind) {
  const variable = kind === 'config' ? 'AWS_CONFIG_FILE' : 'AWS_SHARED_CREDENTIALS_FILE';
  return {
    code: 'WriteFailed',
    message: say`${variable} is empty, so there is no ${kind} file to write to.`,
    hint: say`Remove the environment variable, or set it to the path of a file.`,
    target: variable,
  } as const;
}

function changedRepeatedly([file]: readonly EditedFile[]) {
  return {
    code: 'WriteFailed',
    message: say`${file?.path} could not be written, because another program kept changing it.`,
    hint: say`No changes were made. Try again when that program has finished.`,
    target: file?.path ?? '',
    file: file?.path ?? '',
  } as const;
}
