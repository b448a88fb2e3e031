import { closeSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

/** @type {{ path: string, texts: readonly string[], manner: import('./changingFile.ts').Manner }} */
const { path, texts, manner } = workerData;

for (let round = 0; ; round += 1) {
  const text = texts[round % texts.length] ?? '';
  if (manner === 'in place') writeInPieces(text);
  else {
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
  }
  if (round === texts.length) parentPort?.postMessage('begun');
}

/** @param {string} text */
function writeInPieces(text) {
  const file = openSync(path, 'w');
  const middle = Math.floor(text.length / 2);
  for (const piece of [text.slice(0, middle), text.slice(middle)]) writeSync(file, piece);
  closeSync(file);
}
