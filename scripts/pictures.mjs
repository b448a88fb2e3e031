import { writeFileSync } from 'node:fs';
import { build } from './build.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain } from './lib/run.mjs';
import { renderTerminalPicture } from './lib/terminalPicture.mjs';
import { openTerminal } from './lib/tmux.mjs';

const size = { columns: 92, rows: 40 };

/** `npm run pictures [-- names]`: redraws the pictures of the documentation, from real runs in a real terminal (tmux). */
async function drawPictures(/** @type {string[]} */ names) {
  await build({ sts: true });
  const terminal = openTerminal([process.execPath, inRoot('scripts', 'start.mjs'), '--shell'], size);
  try {
    await terminal.waitFor((screen) => screen.includes('ends everything'));
    await run(terminal, "function prompt { 'PS> ' }");
    for (const { name, act, ...looks } of pictures.filter((one) => names.length === 0 || names.includes(one.name))) {
      await run(terminal, '[Console]::Clear()');
      const screen = (await act(terminal)) ?? (await withoutPrompt(terminal));
      writeFileSync(inRoot('docs', 'pictures', `${name}.svg`), renderTerminalPicture(screen, { ...size, ...looks }));
      console.log(`docs/pictures/${name}.svg`);
    }
  } finally {
    await terminal.close();
  }
}

/** @import { Terminal } from './lib/tmux.mjs' */

/**
 * A picture in the documentation.
 * @typedef {object} Picture
 * @property {string} name the file name without extension
 * @property {string} title
 * @property {number} [columns] of the terminal, by default `size.columns`
 * @property {'light'} [theme] by default dark
 * @property {(terminal: Terminal) => Promise<string | string[] | void>} act leaves the screen to draw, with a
 *   prompt below, or returns it, or several for an animation
 */

/** @type {readonly Picture[]} */
const pictures = [
  {
    name: 'session',
    title: 'A switch by profile with an MFA code, then by the list of awsp, with the role in the prompt',
    act: async (terminal) => {
      const code = await readCode(terminal);
      terminal.resize({ ...size, rows: 16 });
      await run(terminal, 'function prompt { "$(Get-AwsRolePrompt) PS> ".TrimStart() }');
      await run(terminal, '[Console]::Clear()');
      const frames = [];
      terminal.type('Set-AwsRole dev');
      await terminal.waitFor((screen) => screen.includes('Set-AwsRole dev'));
      frames.push(await terminal.colouredScreen());
      terminal.press('Enter');
      await terminal.waitFor((screen) => screen.includes('MFA code for dev'));
      terminal.type(code);
      await terminal.waitFor((screen) => screen.includes('******'));
      frames.push(await terminal.colouredScreen());
      terminal.press('Enter');
      await terminal.waitFor(endsWithPrompt);
      frames.push(await terminal.colouredScreen());
      terminal.type('awsp');
      terminal.press('Enter');
      await terminal.waitFor((screen) => screen.startsWith('AWS role>'));
      frames.push(await terminal.colouredScreen());
      terminal.type('read');
      await terminal.waitFor((screen) => screen.startsWith('AWS role> read'));
      frames.push(await terminal.colouredScreen());
      terminal.press('Enter');
      await terminal.waitFor((screen) => screen.includes('readonly:') && endsWithPrompt(screen));
      terminal.type('Get-AwsIdentity');
      terminal.press('Enter');
      await terminal.waitFor((screen) => screen.includes('ReadOnly/') && endsWithPrompt(screen));
      frames.push(await terminal.colouredScreen());
      await run(terminal, 'Clear-AwsRole');
      await run(terminal, "function prompt { 'PS> ' }");
      terminal.resize(size);
      return frames;
    },
  },
  {
    name: 'plan',
    title: 'Resolve-AwsProfile: how a profile leads to credentials, with the file and line of each value',
    act: async (terminal) => {
      await run(terminal, 'Resolve-AwsProfile audit');
    },
  },
  {
    name: 'prompt',
    title: 'A prompt that shows the role and the time left, a protected profile in red',
    act: async (terminal) => {
      await run(terminal, 'Set-AwsRoleOption -Protect audit');
      await run(terminal, '[Console]::Clear()');
      await run(terminal, 'function prompt { "$(Get-AwsRolePrompt) PS> ".TrimStart() }');
      await run(terminal, 'Set-AwsRole readonly', endsWithPrompt);
      await run(terminal, 'Set-AwsRole audit -Confirm:$false', endsWithPrompt);
      await run(terminal, 'Clear-AwsRole');
      const screen = await withoutPrompt(terminal);
      await run(terminal, "function prompt { 'PS> ' }; Set-AwsRoleOption -Unprotect audit");
      return screen;
    },
  },
  {
    name: 'picker',
    title: 'awsp: the profiles in a list to type into, those taken lately first',
    act: (terminal) => searchList(terminal, { ...size, rows: 22 }),
  },
  {
    name: 'picker-light',
    title: 'The same list on a light background',
    theme: 'light',
    act: (terminal) => searchList(terminal, { ...size, rows: 22 }),
  },
  {
    name: 'picker-narrow',
    title: 'The same list in a window of 40 columns',
    columns: 40,
    act: (terminal) => searchList(terminal, { columns: 40, rows: 20 }),
  },
];

/**
 * Shows the list of awsp with a letter typed, in a window of this size, and returns the screen.
 * @param {Terminal} terminal
 * @param {import('./lib/tmux.mjs').Size} window
 */
async function searchList(terminal, window) {
  await run(terminal, 'Set-AwsRoleOption -Protect admin');
  await run(terminal, 'Set-AwsRole readonly');
  await run(terminal, 'Set-AwsRole dev');
  terminal.resize(window);
  terminal.type('awsp');
  terminal.press('Enter');
  await terminal.waitFor((screen) => /^(?:AWS role)?> /.test(screen));
  terminal.type('d');
  await terminal.waitFor((screen) => /^(?:AWS role)?> d/.test(screen) && /(?:region|リージョン) /.test(screen));
  const screen = await terminal.colouredScreen();
  terminal.press('Escape');
  terminal.resize(size);
  await terminal.waitFor(isIdle);
  await run(terminal, 'Clear-AwsRole; Set-AwsRoleOption -Unprotect admin');
  return screen;
}

/** The code that the sample's MFA device shows. @param {Terminal} terminal */
async function readCode(terminal) {
  const screen = await run(terminal, 'Show-MfaCode');
  return /^\d{6}$/m.exec(screen)?.[0] ?? '';
}

/**
 * @param {Terminal} terminal
 * @param {string} command
 * @param {(screen: string) => boolean} [isReady]
 */
async function run(terminal, command, isReady = isIdle) {
  terminal.type(command);
  // Until the command is on the screen, the old prompt could be mistaken for the new one.
  await terminal.waitFor((screen) => screen.trimEnd().endsWith(command));
  terminal.press('Enter');
  return terminal.waitFor(isReady);
}

/** Tests whether the last line is an empty prompt. @param {string} screen */
function isIdle(screen) {
  return /(?:^|\n)PS> ?$/.test(screen.trimEnd());
}

/** Tests whether the last line is an empty prompt with text before it. @param {string} screen */
function endsWithPrompt(screen) {
  return /\S PS> ?$/.test(screen.trimEnd());
}

/** The screen without the prompt at its end. @param {Terminal} terminal */
async function withoutPrompt(terminal) {
  return (await terminal.colouredScreen()).trimEnd().split('\n').slice(0, -1).join('\n');
}

await runMain(import.meta.url, () => drawPictures(process.argv.slice(2)));
