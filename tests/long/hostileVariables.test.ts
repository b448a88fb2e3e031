import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, run } from '../engine/build/builtEngine.ts';
import { openEngineWorld } from '../engine/build/engineWorld.ts';
import { size } from './size.ts';

/*
 * The variables of a user or an attacker must not affect the built engine. Each variable that Node.js or OpenSSL reads is set to a hostile
 * value, and the engine must behave as without it.
 */

const { folder, traces, plain, untrusted, identify, close } = await openEngineWorld();
afterAll(close);

const hostileScript = join(folder, 'hostile.cjs');
writeFileSync(hostileScript, "require('node:fs').writeFileSync('loaded', ''); console.log('loaded');");
const hostileOpenSsl = join(folder, 'openssl.cnf');
writeFileSync(hostileOpenSsl, hostileProvider(join(folder, 'no-such-module.so')));

type Variable = readonly [name: string, value: string];

const debug: Variable = ['NODE_DEBUG', 'http,https,net,tls,stream,module,child_process,timer'];

/** Each entry is set together. These can change whom Node.js trusts. */
const onTrust: readonly (readonly Variable[])[] = [
  [['NODE_OPTIONS', '--use-openssl-ca']],
  [['NODE_TLS_REJECT_UNAUTHORIZED', '0']],
  [['NODE_USE_SYSTEM_CA', '1']],
  [['NODE_USE_ENV_PROXY', '1']],
  [['OPENSSL_CONF', hostileOpenSsl]],
  [['OPENSSL_MODULES', folder]],
  [['OPENSSL_ENGINES', folder]],
  [['AWSROLE_NODE_VARIABLES', '[["NODE_DEBUG","http"]]']],
];

const others: readonly (readonly Variable[])[] = [
  [['NODE_OPTIONS', `--require=${hostileScript}`]],
  [['NODE_OPTIONS', '--inspect=127.0.0.1:0']],
  [['NODE_OPTIONS', '--no-such-option']],
  [debug],
  [['NODE_PATH', folder]],
  [['NODE_ICU_DATA', '/nonexistent']],
  [['NODE_REDIRECT_WARNINGS', join(traces, 'warnings')]],
  [['NODE_PENDING_DEPRECATION', '1']],
  [['NODE_NO_WARNINGS', '1']],
  [['NODE_PRESERVE_SYMLINKS_MAIN', '1']],
  [debug, ['AWSROLE_NODE_VARIABLES', '{']],
];

/** Each in a separate start; in `npm test` all of them in two, of which one uses the untrusted server, the slowest part. */
const trials = (
  size(0, 1) > 0
    ? [...onTrust, ...others].map((set) => ({ variables: set, homes: 'both' }))
    : [
        { variables: onTrust.flat(), homes: 'both' },
        { variables: others.flat(), homes: 'plain' },
      ]
).map((trial) => ({ ...trial, shown: trial.variables.map(([name, value]) => `${name} is ${value}`).join(', ') }));

describe('the built engine', () => {
  let answer: Outcome;
  let refusal: Outcome;
  beforeAll(async () => {
    [answer, refusal] = [await identify(plain), await identify(untrusted)];
  });

  it('succeeds and fails as expected without them', () => {
    expect([answer, refusal]).toMatchObject([{ code: 0 }, { code: 1 }]);
  });

  it.concurrent.each(trials)('behaves the same with $shown', async ({ variables, homes }) => {
    expect(await identify(plain, toEnvironment(variables))).toEqual(answer);
    if (homes === 'both') expect(await identify(untrusted, toEnvironment(variables))).toEqual(refusal);
  });

  it('left no file, and sent nothing to an untrusted server', () => {
    expect(readdirSync(traces)).toEqual([]);
    expect(untrusted.sts.calls).toEqual([]);
  });
});

describe('Node.js without the built-in options', () => {
  it('obeys OPENSSL_CONF, so the test above is effective', async () => {
    const environment = { ...plain.environment, OPENSSL_CONF: hostileOpenSsl };
    const words = ['-e', "require('node:tls').createSecureContext()"];
    const { code } = await run(process.execPath, words, { environment, folder: traces });
    expect(code).not.toBe(0);
  });

  it('obeys NODE_DEBUG and NODE_TLS_REJECT_UNAUTHORIZED, so the tests above are effective', async () => {
    const script = `require('node:https').get('${untrusted.sts.url}', (a) => { console.log(a.statusCode); a.resume(); });`;
    const environment = { ...plain.environment, NODE_DEBUG: 'https,http', NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const { stdout, stderr } = await run(process.execPath, ['-e', script], { environment, folder: traces });
    expect(stdout).toMatch(/^\d{3}$/m);
    expect(stderr).toMatch(/^HTTP /m);
  });
});

/** All values of NODE_OPTIONS are joined. */
function toEnvironment(variables: readonly Variable[]): Record<string, string> {
  const options = variables.filter(([name]) => name === 'NODE_OPTIONS').map(([, value]) => value);
  return { ...Object.fromEntries(variables), ...(options.length > 0 ? { NODE_OPTIONS: options.join(' ') } : {}) };
}

/** Makes OpenSSL load a library of the attacker. The file does not exist, so any Node.js that obeys it fails. */
function hostileProvider(module: string): string {
  const sections = [
    '[all]',
    'providers = each',
    '[each]',
    'hostile = one',
    '[one]',
    `module = ${module}`,
    'activate = 1',
  ];
  return ['nodejs_conf = all', 'openssl_conf = all', ...sections, ''].join('\n');
}
