import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { moduleFolder } from './lib/moduleFolder.mjs';
import { inRoot } from './lib/paths.mjs';
import { findPowerShell } from './lib/powershell.mjs';
import { runMain } from './lib/run.mjs';
import { openSampleWorld } from './lib/sampleWorld.mjs';

/** `npm start`: the module at work against a local STS; with `--shell` a shell in which to try it. */
async function start(words) {
  const shell = findPowerShell();
  await build({ host: shell.isHost });
  const world = await openSampleWorld();
  const child = spawn(shell.program, words.includes('--shell') ? shellArguments(world) : demoArguments(world), {
    cwd: world.folder,
    env: world.environment,
    stdio: [words.includes('--shell') ? 'inherit' : 'ignore', 'inherit', 'inherit'],
  });
  const stopListening = passSignals(child);
  try {
    return await exitCodeOf(child);
  } finally {
    stopListening();
    await world.close();
  }
}

function demoArguments(world) {
  const { roles, mfaSerial, region, codeOfDevice } = world;
  const facts = {
    Module: moduleFolder,
    RoleArn: roles.developer,
    SerialNumber: mfaSerial,
    Region: region,
    // Two calls within a second: the second takes the device's next code, which AWS takes up to 30 s early.
    FirstCode: codeOfDevice(),
    SecondCode: codeOfDevice(1),
  };
  return [...scriptArguments('demo.ps1'), ...Object.entries(facts).flatMap(([name, value]) => [`-${name}`, value])];
}

function shellArguments({ mfaSeed }) {
  const code = [
    process.execPath,
    inRoot('node_modules', 'tsx', 'dist', 'cli.mjs'),
    inRoot('tests', 'support', 'sts', 'main.ts'),
  ];
  const facts = { Module: moduleFolder, Node: code[0], Runner: code[1], Device: code[2], Seed: mfaSeed };
  return [
    '-NoExit',
    ...scriptArguments('shell.ps1'),
    ...Object.entries(facts).flatMap(([name, value]) => [`-${name}`, value]),
  ];
}

function scriptArguments(name) {
  return ['-NoLogo', '-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', inRoot('scripts', name)];
}

/** Ends the shell when this process is told to end; Ctrl+C reaches it by itself. */
function passSignals(child) {
  const leaveToShell = () => {};
  const end = () => child.kill();
  process.on('SIGINT', leaveToShell).on('SIGTERM', end).on('SIGHUP', end);
  return () => process.off('SIGINT', leaveToShell).off('SIGTERM', end).off('SIGHUP', end);
}

function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    // 130 is what a shell says of a program that Ctrl+C ended.
    child.once('close', (code) => resolve(code ?? 130));
  });
}

await runMain(import.meta.url, () => start(process.argv.slice(2)));
