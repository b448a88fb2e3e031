import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {ReturnType<typeof openTerminal>} Terminal */
/** @typedef {{ columns: number, rows: number }} Size of a terminal, in characters */

/** Each has a server of its own: one that is ending would take the next one with it. */
let opened = 0;

/**
 * A terminal that a script types into and reads, made of tmux.
 * @param {string[]} command what runs in it
 * @param {Size} size
 */
export function openTerminal(command, { columns, rows }) {
  opened += 1;
  const server = `awsrole-${process.pid}-${opened}`;
  /** @param {string[]} words */
  const tmux = (...words) => execFileSync('tmux', ['-L', server, '-f', '/dev/null', ...words], { encoding: 'utf8' });
  tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), '-s', 'main', ...command);
  const screen = () => tmux('capture-pane', '-p', '-t', 'main');
  return {
    screen,
    /** With its colours. */
    colouredScreen: () => tmux('capture-pane', '-e', '-p', '-t', 'main'),
    /** @param {string} text */
    type: (text) => tmux('send-keys', '-t', 'main', '-l', text),
    /** @param {Size} size */
    resize: ({ columns, rows }) => tmux('resize-window', '-t', 'main', '-x', String(columns), '-y', String(rows)),
    /** Types a line, by one call of tmux. @param {string} text */
    enter: (text) => tmux('send-keys', '-t', 'main', '-l', text, ';', 'send-keys', '-t', 'main', 'Enter'),
    /** @param {string[]} keys by tmux's names */
    press: (...keys) => tmux('send-keys', '-t', 'main', ...keys),
    /**
     * Waits until the screen satisfies `isReady`, half a minute at most.
     * @param {(screen: string) => boolean} isReady
     */
    waitFor: async (isReady) => {
      for (let tries = 0; tries < 300; tries++) {
        const shown = screen();
        if (isReady(shown)) return shown;
        await sleep(100);
      }
      throw new Error(`The terminal never came to show what was waited for. It shows:\n${screen()}`);
    },
    close: () => tmux('kill-server'),
  };
}
