import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { listFiles } from './files.mjs';

/**
 * A folder as a zip whose bytes depend on nothing but the files' names and content.
 * @param {string} folder
 * @param {string} name what the folder is called inside
 * @param {string[]} programs the files that may be run, as paths inside the folder
 */
export async function zipFolder(folder, name, programs) {
  // In JavaScript: zlib's output differs from one kind of processor to another.
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
  // By local time: a zip says no time zone, and the library asks this one.
  const firstDayOfZip = new Date(1980, 0, 1);
  const unix = 3;
  const mode = isProgram ? 0o100755 : 0o100644;
  return { level: 6, mtime: firstDayOfZip, os: unix, attrs: (mode << 16) >>> 0 };
}
