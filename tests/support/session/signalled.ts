import { installFaults } from '../faultLayer.ts';
import { switchAndEdit } from './faultedRun.ts';

/**
 * Performs a switch and an edit, and gets a signal at one of its system calls: `signalled <home> <URL of the STS> <signal> <number of the
 * call>`.
 */
const [home = '', url = '', signal = '', number = ''] = process.argv.slice(2);
installFaults(home, ({ index }) => {
  if (index === Number(number)) process.kill(process.pid, signal as NodeJS.Signals);
  return undefined;
});
void switchAndEdit(home, url);
