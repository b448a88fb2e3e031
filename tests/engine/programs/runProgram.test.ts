import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { runProgram, toWindowsStart } from '../../../src/programs/runProgram.ts';
import { isRunning } from '../../support/isRunning.ts';

const settings = { environment: { GREETING: 'hello' }, platform: 'linux', timeoutMilliseconds: 20_000 } as const;
const node = (script: string, ...words: string[]) => runProgram([execPath, '-e', script, ...words], settings);

describe('a program', () => {
  it('gets its arguments as a shell would not leave them, the variables given alone, and no input: that is where the dialogue is', async () => {
    const words = ['a b', '$(id)', '; exit 3', '"', '%PATH%', '*', ''];
    const script =
      'process.stdin.on("data", () => {}).on("end", () => console.log(JSON.stringify([process.argv.slice(1), Object.keys(process.env), "end"])))';
    const outcome = await node(script, ...words);
    expect(outcome.kind === 'ended' && JSON.parse(outcome.output)).toEqual([words, ['GREETING'], 'end']);
  });

  it('ends with its exit code and both outputs', async () => {
    const outcome = await node('console.log("out"); console.error("err"); process.exitCode = 3');
    expect(outcome).toEqual({ kind: 'ended', exitCode: 3, output: 'out\n', errorOutput: 'err\n' });
  });

  it.skipIf(process.platform === 'win32')('that a signal ends has failed (no signals on Windows)', async () => {
    expect(await node('process.kill(process.pid, "SIGKILL")')).toMatchObject({ kind: 'ended', exitCode: 137 });
  });

  it('that is not there is not found', async () => {
    expect(await runProgram(['/nowhere/at-all'], settings)).toEqual({ kind: 'not-found' });
  });

  it.skipIf(process.platform === 'win32')(
    'that may not be executed is not started (Windows has no such right)',
    async () => {
      expect(await runProgram(['/etc/passwd'], settings)).toEqual({ kind: 'not-started', code: 'EACCES' });
    },
  );

  it('that does not end is ended, and takes its children with it, which hold its outputs (Windows leaves them)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'awsrole-tree-'));
    const note = join(folder, 'id');
    const child = 'require("fs").writeFileSync(process.argv[1], String(process.pid)); setTimeout(() => {}, 8000)';
    const script = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}, process.argv[1]], { stdio: "inherit" }); setInterval(() => {}, 1000)`;
    const limited = { ...settings, timeoutMilliseconds: 1_500 };
    expect(await runProgram([execPath, '-e', script, note], limited)).toEqual({ kind: 'timeout' });
    const id = Number(readFileSync(note, 'utf8'));
    rmSync(folder, { recursive: true });
    if (process.platform === 'win32') return;
    for (let round = 0; round < 40 && isRunning(id); round += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isRunning(id)).toBe(false);
  });

  it('that has answered and left something running on its pipe has ended all the same', async () => {
    const script =
      'require("child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 8000)"], { stdio: "inherit", detached: true }).unref(); console.log("answer")';
    const begin = performance.now();
    expect(await node(script)).toMatchObject({ kind: 'ended', exitCode: 0, output: 'answer\n' });
    expect(performance.now() - begin).toBeLessThan(6_000);
  });

  it('is heard line by line while it works, without a limit of time', async () => {
    const lines: string[] = [];
    let beforeEnd = 0;
    const script =
      'process.stderr.write("Open\\r\\nhttps://x\\nCode: "); setTimeout(() => process.stdout.write("done"), 500)';
    const unlimited = { ...settings, timeoutMilliseconds: null, onErrorLine: (line: string) => lines.push(line) };
    const outcome = runProgram([execPath, '-e', script], unlimited).then((ended) => {
      beforeEnd = lines.length;
      return ended;
    });
    expect(await outcome).toMatchObject({ kind: 'ended', output: 'done' });
    expect(lines).toEqual(['Open', 'https://x', 'Code: ']);
    expect(beforeEnd).toBe(3);
  });

  it('may print a megabyte, and no byte more', async () => {
    const print = (count: number) => node(`process.stdout.write("x".repeat(${count}))`);
    expect((await print(1_048_576)).kind).toBe('ended');
    expect((await print(1_048_577)).kind).toBe('too-much-output');
  });

  it('that prints without end is ended', async () => {
    expect(await node('const more = () => process.stdout.write("x".repeat(65536), more); more()')).toEqual({
      kind: 'too-much-output',
    });
  });
});

describe('a start on Windows', () => {
  const start = (file: string, ...words: string[]) =>
    toWindowsStart(['tool', ...words], { SYSTEMROOT: 'C:\\Windows' }, () => file);

  it('of a program takes the path that was found', () => {
    expect(start('C:\\Tools\\tool.exe', '%PATH%', 'a&b')).toEqual({
      file: 'C:\\Tools\\tool.exe',
      words: ['%PATH%', 'a&b'],
      options: {},
    });
  });

  it('of a batch file goes through cmd.exe of the system, each word in quotes', () => {
    expect(start('C:\\My Tools\\tool.cmd', '--profile', 'a b')).toEqual({
      file: 'C:\\Windows\\System32\\cmd.exe',
      words: ['/d', '/s', '/v:off', '/c', '""C:\\My Tools\\tool.cmd" "--profile" "a b""'],
      options: { windowsVerbatimArguments: true },
    });
  });

  it.each([
    '" & calc',
    '%PATH%',
    'a^b',
    'a|b',
    'a>b',
    'a<b',
    'a!b',
    '(a',
    'a)',
    'line\nbreak',
    'line\rbreak',
    'nul\0',
    'ends with \\',
  ])('of a batch file is refused for the argument %j', (word) => {
    expect(start('C:\\Tools\\tool.bat', word)).toBe('unsafe-argument');
  });

  it.each(['C:\\Program Files (x86)\\tool.cmd', 'C:\\R&D\\50^2 !\\tool.bat'])(
    'of a batch file takes the path %s, which quotes protect',
    (file) => {
      expect(start(file, 'dev')).toMatchObject({ words: ['/d', '/s', '/v:off', '/c', `""${file}" "dev""`] });
    },
  );

  it('of a batch file is refused for a path that cmd.exe would interpret', () => {
    expect(start('C:\\100%PATH%\\tool.CMD')).toBe('unsafe-argument');
  });

  it('of what is nowhere fails', () => {
    expect(toWindowsStart(['tool'], {}, () => null)).toBe('not-found');
  });
});
