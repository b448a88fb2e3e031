import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfiguration } from '../../src/config/readConfiguration.ts';
import { errorCodes, type Result } from '../../src/core/error.ts';
import { readFile } from '../../src/edges/readFile.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { resolvePlan } from '../../src/plan/resolvePlan.ts';
import { changeWithoutEnd } from '../support/changingFile.ts';
import { size } from './size.ts';

const milliseconds = size(100, 3_000);
const accounts = ['111122223333', '444455556666'];
const roles = accounts.map((account) => `arn:aws:iam::${account}:role/Reader`);

it.each(['in place', 'by a new file'] as const)(
  `A config file that another program writes %s at full speed for ${milliseconds} ms is read as it was or as it is, or refused in words.`,
  async (manner) => {
    const folder = mkdtempSync(join(tmpdir(), 'awsrole-changing-'));
    const stop = await changeWithoutEnd(join(folder, 'config'), accounts.map(renderConfig), manner);
    const start = performance.now();
    const seen = new Set<string>();
    // On a busy machine the writer may not run in such a short time.
    const isOver = (waited: number) =>
      (waited > milliseconds && roles.every((role) => seen.has(role))) || waited > milliseconds + 20_000;
    try {
      while (!isOver(performance.now() - start)) seen.add(describe(readPlan(folder)));
    } finally {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    }
    expect([...seen]).toEqual(expect.arrayContaining(roles));
    const refusals = [...seen].filter((what) => !roles.includes(what));
    if (manner === 'by a new file') expect(refusals).toEqual([]);
    expect(refusals.filter((what) => !errorCodes.some((code) => code === what))).toEqual([]);
  },
);

function renderConfig(account: string): string {
  const keys = '[profile base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = secret\n';
  const filler = '# another line\n'.repeat(2_000);
  const role = `[profile role]\nsource_profile = base\nrole_arn = arn:aws:iam::${account}:role/Reader\nregion = eu-west-1\n`;
  return `${keys}${filler}${role}`;
}

function readPlan(folder: string): Result<Plan> {
  const environment = {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
  };
  const configuration = readConfiguration({ environment, platform: 'linux', homeDirectory: folder, readFile });
  return configuration.ok ? resolvePlan({ profile: 'role' }, configuration.value, environment) : configuration;
}

/** The role of a plan, or the code of an error that has a message and a hint. */
function describe(plan: Result<Plan>): string {
  if (!plan.ok) return plan.error.message !== '' && plan.error.hint !== '' ? plan.error.code : 'no words';
  const last = plan.value.hops.at(-1);
  return last?.kind === 'assume-role' ? last.roleArn : 'no role';
}
