import { execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { openRunTool, type ToolOutcome } from '../../../src/edges/runTool.ts';

const given = { PATH: process.env['PATH'], LANG: 'here', XDG_RUNTIME_DIR: '/run/me' };
const secrets = {
  AWS_SECRET_ACCESS_KEY: 'secret',
  GITHUB_TOKEN: 'secret',
  NODE_OPTIONS: '--no-such',
  PSMODULEPATH: 'C:\\7',
};
const run = openRunTool({ ...given, ...secrets });
/** All that it got, when its standard input has ended. */
const sayAll = `
  let text = '';
  process.stdin.on('data', (chunk) => { text += chunk; });
  process.stdin.on('end', () => {
    console.log(JSON.stringify({ text, words: process.argv.slice(1), variables: process.env }));
    console.error('no');
    process.exitCode = 3;
  });
`;

describe('a tool', () => {
  it("gets its words as they are, since there is no shell, its text by standard input, and none of the shell's variables but those that it needs", () => {
    const words = ['$HOME; `x` && "y"'];
    const outcome = ended(run(execPath, ['-e', sayAll, ...words], { input: '\u30ed\u30fc\u30eb' }));
    expect(outcome).toMatchObject({ exitCode: 3, errorOutput: 'no\n' });
    const { variables, ...rest } = JSON.parse(outcome.output);
    expect(rest).toEqual({ text: '\u30ed\u30fc\u30eb', words });
    expect(variables).toMatchObject(given);
    // They may hold secrets.
    expect(Object.keys(variables).filter((name) => name in secrets)).toEqual([]);
  });

  it('gets an empty standard input where none was given, and does not wait for a person', () => {
    expect(JSON.parse(ended(run(execPath, ['-e', sayAll])).output)).toMatchObject({ text: '' });
  });

  it('fails with the word of the system where there is none', () => {
    expect(run('no-such-tool-anywhere', [])).toEqual({ kind: 'failed', code: 'ENOENT' });
  });

  it('fails when it was killed', () => {
    expect(run(execPath, ['-e', 'process.kill(process.pid, "SIGKILL")'])).toEqual({ kind: 'failed', code: 'killed' });
  });
});

function ended(outcome: ToolOutcome): ToolOutcome & { kind: 'ended' } {
  if (outcome.kind !== 'ended') throw new Error(outcome.code);
  return outcome;
}
