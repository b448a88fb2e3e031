import { describe, expect, it } from 'vitest';
import { registerProcessCommand } from '../../../src/commands/registerProcess.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

const config = '/home/me/.aws/config';
const files = { [config]: '[profile dev]\nregion = x\n' };

describe('register-process', () => {
  it('writes a profile named after the one that it serves, and starts this program there', async () => {
    const edges = fakeCommandEdges({ files });
    const done = await registerProcessCommand.run({ profile: 'dev' }, edges);
    expect(done).toMatchObject({ ok: true, value: { profile: 'dev-process' } });
    expect(edges.written.get(config)).toBe(
      `${files[config]}\n[profile dev-process]\ncredential_process = /opt/awsrole credential-process --profile dev\nregion = x\n`,
    );
  });

  it('takes an interpreter with its words, by the rules of Windows there', async () => {
    const edges = fakeCommandEdges({
      files: { 'C:\\me\\config': files[config] ?? '' },
      platform: 'win32',
      environment: { AWS_CONFIG_FILE: 'C:\\me\\config', AWS_SHARED_CREDENTIALS_FILE: 'C:\\me\\credentials' },
    });
    const program = ['C:\\Program Files\\node.exe', '--no-warnings', 'C:\\AwsRole\\awsrole'];
    expect((await registerProcessCommand.run({ profile: 'dev', as: 'a b', program }, edges)).ok).toBe(true);
    expect(edges.written.get('C:\\me\\config')).toContain(
      '[profile "a b"]\ncredential_process = "C:\\Program Files\\node.exe" --no-warnings C:\\AwsRole\\awsrole credential-process --profile dev\n',
    );
  });

  it('names its program by short paths on Windows, without quotes, where the disk has them', async () => {
    const short = new Map([['C:\\Program Files\\node.exe', 'C:\\PROGRA~1\\node.exe']]);
    const asked: string[] = [];
    const edges = fakeCommandEdges({
      files: { 'C:\\me\\config': files[config] ?? '' },
      platform: 'win32',
      environment: { AWS_CONFIG_FILE: 'C:\\me\\config', AWS_SHARED_CREDENTIALS_FILE: 'C:\\me\\credentials' },
      machine: {
        runTool: (_program, words) => {
          const path = /"(.*)"/.exec(words.at(-1) ?? '')?.[1] ?? '';
          asked.push(path);
          return { kind: 'ended', exitCode: 0, output: `${short.get(path) ?? path}\r\n`, errorOutput: '' };
        },
      },
    });
    const program = ['C:\\Program Files\\node.exe', '--no-warnings', 'D:\\My Modules\\awsrole'];
    await registerProcessCommand.run({ profile: 'dev', program }, edges);
    expect(edges.written.get('C:\\me\\config')).toContain(
      'credential_process = C:\\PROGRA~1\\node.exe --no-warnings "D:\\My Modules\\awsrole" credential-process --profile dev\n',
    );
    expect(asked).toEqual(['C:\\Program Files\\node.exe', 'D:\\My Modules\\awsrole']);
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
