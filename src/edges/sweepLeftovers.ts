import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { temporarySuffix } from './replaceFile.ts';

/** Writing takes milliseconds. */
const abandonedAfterMilliseconds = 10_000;

/** Removes what killed processes of ours left half-written beside a file: it can hold the same secrets. */
export function sweepLeftovers(file: string): void {
  const isLeftover = (name: string) => name.startsWith(`${basename(file)}.`) && name.endsWith(temporarySuffix);
  for (const name of readdirSync(dirname(file)).filter(isLeftover)) {
    const path = join(dirname(file), name);
    const modified = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    // A time to come means that the clock was set back since: nobody writes that long either.
    if (Math.abs(Date.now() - modified) > abandonedAfterMilliseconds) rmSync(path, { force: true });
  }
}
