import type { PrivateFolder } from '../edges/privateFolder.ts';
import { temporarySuffix } from '../edges/replaceFile.ts';

/** Writing takes milliseconds; a writer that was only slow writes once more. */
const abandonedAfterMilliseconds = 10_000;

/** Removes what killed processes of ours left half-written: it can hold secrets. Cheap where there is nothing. */
export function sweepTemporary(folder: PrivateFolder, now: Date): void {
  const files = folder.list();
  if (files.kind !== 'done') return;
  for (const file of files.value.filter((name) => name.endsWith(temporarySuffix))) {
    const modified = folder.modifiedAt(file);
    if (modified.kind !== 'done' || modified.value === undefined) continue;
    // A time to come means that the clock was set back since: nobody writes that long either.
    if (Math.abs(now.getTime() - modified.value.getTime()) > abandonedAfterMilliseconds) folder.remove(file);
  }
}
