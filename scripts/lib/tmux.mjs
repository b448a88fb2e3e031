import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {ReturnType<typeof openTerminal>} Terminal */
/** @typedef {{ columns: number, rows: number }} Size of a terminal, in characters */

/** Each terminal has its own tmux server, since a server that is ending would also end the next terminal. */
let opened = 0;

/**
 * Opens a terminal (tmux) that a script can type into and read. It ends with this process, however that ends. Input arrives in order and
 * before the next read; if tmux rejects input, the next read fails.
 * @param {string[]} command the command that runs in it
 * @param {Size} size
 */
export function openTerminal(command, size) {
  opened += 1;
  const client = openClient(`awsrole-${process.pid}-${opened}`, [
    'new-session',
    '-f',
    'no-output',
    ...sizeWords(size),
    ...command,
  ]);
  client.tell('set-option', 'destroy-unattached', 'on');
  client.tell('resize-window', ...sizeWords(size));
  const socket = client.ask('display-message', '-p', '#{socket_path}').catch(() => '');
  const screen = () => client.ask('capture-pane', '-p');
  return {
    screen,
    /** The screen with its colors. */
    colouredScreen: () => client.ask('capture-pane', '-e', '-p'),
    /** @param {string} text */
    type: (text) => client.tell('send-keys', '-l', text),
    /** @param {Size} size */
    resize: (size) => client.tell('resize-window', ...sizeWords(size)),
    /** Types a line and presses Enter. @param {string} text */
    enter: (text) => {
      if (text !== '') client.tell('send-keys', '-l', text);
      client.tell('send-keys', 'Enter');
    },
    /** @param {string[]} keys by their names in tmux */
    press: (...keys) => client.tell('send-keys', ...keys),
    /**
     * Waits at most 40 seconds until the screen satisfies `isReady`, and returns it.
     * @param {(screen: string) => boolean} isReady
     */
    waitFor: async (isReady) => {
      const end = Date.now() + 40_000;
      for (let round = 1; ; round++) {
        const shown = await screen();
        if (isReady(shown)) return shown;
        if (Date.now() > end) break;
        await sleep(Math.min(100, 20 * round));
      }
      throw new Error(`The terminal never came to show what was waited for. It shows:\n${await screen()}`);
    },
    /** Ends everything that runs in it. */
    close: async () => {
      await client.end();
      // tmux does not remove its socket.
      rmSync((await socket).trim(), { force: true });
    },
  };
}

/** @param {Size} size */
function sizeWords({ columns, rows }) {
  return ['-x', String(columns), '-y', String(rows)];
}

/**
 * Opens a tmux client in control mode: it reads commands from its input, and tmux answers them in order, between `%begin` and `%end`. A
 * client per command would start a process for each.
 * @param {string} server
 * @param {string[]} start the command that creates its session
 */
function openClient(server, start) {
  const client = spawn('tmux', ['-C', '-u', '-L', server, '-f', '/dev/null', ...start], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  /** @type {{ command: string, resolve: (text: string) => void, reject: (error: Error) => void }[]} */
  const asked = [];
  /** @type {{ mark: string, lines: string[] } | undefined} */
  let answer;
  /** @type {Error | undefined} */
  let failure;
  // tmux accepts no commands for a session before it exists.
  let isThere = false;

  /** @param {string} command */
  const send = (command) => client.stdin.write(`${command}\n`);
  /** @param {Error} error */
  const fail = (error) => {
    failure ??= error;
    for (const { reject } of asked.splice(0)) reject(failure);
  };
  /** @param {string} line */
  const take = (line) => {
    if (answer === undefined) {
      // Between answers tmux sends notifications; the answer to a command from our input has a 1 at the end of its mark.
      const mark = /^%begin (\d+ \d+ 1)$/.exec(line)?.[1];
      if (mark) answer = { mark, lines: [] };
      if (isThere || !line.startsWith('%session-changed')) return;
      isThere = true;
      for (const { command } of asked) send(command);
      return;
    }
    const { mark, lines } = answer;
    if (line !== `%end ${mark}` && line !== `%error ${mark}`) {
      lines.push(line);
      return;
    }
    answer = undefined;
    const question = asked.shift();
    if (line === `%end ${mark}`) question?.resolve(lines.map((one) => `${one}\n`).join(''));
    else question?.reject(new Error(`tmux refused ${question.command}: ${lines.join('\n')}`));
  };

  let rest = '';
  client.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
  client.on('error', fail);
  // The 'close' event reports the reason.
  client.stdin.on('error', () => {});
  const closed = new Promise((resolve) => client.once('close', resolve));
  closed.then(() => fail(new Error('The terminal has ended.')));

  /** Sends a command and returns tmux's answer. @type {(...words: string[]) => Promise<string>} */
  const ask = (...words) =>
    new Promise((resolve, reject) => {
      if (failure) return reject(failure);
      const command = words.map(quote).join(' ');
      asked.push({ command, resolve, reject });
      if (isThere) send(command);
    });
  return {
    ask,
    /** @param {string[]} words of a command without an answer */
    tell: (...words) => void ask(...words).catch(fail),
    /** Ends the client, and with it the session. With SIGKILL, because tmux occasionally misses the end of its input. */
    end: async () => {
      client.kill('SIGKILL');
      await closed;
    },
  };
}

/** @param {string} word */
function quote(word) {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
