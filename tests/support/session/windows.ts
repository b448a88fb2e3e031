import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderJson } from '../../../src/core/answer.ts';
import type { Ask } from '../../../src/core/conversation.ts';
import { succeed } from '../../../src/core/error.ts';
import { freshCode, openSampleHome, type Sample, type StsServer } from '../sts/index.ts';
import { bundleProgram, codeOf, findCode, fromCache } from './bundle.ts';
import { runWindow } from './runWindow.ts';

/** The output of `program`. */
export interface Answer {
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly sessionToken?: string;
  readonly expiration?: string;
  readonly arn?: string;
  readonly from?: readonly string[];
  readonly told: readonly string[];
  /** The duration of the run, without the start of the process. */
  readonly milliseconds: number;
  readonly error?: { readonly code: string; readonly message: string };
}

export interface RunOptions {
  readonly cache?: { readonly use?: boolean; readonly refresh?: boolean };
  readonly environment?: Readonly<Record<string, string>>;
  /** How long the user takes to enter the code. */
  readonly promptSeconds?: number;
  /** Whether the user answers only after `letAnswer`. */
  readonly waits?: boolean;
  readonly code?: string;
}

export interface RunningWindow {
  readonly child: ChildProcess;
  /** Its output; undefined if it was killed before. */
  readonly answer: Promise<Answer | undefined>;
}

/** A home folder with profiles, its own STS, and any number of shell windows (processes). */
export interface Windows {
  readonly home: string;
  readonly cacheFolder: string;
  readonly sample: Sample;
  readonly sts: StsServer;
  readonly start: (profile: string, options?: RunOptions) => RunningWindow;
  readonly run: (profile: string, options?: RunOptions) => Promise<Answer>;
  /** The same in this process, for tests that only need another window elsewhere. */
  readonly runHere: (profile: string, options?: Pick<RunOptions, 'cache' | 'code'>) => Promise<Answer>;
  /** The prompts for a code so far, one line each. */
  readonly prompts: () => readonly string[];
  /** The messages of all windows so far, one line each. */
  readonly told: () => readonly string[];
  readonly letAnswer: () => void;
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

export async function openWindows(): Promise<Windows> {
  return openHome(await findCode('program', compileCode));
}

/** Compiles the code that other windows need, by running one that prompts for a code and calls STS. */
async function compileCode(): Promise<Uint8Array> {
  const windows = await openHome();
  try {
    await windows.run('dev');
    return readFileSync(codeOf(join(windows.home, 'program.cjs')));
  } finally {
    await windows.close();
  }
}

async function openHome(code?: string): Promise<Windows> {
  const home = mkdtempSync(join(tmpdir(), 'awsrole-windows-'));
  const program = await bundleProgram('program', home);
  if (code !== undefined) copyFileSync(code, codeOf(program));
  const { sample, sts, environment: variables } = await openSampleHome(join(home, '.aws'));
  const logs = { prompts: join(home, 'prompts'), told: join(home, 'told'), until: join(home, 'answer') };
  const environment = {
    ...variables,
    ...{ HOME: home, USERPROFILE: home, LOCALAPPDATA: home },
    PROMPT_LOG: logs.prompts,
    TELL_LOG: logs.told,
  };

  const children: ChildProcess[] = [];
  const start = (profile: string, options: RunOptions = {}): RunningWindow => {
    const child = spawn(process.execPath, [fromCache, program, profile, JSON.stringify(options.cache ?? {})], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...environment,
        PROMPT_CODE: options.code ?? freshCode(sample),
        PROMPT_SECONDS: String(options.promptSeconds ?? 0),
        ...(options.waits ? { PROMPT_UNTIL: logs.until } : {}),
        ...options.environment,
      },
    });
    children.push(child);
    return { child, answer: readAnswer(child) };
  };
  return {
    home,
    cacheFolder: join(home, '.cache', 'awsrole', 'sessions'),
    sample,
    sts,
    start,
    run: async (profile, options) => {
      const answer = await start(profile, options).answer;
      if (answer === undefined) throw new Error('the window printed nothing');
      return answer;
    },
    runHere: async (profile, { cache = {}, code } = {}) => {
      const ask: Ask = async (question) => {
        const device = question.kind === 'token-code' ? question.serialNumber : (question.profile ?? '');
        appendFileSync(logs.prompts, `${process.pid} ${device}\n`);
        return succeed(code ?? freshCode(sample));
      };
      const tell = (message: string) => appendFileSync(logs.told, `${process.pid} ${message}\n`);
      return JSON.parse(renderJson(await runWindow(profile, cache, { environment, ask, tell })));
    },
    prompts: () => readLines(logs.prompts),
    told: () => readLines(logs.told),
    letAnswer: () => writeFileSync(logs.until, ''),
    environment,
    close: async () => {
      // A window that waits for its user would outlive a failed test.
      for (const child of children) child.kill('SIGKILL');
      await sts.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function readLines(path: string): readonly string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
}

function readAnswer(child: ChildProcess): Promise<Answer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', () => {
      const text = Buffer.concat(chunks).toString('utf8').trim();
      resolve(text === '' ? undefined : (JSON.parse(text) as Answer));
    });
  });
}
