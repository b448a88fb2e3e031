import { spawn } from 'node:child_process';
import { terminateOnSignal } from '../../../src/edges/processTree.ts';

/** Starts a program that starts another, which are to end with this one, and prints the numbers of both. */
const child = spawn('/bin/sh', ['-c', 'sleep 60 & echo $!; wait'], { stdio: ['ignore', 'pipe', 'ignore'] });
terminateOnSignal(process.platform as 'linux', child.pid ?? 0);
child.stdout.on('data', (id) => process.stdout.write(`${child.pid} ${id}`));
