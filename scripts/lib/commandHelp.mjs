import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { helpFile, japaneseHelp, replaceCommentHelp } from './commentHelp.mjs';
import { listFiles, makeWorkPath, removePath, writeWhole } from './files.mjs';
import { flowLines } from './flowHelp.mjs';
import { inDist, inRoot } from './paths.mjs';
import { findPowerShell, powerShellEnvironment, quickCompiling } from './powershell.mjs';
import { runQuietly } from './run.mjs';
import { isUpToDate, runStep } from './stamps.mjs';

const languages = ['en-US', 'ja-JP'];

/** The path of the help file of a language. @param {string} language */
export function helpPath(language) {
  return inRoot('module', language, helpFile);
}

/**
 * Renders the help of the cmdlets in each language as MAML, which Get-Help finds in the folder of the user's language. The syntax of each
 * cmdlet comes from PowerShell, which takes seconds, so the result is cached while the inputs are the same.
 * @returns {Promise<Record<string, string>>} texts by language
 */
export async function renderCommandHelp() {
  const shell = await findPowerShell();
  const scripts = languages.map(renderScript);
  const step = {
    name: 'command-help',
    title: 'Renders the help of the cmdlets',
    inputs: [writer],
    settings: [shell, ...scripts],
    outputs: languages.map(keptPath),
    run: () => renderAnew(shell, scripts),
  };
  if (!isUpToDate(step)) await runStep(step);
  return Object.fromEntries(languages.map((name) => [name, readFileSync(keptPath(name), 'utf8')]));
}

const writer = inRoot('scripts', 'lib', 'Write-CommandHelp.ps1');

/** @param {string} language */
function keptPath(language) {
  return inDist('.cache', 'help', `${language}.xml`);
}

/** @param {string} shell PowerShell @param {string[]} scripts one for each language */
async function renderAnew(shell, scripts) {
  const folder = makeWorkPath('help');
  mkdirSync(folder, { recursive: true });
  try {
    const files = languages.map((language) => join(folder, `${language}.ps1`));
    // Windows PowerShell reads a file without a byte order mark in the code page of the machine.
    for (const [at, file] of files.entries()) writeFileSync(file, `\uFEFF${scripts[at]}`);
    const args = ['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', writer, ...files];
    await runQuietly(shell, args, { env: { ...process.env, ...powerShellEnvironment(), ...quickCompiling } });
    for (const language of languages) {
      writeWhole(keptPath(language), readFileSync(join(folder, `${language}.xml`), 'utf8'));
    }
  } finally {
    removePath(folder);
  }
}

/** The public functions with their help in one language. @param {string} language */
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
