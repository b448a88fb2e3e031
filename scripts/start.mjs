import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { moduleFolder } from './lib/moduleFolder.mjs';
import { inRoot } from './lib/paths.mjs';
import { findPowerShell, powerShellEnvironment } from './lib/powershell.mjs';
import { endOf, runMain, toExitCode } from './lib/run.mjs';
import { openSampleWorld } from './lib/sampleWorld.mjs';
import { stsProgram } from './lib/stsServer.mjs';

/**
 * `npm start`: shows the module in a demo against a local STS; with `--shell`, opens a shell to try it.
 * @param {string[]} words
 */
async function start(words) {
  const wantsShell = words.includes('--shell');
  await build({ sts: true });
  const shell = await findPowerShell();
  const world = await openSampleWorld();
  const child = spawn(shell, wantsShell ? shellArguments(world) : demoArguments(world), {
    cwd: world.folder,
    // Without colors if the output is a file or pipe.
    env: { ...world.environment, ...powerShellEnvironment(), ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) },
    stdio: [wantsShell ? 'inherit' : 'ignore', 'inherit', 'inherit'],
  });
  const stopListening = passSignals(child);
  const end = await endOf(child).finally(async () => {
    stopListening();
    await world.close();
  });
  if (end === 0 && !wantsShell) process.stdout.write(waysOn);
  return toExitCode(end);
}

const waysOn = `
The sample was removed. Next steps:
  npm start -- --shell        opens a shell with the same sample
  npm run install-module      installs the module where PowerShell finds it
Then, in PowerShell, with your own ~/.aws/config:
  Import-Module AwsRole
  Get-AwsProfile              lists your profiles
  Set-AwsRole <Tab>           completes a profile, and switches to it; prompts for an MFA code if one is required
`;

/** @param {import('./lib/sampleWorld.mjs').SampleWorld} world */
function demoArguments(world) {
  const { roles, mfaSerial, region, codeOfDevice } = world;
  const facts = {
    Module: moduleFolder,
    RoleArn: roles.developer,
    SerialNumber: mfaSerial,
    Region: region,
    // Two calls within a second: the second uses the device's next code, which AWS accepts up to 30 s early.
    FirstCode: codeOfDevice(),
    SecondCode: codeOfDevice(1),
  };
  return [...scriptArguments('demo.ps1'), ...nameValues(facts)];
}

/** @param {import('./lib/sampleWorld.mjs').SampleWorld} world */
function shellArguments({ mfaSeed }) {
  const facts = {
    Module: moduleFolder,
    Node: process.execPath,
    Device: stsProgram,
    Seed: mfaSeed,
  };
  return ['-NoExit', ...scriptArguments('shell.ps1'), ...nameValues(facts)];
}

/** @param {Record<string, string>} facts */
function nameValues(facts) {
  return Object.entries(facts).flatMap(([name, value]) => [`-${name}`, value]);
}

/** @param {string} name */
function scriptArguments(name) {
  return ['-NoLogo', '-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', inRoot('scripts', name)];
}

/**
 * Ends the shell when this process is terminated; Ctrl+C reaches the shell directly.
 * @param {import('node:child_process').ChildProcess} child
 */
function passSignals(child) {
  const leaveToShell = () => {};
  const end = () => child.kill();
  process.on('SIGINT', leaveToShell).on('SIGTERM', end).on('SIGHUP', end);
  return () => process.off('SIGINT', leaveToShell).off('SIGTERM', end).off('SIGHUP', end);
}

await runMain(import.meta.url, () => start(process.argv.slice(2)));
