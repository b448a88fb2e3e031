import { describe, expect, it } from 'vitest';
import type { Warning } from '../../../src/core/warning.ts';
import type { Clock } from '../../../src/sessions/session.ts';
import { type Codec, openStore } from '../../../src/sessions/store.ts';
import { openMemoryFolder } from '../../support/session/memoryFolder.ts';
import { addSeconds, issued, makeStoredSession } from '../../support/session/sessions.ts';

const key = { text: 'the key', name: 'name-1' };
const clockAt = (seconds: number): Clock => ({
  now: addSeconds(issued, seconds),
  uptime: 1000 + seconds,
  hostName: 'host-a',
});

function open(codec?: Codec) {
  const folder = openMemoryFolder('/cache', () => issued);
  const warnings: Warning[] = [];
  return { folder, warnings, store: openStore(folder, (warning) => warnings.push(warning), codec) };
}

describe('the store', () => {
  it('gives back what was kept under a key, in a file named after it', () => {
    const { store, folder } = open();
    store.write(key, makeStoredSession());
    expect(store.read(key)?.profile).toBe('dev');
    expect([...folder.files.keys()]).toEqual(['name-1.session']);
  });

  it('has nothing under a key that only shares the name of the file', () => {
    const { store } = open();
    store.write(key, makeStoredSession());
    expect(store.read({ text: 'another key', name: key.name })).toBeUndefined();
  });

  it('has nothing where there is no file, or one that is no session', () => {
    const { store, folder, warnings } = open();
    expect(store.read(key)).toBeUndefined();
    folder.write('name-1.session', 'torn');
    expect(store.read(key)).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it('puts a whole session in the place of a torn one', () => {
    const { store, folder } = open();
    folder.write('name-1.session', 'torn');
    store.write(key, makeStoredSession());
    expect(store.read(key)).toBeDefined();
  });

  it('lists sessions and nothing else, by the names of their files', () => {
    const { store, folder } = open();
    store.write({ text: 'b', name: 'b' }, makeStoredSession({ key: 'b' }));
    store.write({ text: 'a', name: 'a' }, makeStoredSession({ key: 'a' }));
    folder.write('torn.session', 'torn');
    folder.write('a.holder', '1');
    expect(store.list().map(({ name, session }) => [name, session.key])).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ]);
  });

  it('removes', () => {
    const { store } = open();
    store.write(key, makeStoredSession());
    expect([store.remove(key.name), store.remove(key.name), store.read(key)]).toEqual([true, false, undefined]);
  });

  it('sweeps what is over and what is no session, and keeps the rest', () => {
    const { store, folder } = open();
    store.write(
      { text: 'old', name: 'old' },
      makeStoredSession({ times: { ...makeStoredSession().times, lifetime: 900 } }),
    );
    store.write(key, makeStoredSession());
    folder.write('torn.session', 'torn');
    folder.write('another.file', 'x');
    expect(store.sweep(clockAt(1000)).map((session) => session.times.lifetime)).toEqual([900]);
    expect([...folder.files.keys()]).toEqual(['name-1.session', 'another.file']);
  });

  it('does not sweep a file that cannot be read now', () => {
    const { folder, warnings } = open();
    const removed: string[] = [];
    const unreadable = {
      ...folder,
      list: () => ({ kind: 'done' as const, value: ['one.session'] }),
      read: () => ({ kind: 'done' as const, value: undefined }),
      remove: (name: string) => ({ kind: 'done' as const, value: removed.push(name) > 0 }),
    };
    openStore(unreadable, (warning) => warnings.push(warning)).sweep(clockAt(0));
    expect(removed).toEqual([]);
  });

  it('turns all trouble into warnings', () => {
    const { store, folder, warnings } = open();
    const warning = { code: 'CacheUnsafe', message: 'no' };
    folder.refuse(warning);
    expect([store.read(key), store.list(), store.remove('x')]).toEqual([undefined, [], false]);
    store.write(key, makeStoredSession());
    store.sweep(clockAt(0));
    expect(new Set(warnings)).toEqual(new Set([warning]));
  });

  it('knows only what its codec wrote', () => {
    const folder = openMemoryFolder('/cache', () => issued);
    const upside: Codec = {
      ending: '.upside',
      encode: (text, name) => `${name}${text}`,
      decode: (text, name) => (text.startsWith(name) ? text.slice(name.length) : undefined),
    };
    const [plainStore, otherStore] = [openStore(folder, () => {}), openStore(folder, () => {}, upside)];
    otherStore.write(key, makeStoredSession());
    expect([
      plainStore.read(key),
      otherStore.read(key)?.key,
      plainStore.list().length,
      otherStore.list().length,
    ]).toEqual([undefined, 'the key', 0, 1]);
    plainStore.sweep(clockAt(9999));
    expect(folder.files.size).toBe(1);
  });
});
