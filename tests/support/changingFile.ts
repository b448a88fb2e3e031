import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** How another program writes: it overwrites the file, or replaces it with a new one. */
export type Manner = 'in place' | 'by a new file';

/** Starts another program that writes one text after the other at full speed, until it is stopped. */
export async function changeWithoutEnd(
  path: string,
  texts: readonly string[],
  manner: Manner,
): Promise<() => Promise<void>> {
  const worker = new Worker(join(import.meta.dirname, 'changingFile.worker.mjs'), {
    workerData: { path, texts, manner },
  });
  await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  return async () => void (await worker.terminate());
}
