import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { toWindowsPath } from '../../../scripts/lib/wine.mjs';

/**
 * Tests at a Windows terminal: PowerShell under wine, with keys typed into it. Wine's console leaves parts of the screen undrawn, so the
 * tests look for single words.
 * @typedef {object} TerminalTest
 * @property {string} name
 * @property {(terminal: import('../../../scripts/lib/tmux.mjs').Terminal) => Promise<void>} run in a shell with the module
 * and three profiles; it throws if it fails
 */

/** @type {readonly TerminalTest[]} */
export const terminalTests = [
  {
    name: 'awsp shows the list, finds by letters, and switches',
    run: async (terminal) => {
      await openList(terminal);
      terminal.type('eu');
      await terminal.waitFor((screen) => /AWS role> eu/.test(screen) && !screen.includes('jp-keys'));
      terminal.press('Enter');
      await terminal.waitFor(isReady);
      await say(terminal, 'eu-keys AKIAIOSFODNN7EXAMPLE');
    },
  },
  {
    name: 'awsp leaves the shell as it was on Ctrl+C, and clears the role on Delete',
    run: async (terminal) => {
      await openList(terminal);
      terminal.press('C-c');
      await terminal.waitFor(isReady);
      await say(terminal, 'eu-keys AKIAIOSFODNN7EXAMPLE');
      await openList(terminal);
      terminal.press('DC');
      await terminal.waitFor(isReady);
      await say(terminal, ' ');
    },
  },
];

/** The start command of the shell. */
export const startScript = "function prompt { 'ready> ' }; Import-Module $env:AWSROLE_MODULE";

/**
 * Types a line. PSReadLine treats keys that arrive all at once as a paste, in which Enter starts another line.
 * @param {import('../../../scripts/lib/tmux.mjs').Terminal} terminal
 * @param {string} line
 */
async function enter(terminal, line) {
  terminal.type(line);
  await sleep(1000);
  terminal.press('Enter');
}

/** @param {string} screen */
function isReady(screen) {
  return /ready>\s*$/.test(screen);
}

/** @param {import('../../../scripts/lib/tmux.mjs').Terminal} terminal */
async function openList(terminal) {
  await terminal.waitFor(isReady);
  await enter(terminal, 'Clear-Host; awsp');
  await terminal.waitFor((screen) => screen.includes('AWS role>') && screen.includes('jp-keys'));
}

/**
 * Waits until the shell reports this role.
 * @param {import('../../../scripts/lib/tmux.mjs').Terminal} terminal
 * @param {string} wanted
 */
async function say(terminal, wanted) {
  await enter(terminal, 'Clear-Host; "role: $env:AWSROLE_PROFILE $env:AWS_ACCESS_KEY_ID."');
  await terminal.waitFor((screen) => screen.replaceAll('\n', '').includes(`role: ${wanted}.`));
}

/** A user with three profiles of access keys, and the variables that locate them; `remove` deletes the files. */
export function makePerson() {
  const folder = mkdtempSync(join(tmpdir(), 'awsrole-person-'));
  const names = ['us', 'eu', 'jp'];
  const config = names.map((name) => `[profile ${name}-keys]\nregion = ${name}-east-1\n`);
  const keys = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG\n';
  mkdirSync(join(folder, '.aws'));
  writeFileSync(join(folder, '.aws', 'config'), config.join('\n'));
  writeFileSync(join(folder, '.aws', 'credentials'), names.map((name) => `[${name}-keys]\n${keys}`).join('\n'));
  /** @param {string[]} parts */
  const inFolder = (...parts) => toWindowsPath(join(folder, ...parts));
  return {
    env: {
      AWS_CONFIG_FILE: inFolder('.aws', 'config'),
      AWS_SHARED_CREDENTIALS_FILE: inFolder('.aws', 'credentials'),
      USERPROFILE: inFolder(),
      APPDATA: inFolder('Roaming'),
      LOCALAPPDATA: inFolder('Local'),
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
