import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { nameHelpFile } from './commentHelp.mjs';
import { listFiles } from './files.mjs';

const marker = /^#region Files\b.*\n[\s\S]*?^#endregion.*\n/m;
const byteOrderMark = '\uFEFF';

/** The file of the built module that holds the functions of `Private`. */
const privateFile = 'AwsRole.Private.ps1';

/**
 * The module's scripts as a user gets them: few files load faster than many, and what an import needs stands apart from
 * what only commands need. AwsRole.psm1 has the text of its Import and Public files in the place where the source dot-sources
 * all; the other holds the private functions, for Initialize-Module to read, and the names of all functions.
 * `#region <file>` stands right above each file's first line, so that a line in an error message can be found in its source.
 * @param {string} folder the module's source folder; its AwsRole.psm1 must have the region `#region Files`
 * @returns {Record<string, string>} texts by the names of files
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
 * @param {string[]} names the folders in it
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
 * Initialize-Module reads the file in a scope of its own: what it defines must say that it belongs to the module.
 * @param {string} text
 * @param {string} name
 */
function moveToModule(text, name) {
  const lost = /^(?!function [\w-]+ \{$|\$script:|[#\s})\]]).+/m.exec(text);
  if (lost) throw new Error(`${name}: "${lost[0]}" has no place here: only functions and variables of $script: have.`);
  return text.replace(/^function (?=[\w-]+ \{$)/gm, 'function script:');
}

/** Windows PowerShell reads a file without the mark in the machine's own code page. @param {string} text */
function mark(text) {
  return /[^\x00-\x7f]/.test(text) ? byteOrderMark + text : text;
}

/** @param {string} file */
function readScript(file) {
  return readFileSync(file, 'utf8').replace(byteOrderMark, '').replaceAll('\r\n', '\n');
}
