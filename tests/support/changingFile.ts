import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** How another program writes: into the file itself, or a new one in its place. */
export type Manner = 'in place' | 'by a new file';

/** Another program that writes one text after the other at full speed, until it is told to stop. */
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
