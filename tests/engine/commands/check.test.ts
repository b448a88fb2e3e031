import { describe, expect, it } from 'vitest';
import { check } from '../../../src/commands/check.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

const files = { '/home/me/.aws/config': '[dev]\nregion = eu-west-1\n' };

describe('the command check', () => {
  it('answers no findings where there is nothing to find', async () => {
    expect(await check.run({}, fakeCommandEdges())).toEqual({ ok: true, value: { findings: [] } });
  });

  it('answers findings with exactly the fields of the dialogue', async () => {
    const answer = await check.run({}, fakeCommandEdges({ files }));
    expect(answer).toEqual({
      ok: true,
      value: {
        findings: [
          {
            severity: 'warning',
            rule: 'SectionIgnored',
            file: '/home/me/.aws/config',
            line: 1,
            message: '[dev] is not a profile, so the section is ignored.',
            suggestion: 'Change it to [profile dev].',
          },
        ],
      },
    });
  });

  it('quotes a value of a megabyte in part only', async () => {
    const config = `[profile a]\nregion = ${'x'.repeat(1_000_000)}\n`;
    const answer = await check.run({}, fakeCommandEdges({ files: { '/home/me/.aws/config': config } }));
    expect(JSON.stringify(answer)).toContain('"rule":"RegionUnknown"');
    expect(JSON.stringify(answer).length).toBeLessThan(20_000);
  });

  it('breaks no line and steers no terminal where a value does', async () => {
    const config = '[profile a]\nregion = eu-west-1\n  \u001b]0;x\u0007 = 1\n';
    const answer = await check.run({}, fakeCommandEdges({ files: { '/home/me/.aws/config': config } }));
    expect(JSON.stringify(answer)).toContain('eu-west-1\\\\n\\\\u001b]0;x\\\\u0007 = 1');
  });

  it("takes the module's word on variables of AWS Tools for PowerShell", async () => {
    const answer = await check.run({ storedCredentials: true, storedRegion: true }, fakeCommandEdges());
    expect(answer).toMatchObject({
      ok: true,
      value: { findings: [{ rule: 'StoredCredentials', file: null, line: null }, { rule: 'StoredRegion' }] },
    });
  });

  it('refuses parameters that it does not have', async () => {
    expect(await check.run({ profile: 'a' }, fakeCommandEdges())).toMatchObject({
      ok: false,
      error: { code: 'BadRequest' },
    });
  });
});
