import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { helpFile, japaneseHelp, replaceCommentHelp } from './commentHelp.mjs';
import { listFiles, makeWorkPath, removePath } from './files.mjs';
import { flowLines } from './flowHelp.mjs';
import { inRoot } from './paths.mjs';
import { findPowerShell, powerShellEnvironment, quickCompiling } from './powershell.mjs';
import { runQuietly } from './run.mjs';

const languages = ['en-US', 'ja-JP'];

/** Where the help of a language is in the project. @param {string} language */
export function helpPath(language) {
  return inRoot('module', language, helpFile);
}

/**
 * The help of the cmdlets in each language as MAML, which Get-Help looks for in a folder of the user's language. PowerShell
 * itself tells how a cmdlet is called.
 * @returns {Promise<Record<string, string>>} texts by languages
 */
export async function renderCommandHelp() {
  const folder = makeWorkPath('help');
  mkdirSync(folder, { recursive: true });
  try {
    /** @param {string} language @param {string} ending */
    const inFolder = (language, ending) => join(folder, `${language}.${ending}`);
    // Windows PowerShell reads a file without the mark in the machine's own code page.
    for (const language of languages) writeFileSync(inFolder(language, 'ps1'), `\uFEFF${renderScript(language)}`);
    const writer = inRoot('scripts', 'lib', 'Write-CommandHelp.ps1');
    const scripts = languages.map((language) => inFolder(language, 'ps1'));
    const args = ['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', writer, ...scripts];
    const env = { ...process.env, ...powerShellEnvironment(), ...quickCompiling };
    await runQuietly(await findPowerShell(), args, { env });
    return Object.fromEntries(languages.map((name) => [name, readFileSync(inFolder(name, 'xml'), 'utf8')]));
  } finally {
    removePath(folder);
  }
}

/** The public functions with their help in a language. @param {string} language */
function renderScript(language) {
  const files = listFiles(inRoot('module', 'Public')).filter((file) => file.endsWith('.ps1'));
  const script = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  return replaceCommentHelp(script, (name, lines) => (language === 'en-US' ? flowLines(lines) : readJapanese(name)));
}

/** @param {string} name */
function readJapanese(name) {
  const file = join(japaneseHelp, `${name}.txt`);
  if (!existsSync(file)) throw new Error(`${name} has no Japanese help: write module/ja-JP/help/${name}.txt.`);
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}
