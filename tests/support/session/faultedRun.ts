import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assume } from '../../../src/commands/assume.ts';
import { setProfileCommand } from '../../../src/commands/setProfile.ts';
import type { Answer } from '../../../src/core/answer.ts';
import type { Tell } from '../../../src/core/conversation.ts';
import { fail, type Result } from '../../../src/core/error.ts';
import { unansweredError } from '../../../src/core/unansweredError.ts';
import type { CommandEdges } from '../../../src/edges/edges.ts';
import { openFileRights } from '../../../src/edges/fileRights.ts';
import { makeEdges, makeMachine } from '../../../src/edges/makeEdges.ts';
import { openWriteFiles } from '../../../src/edges/writeFiles.ts';
import type { Sample } from '../sts/index.ts';

/** A home folder with a profile whose role is assumed with the keys from a credential process. */
export function makeHome({ accessKeyId, secretAccessKey, roles, region }: Sample): string {
  const home = mkdtempSync(join(tmpdir(), 'awsrole-faults-'));
  mkdirSync(join(home, '.aws'));
  const keys = JSON.stringify({ Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey });
  const base = `[profile base]\ncredential_process = /bin/echo '${keys}'\n`;
  const role = `[profile role]\nrole_arn = ${roles.readOnly}\nsource_profile = base\nregion = ${region}\n`;
  writeFileSync(join(home, '.aws', 'config'), base + role);
  return home;
}

/** A switch, the same switch from the cache, and an edit, on the real system. `url`: of the STS. */
export async function switchAndEdit(
  home: string,
  url: string,
  tell: (event: Tell) => void = () => {},
): Promise<Result<Answer>[]> {
  const edges = makeRealEdges(home, url, tell);
  const results = [await assume.run({ profile: 'role' }, edges), await assume.run({ profile: 'role' }, edges)];
  return [...results, await setProfileCommand.run({ profile: 'role', output: 'json' }, edges)];
}

/** Lists what a run should not leave behind: unexpected files, or an incomplete config file. */
export function listLeftovers(home: string): string[] {
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(home, file)).isFile(),
  );
  const odd = files.filter(
    (file) =>
      !/^\.aws\/config(?:\.\d{4}-\d\d-\d\d\.bak)?$|^\.cache\/awsrole\/|^\.aws\/cli\/cache\/[\da-f]+\.json$|^\.local\/share\/awsrole\/recent$/.test(
        file,
      ),
  );
  const torn = files
    .filter((file) => file.endsWith('.bak') || file === '.aws/config')
    .filter((file) => !/\[profile role\]\n[\s\S]*region = \S+\n/.test(readFileSync(join(home, file), 'utf8')));
  return [...odd.map((file) => `${file} is left`), ...torn.map((file) => `${file} is not whole`)];
}

function makeRealEdges(home: string, url: string, tell: (event: Tell) => void): CommandEdges {
  const environment = {
    HOME: home,
    PATH: '/usr/bin:/bin',
    AWS_ENDPOINT_URL_STS: url,
    NO_PROXY: '*',
    AWS_MAX_ATTEMPTS: '2',
  };
  const facts = { environment, platform: process.platform, homeDirectory: () => home, userName: () => 'me' };
  const who = { isAttended: () => false, userId: process.getuid?.() };
  const edges = makeEdges({ ...facts, ...who }, async (question) => fail(unansweredError(question)), tell);
  const machine = makeMachine(edges, { processId: process.pid, userId: who.userId });
  const write = openWriteFiles(openFileRights(edges.platform, edges.environment, machine.runTool));
  const nobody = { waitForEnd: async () => {}, openScreen: () => undefined };
  const converse = () => ({ ask: edges.ask, wanted: () => new Promise<never>(() => {}) });
  return { ...edges, ...nobody, machine, write, converse, program: ['/opt/awsrole'] };
}
