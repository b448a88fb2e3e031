import { describe, expect, it } from 'vitest';
import { ensureLauncher, refreshLauncher } from '../../../../src/commands/shared/launcher.ts';
import { fakeCommandEdges } from '../../../support/fakeCommandEdges.ts';

const folder = '/home/me/.local/share/awsrole/bin';

describe('refreshLauncher', () => {
  it.each([
    [
      'leads one that is there to this program, after an update',
      '/m/1.0/awsrole',
      ['/m/2.0/awsrole'],
      '/m/2.0/awsrole',
    ],
    [
      'takes a script that names its own interpreter',
      '/m/1.0/awsrole',
      ['/n/node', '/m/2.0/awsrole'],
      '/m/2.0/awsrole',
    ],
    ['makes none where there was none', undefined, ['/m/2.0/awsrole'], undefined],
    ['leaves it to a program that no link can start', '/m/1.0/awsrole', ['/n/node', '/m/main.mjs'], '/m/1.0/awsrole'],
    ['never leads it to itself', '/m/1.0/awsrole', [`${folder}/awsrole`], '/m/1.0/awsrole'],
  ])('%s', (_what, before, program, after) => {
    const edges = { ...fakeCommandEdges(), program };
    const { links } = edges.machine.folderAt(folder);
    if (before !== undefined) links.set('awsrole', before);
    refreshLauncher(edges);
    expect(links.get('awsrole')).toBe(after);
  });

  it('writes the script anew on Windows', () => {
    const edges = fakeCommandEdges({ platform: 'win32', environment: { LOCALAPPDATA: 'C:\\L' } });
    const bin = edges.machine.folderAt('C:\\L\\AwsRole\\bin');
    bin.write('awsrole.cmd', '@C:\\m\\1.0\\awsrole.exe %* & exit /b\r\n');
    refreshLauncher({ ...edges, program: ['C:\\m\\2.0\\awsrole.exe'] });
    expect(bin.files.get('awsrole.cmd')?.text).toBe('@C:\\m\\2.0\\awsrole.exe %* & exit /b\r\n');
  });
});

describe('ensureLauncher', () => {
  it("says the system's code where the folder cannot be written to, and what to do", () => {
    const edges = fakeCommandEdges();
    const message = `The folder ${folder} cannot be used (EROFS).`;
    edges.machine.folderAt(folder).refuse({ code: 'CacheFailed', message });
    expect(ensureLauncher(['/m/1.0/awsrole'], edges, { dryRun: false })).toMatchObject({
      ok: false,
      error: {
        code: 'WriteFailed',
        message: `${message} Other programs start the engine from there.`,
        hint: expect.stringContaining('AWSROLE_DATA_DIR'),
      },
    });
  });
});
