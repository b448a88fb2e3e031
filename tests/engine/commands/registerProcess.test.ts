import { describe, expect, it } from 'vitest';
import { registerProcessCommand } from '../../../src/commands/registerProcess.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

const config = '/home/me/.aws/config';
const files = { [config]: '[profile dev]\nregion = x\n' };

describe('register-process', () => {
  it('writes a profile named after the one that it serves, and starts this program by a path that stays', async () => {
    const edges = fakeCommandEdges({ files });
    const done = await registerProcessCommand.run({ profile: 'dev' }, edges);
    expect(done).toMatchObject({ ok: true, value: { profile: 'dev-process' } });
    expect(edges.written.get(config)).toBe(
      `${files[config]}\n[profile dev-process]\ncredential_process = /home/me/.local/share/awsrole/bin/awsrole credential-process --profile dev\nregion = x\n`,
    );
    expect(edges.machine.folderAt('/home/me/.local/share/awsrole/bin').links.get('awsrole')).toBe('/opt/awsrole');
  });

  it('leaves the path where it leads with a dry run, and leads it here when it is run again', async () => {
    const edges = fakeCommandEdges({ files });
    const { links } = edges.machine.folderAt('/home/me/.local/share/awsrole/bin');
    links.set('awsrole', '/m/1.0/awsrole');
    await registerProcessCommand.run({ profile: 'dev', dryRun: true }, edges);
    expect(links.get('awsrole')).toBe('/m/1.0/awsrole');
    await registerProcessCommand.run({ profile: 'dev' }, edges);
    expect(links.get('awsrole')).toBe('/opt/awsrole');
  });

  it('writes nothing where the folder of that path is not the person\u2019s alone', async () => {
    const edges = fakeCommandEdges({ files });
    const warning = { code: 'CacheUnsafe', message: 'x', file: '/x' } as const;
    edges.machine.folderAt('/home/me/.local/share/awsrole/bin').refuse(warning);
    expect(await registerProcessCommand.run({ profile: 'dev' }, edges)).toMatchObject({
      ok: false,
      error: { code: 'WriteFailed', target: '/home/me/.local/share/awsrole/bin' },
    });
    expect(edges.written.size).toBe(0);
  });

  it('names an interpreter with its words where no link can start it', async () => {
    const edges = fakeCommandEdges({ files });
    await registerProcessCommand.run({ profile: 'dev', program: ['/usr/bin/node', '/m/main.mjs'] }, edges);
    expect(edges.written.get(config)).toContain(
      'credential_process = /usr/bin/node /m/main.mjs credential-process --profile dev\n',
    );
  });

  const windows = (environment: Readonly<Record<string, string>>, short: Readonly<Record<string, string>> = {}) =>
    fakeCommandEdges({
      files: { 'C:\\me\\config': files[config] ?? '' },
      platform: 'win32',
      environment: {
        AWS_CONFIG_FILE: 'C:\\me\\config',
        AWS_SHARED_CREDENTIALS_FILE: 'C:\\me\\credentials',
        LOCALAPPDATA: 'C:\\me\\Local',
        ...environment,
      },
      machine: {
        runTool: (_program, words) => {
          const path = /"(.*)"/.exec(words.at(-1) ?? '')?.[1] ?? '';
          return { kind: 'ended', exitCode: 0, output: `${short[path] ?? path}\r\n`, errorOutput: '' };
        },
      },
    });

  it('starts it by a script of one line on Windows, an interpreter with its words too', async () => {
    const edges = windows({});
    const program = ['C:\\Program Files\\node.exe', '--no-warnings', 'C:\\AwsRole\\1.0\\awsrole'];
    expect((await registerProcessCommand.run({ profile: 'dev', as: 'a b', program }, edges)).ok).toBe(true);
    expect(edges.written.get('C:\\me\\config')).toContain(
      '[profile "a b"]\ncredential_process = C:\\me\\Local\\AwsRole\\bin\\awsrole.cmd credential-process --profile dev\n',
    );
    expect(edges.machine.folderAt('C:\\me\\Local\\AwsRole\\bin').files.get('awsrole.cmd')?.text).toBe(
      '@"C:\\Program Files\\node.exe" --no-warnings C:\\AwsRole\\1.0\\awsrole %* & exit /b\r\n',
    );
  });

  it('names it by short paths on Windows where the profile folder has a blank or letters of no code page', async () => {
    const folder = 'C:\\Users\\A B\\Local';
    const short = {
      [`${folder}\\AwsRole\\bin\\awsrole.cmd`]: 'C:\\Users\\AB~1\\Local\\AwsRole\\bin\\awsrole.cmd',
      'C:\\\u540d\\awsrole.exe': 'C:\\4A~1\\awsrole.exe',
    };
    const edges = windows({ LOCALAPPDATA: folder }, short);
    await registerProcessCommand.run({ profile: 'dev', program: ['C:\\\u540d\\awsrole.exe'] }, edges);
    expect(edges.written.get('C:\\me\\config')).toContain(
      'credential_process = C:\\Users\\AB~1\\Local\\AwsRole\\bin\\awsrole.cmd credential-process --profile dev\n',
    );
    expect(edges.machine.folderAt(`${folder}\\AwsRole\\bin`).files.get('awsrole.cmd')?.text).toBe(
      '@C:\\4A~1\\awsrole.exe %* & exit /b\r\n',
    );
    const without = windows({});
    await registerProcessCommand.run({ profile: 'dev', program: ['C:\\\u540d\\awsrole.exe'] }, without);
    expect(without.written.get('C:\\me\\config')).toContain('= C:\\\u540d\\awsrole.exe credential-process');
  });

  it.each([
    [{}, 'InvalidParameter'],
    [{ profile: 'nosuch' }, 'ProfileNotFound'],
    [{ profile: 'dev', as: 'dev' }, 'ProfileCycle'],
  ])('refuses %j', async (parameters, code) => {
    const edges = fakeCommandEdges({ files });
    expect(await registerProcessCommand.run(parameters, edges)).toMatchObject({ ok: false, error: { code } });
    expect(edges.written.size).toBe(0);
  });
});
