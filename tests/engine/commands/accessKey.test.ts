import { describe, expect, it } from 'vitest';
import { accessKey } from '../../../src/commands/accessKey.ts';
import { credentialProcess } from '../../../src/commands/credentialProcess.ts';
import { renderJson } from '../../../src/core/answer.ts';
import { succeed } from '../../../src/core/error.ts';
import { Secret } from '../../../src/core/secret.ts';
import { runCommandLine } from '../../../src/dialogue/commandLine.ts';
import { saveAccessKey } from '../../../src/vault/sealedKeys.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';
import { fakeSecretStore } from '../../support/session/fakeSecretStore.ts';

const [config, credentials] = ['/home/me/.aws/config', '/home/me/.aws/credentials'];
const secret = 'made/up+SECRET0000000000000000000000000=';
const given = { profile: 'base', accessKeyId: 'AKIAEXAMPLE000000001', secretAccessKey: secret };
const sealed = 'credential_process = /home/me/.local/share/awsrole/bin/awsrole credential-process --sealed base\n';
const plain = `[base]\naws_access_key_id = ${given.accessKeyId}\naws_secret_access_key = ${secret}\n`;

describe('access-key', () => {
  it('stores the key in the credentials file, and shows no secret', async () => {
    const edges = fakeCommandEdges();
    const done = await accessKey.run(given, edges);
    expect(edges.written.get(credentials)).toBe(plain);
    expect(done).toMatchObject({
      ok: true,
      value: { profile: 'base', accessKeyId: given.accessKeyId, isSealed: false },
    });
    expect(done.ok && renderJson(done.value)).not.toContain('SECRET');
  });

  it('seals the key, takes it out of the credentials file, and keeps no backup of that', async () => {
    const backups: unknown[] = [];
    const edges = fakeCommandEdges({
      machine: { runTool: fakeSecretStore().runTool },
      files: { [credentials]: plain },
    });
    const write = {
      ...edges.write,
      exchange: (...[path, exchange]: Parameters<typeof edges.write.exchange>) => {
        backups.push(exchange.backup);
        return edges.write.exchange(path, exchange);
      },
    };
    const done = await accessKey.run({ ...given, secure: true }, { ...edges, write });
    expect(done).toMatchObject({ ok: true, value: { isSealed: true } });
    expect([edges.written.get(config), edges.written.get(credentials)]).toEqual([
      `[profile base]\n${sealed}`,
      '[base]\n',
    ]);
    expect(backups).toEqual([null, null]);
    const served = await credentialProcess.run({ sealed: 'base' }, edges);
    expect(served.ok && JSON.parse(renderJson(served.value))).toEqual({
      Version: 1,
      AccessKeyId: given.accessKeyId,
      SecretAccessKey: secret,
    });
  });

  it('forgets the sealed key when a plain one takes its place', async () => {
    const edges = fakeCommandEdges({
      machine: { runTool: fakeSecretStore().runTool },
      files: { [config]: `[profile base]\n${sealed}` },
    });
    saveAccessKey('base', { accessKeyId: 'AKIAOLD', secretAccessKey: new Secret('old') }, edges);
    await accessKey.run(given, edges);
    expect([edges.written.get(config), edges.written.get(credentials)]).toEqual(['[profile base]\n', plain]);
    expect(await credentialProcess.run({ sealed: 'base' }, edges)).toMatchObject({
      ok: false,
      error: { code: 'CredentialsNotFound' },
    });
  });

  it.each([
    ['a role', 'role_arn = arn:aws:iam::111122223333:role/A\nsource_profile = other\n', ['AccessKeyOutranked']],
    ['a role that it signs for itself', 'role_arn = arn:aws:iam::111122223333:role/A\nsource_profile = base\n', []],
    ['a region', 'region = eu-west-1\n', []],
  ])('warns that the key is not used, or not, beside %s', async (_what, lines, codes) => {
    const told: string[] = [];
    const edges = fakeCommandEdges({
      files: { [config]: `[profile base]\n${lines}` },
      tell: (event) => told.push(event.kind === 'warning' ? event.warning.code : event.kind),
    });
    expect((await accessKey.run(given, edges)).ok).toBe(true);
    expect(told).toEqual(codes);
  });

  it('changes no file when there is no store of secrets', async () => {
    const edges = fakeCommandEdges({ files: { [credentials]: plain } });
    const done = await accessKey.run({ ...given, secure: true }, edges);
    expect([done, edges.written.size]).toMatchObject([{ ok: false, error: { code: 'WriteFailed' } }, 0]);
  });

  it('stores and seals nothing in a dry run, and needs no secret for it', async () => {
    const edges = fakeCommandEdges();
    const { profile, accessKeyId } = given;
    const done = await accessKey.run({ profile, accessKeyId, dryRun: true }, edges);
    expect(done.ok && renderJson(done.value)).toContain('aws_secret_access_key = ***');
    expect((await accessKey.run({ profile, accessKeyId, secure: true, dryRun: true }, edges)).ok).toBe(true);
    expect([edges.written.size, edges.machine.folders.size]).toEqual([0, 0]);
  });

  it('asks for the secret at the command line, where it is no option', async () => {
    const asked: unknown[] = [];
    const ask = async (question: unknown) => succeed(asked.push(question) > 0 ? secret : '');
    const edges = fakeCommandEdges({ ask });
    const words = ['access-key', '--profile', 'base', '--access-key-id', given.accessKeyId];
    expect((await runCommandLine(words, edges)).ok).toBe(true);
    expect(asked).toEqual([{ kind: 'secret-key', profile: 'base', accessKeyId: given.accessKeyId }]);
    expect(edges.written.get(credentials)).toBe(plain);
    expect(await runCommandLine([...words, '--secret-access-key', 'x'], edges)).toMatchObject({
      ok: false,
      error: { code: 'BadRequest' },
    });
  });

  it.each([
    ['no profile', { profile: '' }, 'profile'],
    ['no key', { accessKeyId: '' }, ''],
    ['the key of a session', { accessKeyId: 'ASIAEXAMPLE000000001' }, 'ASIAEXAMPLE000000001'],
    ['a key that injects a line', { accessKeyId: 'AKIA\nx = y' }, '[secret]'],
    ['the secret in place of the ID', { accessKeyId: secret }, '[secret]'],
    ['both in place of the ID', { accessKeyId: `${given.accessKeyId} ${secret}` }, '[secret]'],
    ['the ID in place of the secret', { secretAccessKey: 'AKIAIOSFODNN7EXAMPLE' }, 'base'],
    ['a secret in quotes', { secretAccessKey: `"${secret}"` }, 'base'],
    ['an empty secret', { secretAccessKey: '' }, 'base'],
    ['a secret that is cut off', { secretAccessKey: 'abc' }, 'base'],
    ['a secret that injects a line', { secretAccessKey: `${secret}\n[x]` }, 'base'],
    ['a secret with a space', { secretAccessKey: `${secret} #` }, 'base'],
    ['a profile that no header holds', { profile: 'a]' }, 'a]'],
  ])('refuses %s, and writes nothing', async (_what, wrong, target) => {
    const edges = fakeCommandEdges();
    const done = await accessKey.run({ ...given, ...wrong }, edges);
    expect(done).toMatchObject({ ok: false, error: { code: 'InvalidParameter', target } });
    expect(done.ok ? '' : JSON.stringify(done.error)).not.toContain(secret);
    expect(edges.written.size).toBe(0);
  });

  it('asks nobody where nobody can be asked', async () => {
    const { profile, accessKeyId } = given;
    expect(await accessKey.run({ profile, accessKeyId }, fakeCommandEdges())).toMatchObject({
      ok: false,
      error: { code: 'InvalidParameter', target: 'base' },
    });
  });
});
