// Run by the Node.js that becomes the engine: `node warmParts.cjs <parts> <home> <version>`. Runs the most frequent commands against a
// local service, and stores the code that V8 compiled for them as `<part>.cache` next to each part that ran.
const { once } = require('node:events');
const fs = require('node:fs');
const { createServer } = require('node:http');
const { join } = require('node:path');
const { PassThrough } = require('node:stream');
const { openParts } = require('./partLoader.cjs');

/** @import { AddressInfo } from 'node:net' */
/** @import { Script } from 'node:vm' */
/** @import { IncomingMessage, ServerResponse } from 'node:http' */

const { mkdirSync, readFileSync, writeFileSync } = fs;
const [, , parts = '', home = '', version = ''] = process.argv;
const account = '111122223333';

async function warm() {
  const service = createServer(answer);
  await once(service.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {AddressInfo} */ (service.address());
  const environment = writeHome(`http://127.0.0.1:${port}`);
  Object.assign(process.env, environment);
  /** @type {Map<string, Script>} */
  const scripts = new Map();
  for (const words of commands) await run(words, scripts);
  for (const keys of typed) await pick(keys, scripts);
  for (const request of requests) {
    await run(['dialogue'], scripts, `${JSON.stringify({ protocol: 1, module: version, environment, ...request })}\n`);
  }
  for (const [part, made] of scripts) writeFileSync(join(parts, `${part}.cache`), made.createCachedData());
  service.closeAllConnections();
  service.close();
}

/** Commands of the command line: a new session, the cached session, a session without the cache, the identity, and tab completion. */
const commands = [
  ['profiles'],
  ['assume', '--profile', 'third'],
  ['assume', '--profile', 'third'],
  ['assume', '--profile', 'first', '--no-cache'],
  ['identity', '--profile', 'base'],
  ['completions', '--kind', 'profiles'],
  ['choices', '--query', 'ir'],
];
/** Requests of the dialogue: a switch, the list, and a plan. */
const requests = [
  { command: 'profiles', parameters: {} },
  { command: 'assume', parameters: { profile: 'third' } },
  { command: 'choices', parameters: {} },
  { command: 'select', parameters: { profile: 'third' } },
  { command: 'resolve', parameters: { profile: 'third' } },
];

/** Keys typed into the list, for each of its runs; the first run ends by leaving the list. */
const typed = [
  ['f', 'i', '\x7f', '!t', '\x15', '\x1b[B', '\x1b[6~', '\x12', '\x12', '?', '?', '\x19', '\x03'],
  ['third', '\r'],
];

/**
 * Runs the list in a simulated terminal.
 * @param {string[]} keys
 * @param {Map<string, Script>} scripts
 */
async function pick(keys, scripts) {
  const rest = [...keys];
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
  const press = () => setImmediate(() => stdin.write(rest.shift() ?? '\x03'));
  /** Presses the next key after each frame, which ends by showing the cursor. @param {string} text */
  const write = (text) => {
    if (text.endsWith('\x1b[?25h')) press();
    return true;
  };
  const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 120, rows: 40, write });
  for (const [name, value] of Object.entries({ stdin, stderr })) {
    Object.defineProperty(process, name, { value, configurable: true });
  }
  await run(['pick', '--actions'], scripts);
}

/** The exit code if the user leaves the list. */
const left = 130;

/**
 * Runs the engine afresh, but with the scripts of the first run, so that they collect the compiled code.
 * @param {string[]} words
 * @param {Map<string, Script>} scripts
 * @param {string} [input] text on standard input
 * @returns {Promise<void>}
 */
function run(words, scripts, input = '') {
  const { execPath } = process;
  return new Promise((resolve, reject) => {
    // The engine would exit this process; instead the next command follows.
    /** @param {number} code */
    const exit = (code) =>
      code === 0 || code === left ? resolve() : reject(new Error(`${words.join(' ')} ended with ${code}`));
    Object.assign(process, { argv: [execPath, execPath, ...words], exit });
    openParts(readPart, scripts, requireReading(input))('start.cjs');
  });
}

/** @param {string} part */
function readPart(part) {
  return { source: readFileSync(join(parts, part), 'latin1') };
}

/**
 * The Node.js modules with a simulated standard input: on Windows a process cannot replace its own.
 * @param {string} input
 * @returns {(id: string) => unknown}
 */
function requireReading(input) {
  let rest = Buffer.from(input);
  /** @param {Uint8Array} chunk */
  const readInput = (chunk) => {
    const count = rest.copy(chunk);
    rest = rest.subarray(count);
    return count;
  };
  /** @type {(file: number, chunk: Uint8Array, ...where: [number, number, fs.ReadPosition | null]) => number} */
  const readSync = (file, chunk, ...where) => (file === 0 ? readInput(chunk) : fs.readSync(file, chunk, ...where));
  return (id) => (id === 'node:fs' ? { ...fs, readSync } : require(id));
}

/** @param {string} url of the service */
function writeHome(url) {
  mkdirSync(join(home, '.aws'), { recursive: true });
  writeFileSync(join(home, '.aws', 'config'), renderProfiles());
  writeFileSync(
    join(home, '.aws', 'credentials'),
    '[base]\naws_access_key_id = AKIAEXAMPLEEXAMPLE00\naws_secret_access_key = example\n',
  );
  return { HOME: home, USERPROFILE: home, AWS_ENDPOINT_URL_STS: url, AWS_EC2_METADATA_DISABLED: 'true' };
}

function renderProfiles() {
  const names = ['base', 'first', 'second', 'third'];
  const roles = names.slice(1).map((name, index) => {
    const lines = [`role_arn = arn:aws:iam::${account}:role/${name}`, `source_profile = ${names[index]}`];
    return [`[profile ${name}]`, 'region = us-east-1', ...lines, ''].join('\n');
  });
  return ['[profile base]', 'region = us-east-1', '', ...roles].join('\n');
}

/** @param {IncomingMessage} request @param {ServerResponse} response */
function answer(request, response) {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    const asked = new URLSearchParams(body);
    response.setHeader('content-type', 'text/xml');
    response.end(asked.get('Action') === 'AssumeRole' ? renderSession(asked) : renderIdentity());
  });
}

/** @param {URLSearchParams} asked */
function renderSession(asked) {
  const [role, session] = [asked.get('RoleArn')?.split('/').at(-1), asked.get('RoleSessionName')];
  const expiration = new Date(Date.now() + 3_600_000).toISOString();
  const credentials =
    '<AccessKeyId>ASIAEXAMPLEEXAMPLE00</AccessKeyId><SecretAccessKey>example</SecretAccessKey>' +
    `<SessionToken>example</SessionToken><Expiration>${expiration}</Expiration>`;
  const arn = `arn:aws:sts::${account}:assumed-role/${role}/${session}`;
  const user = `<AssumedRoleId>AROAEXAMPLE:${session}</AssumedRoleId><Arn>${arn}</Arn>`;
  return render('AssumeRole', `<AssumedRoleUser>${user}</AssumedRoleUser><Credentials>${credentials}</Credentials>`);
}

function renderIdentity() {
  const arn = `arn:aws:iam::${account}:user/example`;
  return render('GetCallerIdentity', `<Arn>${arn}</Arn><UserId>AIDAEXAMPLE</UserId><Account>${account}</Account>`);
}

/** @param {string} action @param {string} result */
function render(action, result) {
  const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';
  return `<${action}Response xmlns="${namespace}"><${action}Result>${result}</${action}Result></${action}Response>`;
}

warm();
