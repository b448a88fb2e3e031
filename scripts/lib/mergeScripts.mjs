import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { listFiles } from './files.mjs';

const marker = /^#region Files\b.*\n[\s\S]*?^#endregion.*\n/m;
const byteOrderMark = '\uFEFF';

/**
 * The module's script with the text of its Private and Public files in the place where it dot-sources them: one file
 * loads faster than many. `#region <file>` stands right above each file's first line, so that a line in an error
 * message can be found in its source.
 * @param {string} folder the module's source folder; its AwsRole.psm1 must have the region `#region Files`
 */
export function mergeScripts(folder) {
  const script = readScript(join(folder, 'AwsRole.psm1'));
  if (!marker.test(script)) throw new Error('AwsRole.psm1 has no "#region Files" around its dot-sourcing.');
  const files = ['Private', 'Public']
    .flatMap((name) => listFiles(join(folder, name)))
    .filter((file) => file.endsWith('.ps1'));
  const text = files
    .map((file) => renderRegion(relative(folder, file).split(sep).join('/'), readScript(file)))
    .join('\n');
  const merged = script.replace(marker, () => text);
  // Windows PowerShell reads a file without the mark in the machine's own code page.
  return /[^\x00-\x7f]/.test(merged) ? byteOrderMark + merged : merged;
}

function renderRegion(name, text) {
  if (/^\s*using\s/im.test(text)) throw new Error(`${name}: "using" must be the first words of AwsRole.psm1 itself.`);
  return `#region ${name}\n${text.trimEnd()}\n#endregion\n`;
}

function readScript(file) {
  return readFileSync(file, 'utf8').replace(byteOrderMark, '').replaceAll('\r\n', '\n');
}
