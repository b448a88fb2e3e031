import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { nameHelpFile } from './commentHelp.mjs';
import { listFiles } from './files.mjs';

const marker = /^#region Files\b.*\n[\s\S]*?^#endregion.*\n/m;
const byteOrderMark = '\uFEFF';

/** The file with the private functions in the built module. */
const privateFile = 'AwsRole.Private.ps1';

/**
 * Merges the module's scripts for release: few files load faster than many. AwsRole.psm1 contains the text of its Import and Public files
 * in place of the loop that dot-sources all files; the other file contains the private functions, which Initialize-Module reads on demand,
 * and the names of all functions. `#region <file>` is directly above each file's first line, so that a line in an error message can be
 * found in its source.
 * @param {string} folder the module's source folder; its AwsRole.psm1 must have the region `#region Files`
 * @returns {Record<string, string>} texts by file name
 */
export function mergeScripts(folder) {
  const script = readScript(join(folder, 'AwsRole.psm1'));
  if (!marker.test(script)) throw new Error('AwsRole.psm1 has no "#region Files" around its dot-sourcing.');
  const unread = `$UnreadFile = '${privateFile}'\n`;
  const text = unread + joinFiles(folder, ['Import', 'Public'], nameHelpFile);
  const privateText = joinFiles(folder, ['Private'], moveToModule);
  const names = [...(text + privateText).matchAll(/^function (?:script:)?([\w-]+) \{$/gm)].map(([, name]) => name);
  return {
    'AwsRole.psm1': mark(script.replace(marker, () => text)),
    [privateFile]: mark(`${privateText}\n$script:FunctionNames = '${names.join(' ')}'.Split(' ')\n`),
  };
}

/**
 * @param {string} folder
 * @param {string[]} names its subfolders to join
 * @param {(text: string, name: string) => string} convert
 */
function joinFiles(folder, names, convert) {
  const files = names.flatMap((name) => listFiles(join(folder, name))).filter((file) => file.endsWith('.ps1'));
  /** @param {string} file */
  const render = (file) => {
    const name = relative(folder, file).split(sep).join('/');
    const text = readScript(file);
    if (/^\s*using\s/im.test(text)) throw new Error(`${name}: "using" must be the first words of AwsRole.psm1 itself.`);
    return `#region ${name}\n${convert(text, name).trimEnd()}\n#endregion\n`;
  };
  return files.map(render).join('\n');
}

/**
 * Adds the script: scope to definitions, because Initialize-Module dot-sources the file in its own function scope.
 * @param {string} text
 * @param {string} name
 */
function moveToModule(text, name) {
  const lost = /^(?!function [\w-]+ \{$|\$script:|[#\s})\]]).+/m.exec(text);
  if (lost) throw new Error(`${name}: "${lost[0]}" has no place here: only functions and variables of $script: have.`);
  return text.replace(/^function (?=[\w-]+ \{$)/gm, 'function script:');
}

/** Adds a byte order mark if needed: Windows PowerShell reads a file without one in the code page of the machine. @param {string} text */
function mark(text) {
  return /[^\x00-\x7f]/.test(text) ? byteOrderMark + text : text;
}

/** @param {string} file */
function readScript(file) {
  return readFileSync(file, 'utf8').replace(byteOrderMark, '').replaceAll('\r\n', '\n');
}
