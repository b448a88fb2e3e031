import { execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { openTools, type ToolOutcome } from '../../../src/edges/runTool.ts';

const given = { PATH: process.env['PATH'], LANG: 'here', XDG_RUNTIME_DIR: '/run/me' };
const secrets = {
  AWS_SECRET_ACCESS_KEY: 'secret',
  GITHUB_TOKEN: 'secret',
  NODE_OPTIONS: '--no-such',
  PSMODULEPATH: 'C:\\7',
};
const run = openTools({ ...given, ...secrets });
const node = (script: string, input?: string) => run(execPath, ['-e', script], input === undefined ? {} : { input });

describe('a tool', () => {
  it('gets its text by standard input', () => {
    const script = 'process.stdin.on("data", (text) => console.log(process.env.LANG, String(text)))';
    expect(node(script, '\u30ed\u30fc\u30eb')).toEqual({
      kind: 'ended',
      exitCode: 0,
      output: 'here \u30ed\u30fc\u30eb\n',
      errorOutput: '',
    });
  });

  it("gets the variables that it needs, and none of the shell's others, which may hold secrets", () => {
    const { output } = ended(node('console.log(JSON.stringify(process.env))'));
    expect(JSON.parse(output)).toMatchObject(given);
    expect(Object.keys(JSON.parse(output)).filter((name) => name in secrets)).toEqual([]);
  });

  it('gets an empty standard input where none was given, and does not wait for a person', () => {
    expect(node('process.stdin.on("end", () => console.log("end")).resume()')).toMatchObject({ output: 'end\n' });
  });

  it('ends with its exit code and what it said', () => {
    expect(node('console.error("no"); process.exitCode = 3')).toEqual({
      kind: 'ended',
      exitCode: 3,
      output: '',
      errorOutput: 'no\n',
    });
  });

  it('takes its words as they are: there is no shell', () => {
    expect(run(execPath, ['-p', 'process.argv[1]', '$HOME; `x` && "y"'])).toMatchObject({
      output: '$HOME; `x` && "y"\n',
    });
  });

  it('fails with the word of the system where there is none', () => {
    expect(run('no-such-tool-anywhere', [])).toEqual({ kind: 'failed', code: 'ENOENT' });
  });

  it('fails when it was killed', () => {
    expect(node('process.kill(process.pid, "SIGKILL")')).toEqual({ kind: 'failed', code: 'killed' });
  });
});

function ended(outcome: ToolOutcome): ToolOutcome & { kind: 'ended' } {
  if (outcome.kind !== 'ended') throw new Error(outcome.code);
  return outcome;
}
