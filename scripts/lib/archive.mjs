import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { listFiles } from './files.mjs';

/**
 * Packs a folder into a zip whose bytes depend only on the names and contents of the files.
 * @param {string} folder
 * @param {string} name the name of the folder inside the zip
 * @param {string[]} programs the executable files, as paths inside the folder
 */
export async function zipFolder(folder, name, programs) {
  // A JavaScript implementation: the output of zlib differs between kinds of processors.
  const { zipSync } = await import('fflate');
  /** @type {import('fflate').Zippable} */
  const content = {};
  for (const file of listFiles(folder)) {
    const path = relative(folder, file).split(sep).join('/');
    content[`${name}/${path}`] = [readFileSync(file), describeEntry(programs.includes(path))];
  }
  return zipSync(content);
}

/**
 * @param {boolean} isProgram
 * @returns {import('fflate').ZipOptions}
 */
function describeEntry(isProgram) {
  // Local time, since a zip has no time zone and the library uses that of this machine.
  const firstDayOfZip = new Date(1980, 0, 1);
  const unix = 3;
  const mode = isProgram ? 0o100755 : 0o100644;
  return { level: 6, mtime: firstDayOfZip, os: unix, attrs: (mode << 16) >>> 0 };
}
