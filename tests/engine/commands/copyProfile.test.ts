import { describe, expect, it } from 'vitest';
import { copyProfileCommand } from '../../../src/commands/copyProfile.ts';
import { renderJson } from '../../../src/core/answer.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

const [config, credentials] = ['/home/me/.aws/config', '/home/me/.aws/credentials'];
const keys = '[a]\naws_access_key_id = AKIA1\naws_secret_access_key = canary\n';

function setUp() {
  const modes: string[] = [];
  const edges = fakeCommandEdges({ files: { [config]: '[profile a]\nregion = x\n', [credentials]: keys } });
  const write: typeof edges.write = {
    ...edges.write,
    exchange: (path, exchange) => {
      modes.push(`${path.split('/').at(-1)} ${exchange.mode}`);
      return edges.write.exchange(path, exchange);
    },
  };
  return { edges: { ...edges, write }, written: edges.written, modes };
}

describe('copy-profile', () => {
  it('copies in both files, closes the one that gets secrets, and shows none', async () => {
    const { edges, written, modes } = setUp();
    const done = await copyProfileCommand.run({ profile: 'a', newName: 'b' }, edges);
    expect([done.ok, written.get(credentials)]).toEqual([true, `${keys}\n${keys.replace('[a]', '[b]')}`]);
    expect(modes).toEqual(['config kept', 'credentials private']);
    expect(done.ok && renderJson(done.value)).not.toContain('canary');
  });

  it.each([
    [{ newName: 'b' }, 'InvalidParameter'],
    [{ profile: 'a' }, 'InvalidParameter'],
    [{ profile: 'a', newName: 'a' }, 'InvalidParameter'],
    [{ profile: 'x', newName: 'b' }, 'ProfileNotFound'],
  ])('refuses %j', async (parameters, code) => {
    const { edges, written } = setUp();
    expect(await copyProfileCommand.run(parameters, edges)).toMatchObject({ ok: false, error: { code } });
    expect(written.size).toBe(0);
  });
});
