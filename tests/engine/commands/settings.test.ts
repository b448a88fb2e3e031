import { describe, expect, it } from 'vitest';
import { settings } from '../../../src/commands/settings.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

const file = '/home/me/.config/awsrole/settings.ini';

describe('settings', () => {
  it('shows what is set and writes nothing', async () => {
    const edges = fakeCommandEdges({ files: { [file]: 'protect[] = prod*\n' } });
    expect(await settings.run({}, edges)).toEqual({
      ok: true,
      value: { file, protect: ['prod*'], sealSessions: false, strict: false, mfaSession: false },
    });
    expect(edges.written.size).toBe(0);
  });

  it('adds and removes patterns, each once', async () => {
    const edges = fakeCommandEdges({ files: { [file]: 'colour = red\nprotect[] = a\nprotect[] = b\n' } });
    const changed = await settings.run({ protect: ['c', 'a', 'c'], unprotect: ['b'] }, edges);
    expect(changed).toMatchObject({ ok: true, value: { protect: ['c', 'a'] } });
    expect(edges.written.get(file)).toContain('colour=red');
    expect(edges.written.get(file)).not.toContain('=b');
  });

  it.each(['prod-[ab]', '[prod', 'prod]'])('refuses to protect %s, which would protect nothing', async (pattern) => {
    const edges = fakeCommandEdges();
    expect(await settings.run({ protect: ['prod*', pattern] }, edges)).toMatchObject({
      ok: false,
      error: { code: 'InvalidParameter', target: pattern },
    });
    expect(edges.written.size).toBe(0);
  });

  it('removes a pattern with brackets that an earlier release took', async () => {
    const edges = fakeCommandEdges({ files: { [file]: 'protect[] = prod-[ab]\n' } });
    expect(await settings.run({ unprotect: ['prod-[ab]'] }, edges)).toMatchObject({ ok: true, value: { protect: [] } });
  });

  it('does not write over a file that it cannot read', async () => {
    const edges = fakeCommandEdges({ files: { [file]: '[protect]\nx = y\n' } });
    expect(await settings.run({ protect: ['a'] }, edges)).toMatchObject({ ok: false, error: { code: 'ConfigSyntax' } });
    expect(edges.written.size).toBe(0);
  });
});
