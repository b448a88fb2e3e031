import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rotateKey } from '../../../src/commands/rotateKey.ts';
import { fail, type Result, succeed } from '../../../src/core/error.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { FileExchange } from '../../../src/edges/writeFiles.ts';
import { readAccessKey, saveAccessKey } from '../../../src/vault/sealedKeys.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';
import { fakeSecretStore } from '../../support/session/fakeSecretStore.ts';
import type { Listening } from '../../support/sts/http.ts';
import { type IamOptions, startIam } from '../../support/sts/iam.ts';
import { freshCode, type Sample, type StsServer, startSampleSts } from '../../support/sts/index.ts';

const paths = { config: '/home/me/.aws/config', credentials: '/home/me/.aws/credentials' };
let sample: Sample;
let sts: StsServer;
let iam: Listening;

beforeEach(async () => {
  ({ sample, sts } = await startSampleSts());
  await start();
});
afterEach(() => Promise.all([sts.close(), iam.close()]));

async function start(options: Partial<IamOptions> = {}): Promise<void> {
  iam = await startIam({ state: sample.world, ...options });
}

const keysOfUser = () => sample.world.users.get(sample.userArn)?.keys ?? [];

/** The command with files in memory: what it answered, told and left in them. */
async function rotate(
  parameters: object,
  {
    config = '',
    credentials,
    exchange,
    seal,
    whenTold,
  }: {
    config?: string;
    credentials?: string;
    exchange?: (path: string, change: FileExchange) => Result<'done' | 'changed'>;
    seal?: boolean;
    whenTold?: (files: Record<string, string>) => void;
  } = {},
) {
  const files: Record<string, string> = {
    [paths.config]: config,
    [paths.credentials]: credentials ?? credentialsWith(sample.accessKeyId, sample.secretAccessKey),
  };
  const told: string[] = [];
  const edges = fakeCommandEdges({
    now: () => new Date(),
    machine: { runTool: fakeSecretStore().runTool },
    environment: { AWS_ENDPOINT_URL_STS: sts.url, AWS_ENDPOINT_URL_IAM: iam.url },
    files,
    tell: (event) => {
      told.push(JSON.stringify(event));
      whenTold?.(files);
    },
    write: {
      exchange:
        exchange ??
        ((path, { after }) => {
          files[path] = Buffer.from(after).toString();
          return succeed('done');
        }),
    },
  });
  if (seal) {
    saveAccessKey(
      'base',
      { accessKeyId: sample.accessKeyId, secretAccessKey: new Secret(sample.secretAccessKey) },
      edges,
    );
  }
  const result = await rotateKey.run(parameters, edges);
  return { result, told: told.join('\n'), files, sealed: () => readAccessKey('base', edges) };
}

const credentialsWith = (id: string, secret: string) =>
  `# mine\n[base]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n[other]\nregion = eu-west-1\n`;

describe('rotate-key', () => {
  it('puts a new key in the place of the old one, which is gone, and changes no other line', async () => {
    const { result, files, told } = await rotate({ profile: 'base' });
    const [key, ...more] = keysOfUser();
    expect(more).toEqual([]);
    expect(result).toEqual({
      ok: true,
      value: { profile: 'base', accessKeyId: key?.id, previousAccessKeyId: sample.accessKeyId, previous: 'deleted' },
    });
    expect(files[paths.credentials]).toBe(credentialsWith(key?.id ?? '', key?.secret ?? ''));
    expect(told).not.toContain(key?.secret);
    expect(told).not.toContain(sample.secretAccessKey);
  });

  it('changes every copy of the key, in both files', async () => {
    const { files } = await rotate(
      { profile: 'base' },
      {
        config: `[profile copy]\naws_access_key_id=${sample.accessKeyId}\naws_secret_access_key=${sample.secretAccessKey}\n`,
        credentials: `${credentialsWith(sample.accessKeyId, sample.secretAccessKey)}[twin]\naws_access_key_id = ${sample.accessKeyId}\naws_secret_access_key = ${sample.secretAccessKey}\n`,
      },
    );
    const [key] = keysOfUser();
    expect(files[paths.config]).toBe(
      `[profile copy]\naws_access_key_id=${key?.id}\naws_secret_access_key=${key?.secret}\n`,
    );
    expect(files[paths.credentials]).not.toContain(sample.accessKeyId);
  });

  it('changes a sealed key where it is', async () => {
    const config = '[profile base]\ncredential_process = /opt/awsrole credential-process --sealed base\n';
    const { result, sealed, files } = await rotate({ profile: 'base' }, { config, credentials: '', seal: true });
    expect(result).toMatchObject({ ok: true });
    const kept = sealed();
    expect(kept.ok && kept.value.accessKeyId).toBe(keysOfUser()[0]?.id);
    expect(files[paths.config]).toBe(config);
  });

  it('leaves the old key, and no other, when the file cannot be written', async () => {
    const refused = () => fail({ code: 'WriteFailed', message: 'It is read-only.', hint: 'Make it writable.' });
    const { result } = await rotate({ profile: 'base' }, { exchange: refused });
    expect(result).toMatchObject({ ok: false, error: { code: 'WriteFailed' } });
    expect(keysOfUser().map(({ id, status }) => [id, status])).toEqual([[sample.accessKeyId, 'Active']]);
  });

  it('makes no key for a file that could not be edited afterwards', async () => {
    const credentials = `${credentialsWith(sample.accessKeyId, sample.secretAccessKey)}[other]\n`;
    const { result, files, told } = await rotate({ profile: 'base' }, { credentials });
    expect(result).toMatchObject({ ok: false, error: { code: 'ConfigSyntax', line: 7 } });
    expect(files[paths.credentials]).toBe(credentials);
    expect(told).not.toContain('Creating');
    expect(keysOfUser().map(({ id, status }) => [id, status])).toEqual([[sample.accessKeyId, 'Active']]);
  });

  it('leaves another key alone that somebody wrote into the profile meanwhile, and takes its own back', async () => {
    const theirs = credentialsWith('AKIATHEIRS0000EXAMPLE', 'theirs');
    const whenTold = (files: Record<string, string>) => {
      files[paths.credentials] = theirs;
    };
    const { result, files } = await rotate({ profile: 'base' }, { whenTold });
    expect(result).toMatchObject({ ok: false, error: { code: 'WriteFailed', target: sample.accessKeyId } });
    expect(files[paths.credentials]).toBe(theirs);
    expect(keysOfUser().map(({ id, status }) => [id, status])).toEqual([[sample.accessKeyId, 'Active']]);
  });

  it('follows the key into a profile that was renamed meanwhile', async () => {
    const whenTold = (files: Record<string, string>) => {
      files[paths.credentials] = files[paths.credentials]?.replace('[base]', '[renamed]') ?? '';
    };
    const { files } = await rotate({ profile: 'base' }, { whenTold });
    const [key] = keysOfUser();
    expect(files[paths.credentials]).toBe(
      credentialsWith(key?.id ?? '', key?.secret ?? '').replace('[base]', '[renamed]'),
    );
  });

  it('waits until the new key is known', async () => {
    await iam.close();
    await start({ unseenFor: 1 });
    expect((await rotate({ profile: 'base' })).result.ok).toBe(true);
  });

  it('signs by a session with MFA where a device is named', async () => {
    const tokenCode = freshCode(sample);
    const { result } = await rotate(
      { profile: 'base', tokenCode },
      { config: `[profile base]\nmfa_serial = ${sample.mfaSerial}\n` },
    );
    expect(result).toMatchObject({ ok: true, value: { previous: 'deleted' } });
    expect(iam.calls.find(({ operation }) => operation === 'CreateAccessKey')?.accessKeyId).toMatch(/^ASIA/);
  });

  it.each([
    [
      'a profile that assumes a role',
      '[profile base]\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = src\n[profile src]\naws_access_key_id = AKIASOURCE\naws_secret_access_key = s\n',
      '',
      /has no long-term access key.*"src"/,
    ],
    [
      'a session',
      '',
      '[base]\naws_access_key_id = ASIAX\naws_secret_access_key = s\naws_session_token = t\n',
      /contains a session/,
    ],
  ])('refuses %s', async (_, config, credentials, message) => {
    expect((await rotate({ profile: 'base' }, { config, credentials })).result).toMatchObject({
      ok: false,
      error: { code: 'InvalidParameter', target: 'base', message: expect.stringMatching(message) },
    });
  });

  it('says which right is missing, and changes nothing', async () => {
    await iam.close();
    await start({ denied: ['CreateAccessKey'] });
    expect((await rotate({ profile: 'base' })).result).toMatchObject({
      ok: false,
      error: { code: 'AccessDenied', hint: expect.stringContaining('iam:CreateAccessKey') },
    });
    expect(keysOfUser()).toHaveLength(1);
  });
});
