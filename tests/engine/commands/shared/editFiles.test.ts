import { describe, expect, it } from 'vitest';
import { editCredentialsFile, editFiles } from '../../../../src/commands/shared/editFiles.ts';
import { fail, succeed } from '../../../../src/core/error.ts';
import type { LockAttempt } from '../../../../src/edges/edges.ts';
import type { FileExchange } from '../../../../src/edges/writeFiles.ts';
import { setProfile } from '../../../../src/edit/actions/setProfile.ts';
import type { EditableFiles } from '../../../../src/edit/editableFiles.ts';
import { fakeCommandEdges } from '../../../support/fakeCommandEdges.ts';

const [config, credentials] = ['/home/me/.aws/config', '/home/me/.aws/credentials'];
const region = (value: string) => (files: EditableFiles) =>
  setProfile(files, 'a', { settings: new Map([['region', value]]), remove: ['x'] });

/** Edges whose files are in memory and may be changed by others between reading and writing. */
function setUp(given: { meddle?: (files: Map<string, string>) => void; refuse?: string } = {}) {
  const files = new Map([
    [config, '[profile a]\nx = 1\n'],
    [credentials, '[a]\nx = 2\nregion = 3\n'],
  ]);
  const exchanges: (FileExchange & { path: string })[] = [];
  const edges = fakeCommandEdges({
    readFile: (path) => succeed(files.has(path) ? Buffer.from(files.get(path) ?? '') : undefined),
    write: {
      exchange: (path, exchange) => {
        given.meddle?.(files);
        exchanges.push({ path, ...exchange });
        if (path === given.refuse) return fail({ code: 'WriteFailed', message: 'No.', hint: 'No.', file: path });
        if (Buffer.from(exchange.before ?? []).toString() !== (files.get(path) ?? '')) return succeed('changed');
        files.set(path, Buffer.from(exchange.after).toString());
        return succeed('done');
      },
    },
  });
  return { files, exchanges, edges };
}

describe('editFiles', () => {
  it('writes the files that change, with a backup, and keeps their modes', async () => {
    const { files, exchanges, edges } = setUp();
    const done = await editFiles(region('y'), edges, { dryRun: false });
    expect(done).toMatchObject({ ok: true, value: { edited: [{ path: config }, { path: credentials }] } });
    expect([...files.values()]).toEqual(['[profile a]\n', '[a]\nregion = y\n']);
    expect(exchanges.map(({ mode, backup }) => [mode, backup])).toEqual([
      ['kept', edges.now()],
      ['kept', edges.now()],
    ]);
  });

  it('writes nothing in a dry run, and takes no lock', async () => {
    const { files, exchanges, edges } = setUp();
    const machine = { ...edges.machine, openLocks: () => () => Promise.reject(new Error('a lock')) };
    const done = await editFiles(region('y'), { ...edges, machine }, { dryRun: true });
    expect(done.ok && done.value.edited.flatMap(({ changes }) => changes)).toHaveLength(3);
    expect([exchanges, files.get(config)]).toEqual([[], '[profile a]\nx = 1\n']);
  });

  it('plans again what another program changed meanwhile', async () => {
    let count = 0;
    const meddle = (files: Map<string, string>) => {
      if (count++ === 0) files.set(config, '# mine\n[profile a]\nx = 1\n');
    };
    const { files, edges } = setUp({ meddle });
    expect((await editFiles(region('y'), edges, { dryRun: false })).ok).toBe(true);
    expect([...files.values()]).toEqual(['# mine\n[profile a]\n', '[a]\nregion = y\n']);
  });

  it('puts the first file back when the second is changed meanwhile, before it plans again', async () => {
    let count = 0;
    const meddle = (files: Map<string, string>) => {
      if (count++ === 1) files.set(credentials, '[a]\nx = 4\n');
    };
    const { files, edges } = setUp({ meddle });
    expect((await editFiles(region('y'), edges, { dryRun: false })).ok).toBe(true);
    expect([...files.values()]).toEqual(['[profile a]\nregion = y\n', '[a]\n']);
  });

  it('gives up on a file that is never still', async () => {
    let count = 0;
    const { edges } = setUp({ meddle: (files) => files.set(config, `# ${count++}\n[profile a]\nx = 1\n`) });
    const done = await editFiles(region('y'), edges, { dryRun: false });
    expect([done, count]).toMatchObject([{ ok: false, error: { code: 'WriteFailed', file: config } }, 5]);
  });

  it('puts the first file back when the second cannot be written', async () => {
    const { files, edges } = setUp({ refuse: credentials });
    expect(await editFiles(region('y'), edges, { dryRun: false })).toMatchObject({
      ok: false,
      error: { file: credentials },
    });
    expect(files.get(config)).toBe('[profile a]\nx = 1\n');
  });

  it.each([config, credentials])('neither plans nor writes where %s cannot be read', async (unread) => {
    const { edges, exchanges } = setUp();
    const error = { code: 'ConfigSyntax', message: 'No.', hint: 'No.', file: unread } as const;
    const readFile = (path: string) => (path === unread ? fail(error) : edges.readFile(path));
    const plan = () => expect.unreachable();
    expect(await editFiles(plan, { ...edges, readFile }, { dryRun: false })).toEqual({ ok: false, error });
    expect(exchanges).toEqual([]);
  });

  it('writes nothing when the plan fails', async () => {
    const { exchanges, edges } = setUp();
    const plan = (files: EditableFiles) => setProfile(files, 'b', { settings: new Map(), remove: [] });
    expect(await editFiles(plan, edges, { dryRun: false })).toMatchObject({
      ok: false,
      error: { code: 'ProfileNotFound' },
    });
    expect(exchanges).toEqual([]);
  });

  it.each([
    ['AWS_CONFIG_FILE', '[a]\n'],
    ['AWS_SHARED_CREDENTIALS_FILE', '[a]\nregion = x\n'],
  ])('has no file to write to when %s is empty', async (variable, text) => {
    const files = variable === 'AWS_CONFIG_FILE' ? { [credentials]: text } : { [config]: '[profile b]\n' };
    const edges = fakeCommandEdges({ environment: { [variable]: '' }, files });
    const edit = { kind: 'set', section: { kind: 'profile', name: 'a' }, settings: new Map([['k', 'v']]) } as const;
    const edits =
      variable === 'AWS_CONFIG_FILE' ? { config: [edit], credentials: [] } : { config: [], credentials: [edit] };
    const done = await editFiles(() => succeed(edits), edges, { dryRun: false });
    expect(done).toMatchObject({ ok: false, error: { code: 'WriteFailed', target: variable } });
  });

  it('waits for another edit, and goes on without a lock where there is none', async () => {
    const waited: number[] = [];
    const attempts: LockAttempt[] = [
      { kind: 'busy', wait: async (milliseconds) => void waited.push(milliseconds) },
      { kind: 'impossible', code: 'EPERM' },
    ];
    const { edges } = setUp();
    const machine = {
      ...edges.machine,
      openLocks: () => async () => attempts.shift() ?? { kind: 'impossible' as const, code: '' },
    };
    expect((await editFiles(region('y'), { ...edges, machine }, { dryRun: false })).ok).toBe(true);
    expect([waited, attempts]).toEqual([[10_000], []]);
  });

  it('takes the same lock wherever its sessions are kept, and another one for other files', async () => {
    const names: string[] = [];
    for (const more of [{}, { AWSROLE_CACHE_DIR: '/other' }, { AWS_CONFIG_FILE: '/other' }]) {
      const { edges } = setUp();
      const openLocks = () => async (name: string) => {
        names.push(name);
        return { kind: 'impossible' as const, code: '' };
      };
      const environment = { ...edges.environment, ...more };
      const options = { dryRun: false };
      await editFiles(region('y'), { ...edges, environment, machine: { ...edges.machine, openLocks } }, options);
    }
    expect([names[1] === names[0], names[2] === names[0]]).toEqual([true, false]);
  });

  it('frees its lock, whatever happens', async () => {
    let released = 0;
    const { edges } = setUp();
    const held = { kind: 'held', release: () => released++ } as const;
    const machine = { ...edges.machine, openLocks: () => async () => held };
    const plan = () => {
      throw new Error('a defect');
    };
    await expect(editFiles(plan, { ...edges, machine }, { dryRun: false })).rejects.toThrow('a defect');
    expect(released).toBe(1);
  });
});

describe('editCredentialsFile', () => {
  it('edits it though the config file cannot be read', async () => {
    const edges = fakeCommandEdges({ files: { [config]: 'nonsense', [credentials]: '[a]\n' } });
    const edit = { kind: 'set', section: { kind: 'profile', name: 'a' }, settings: new Map([['k', 'v']]) } as const;
    const done = await editCredentialsFile(() => succeed([edit]), edges, { dryRun: false });
    expect([done.ok, edges.written.get(credentials)]).toEqual([true, '[a]\nk = v\n']);
  });
});
