import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../project/tree.ts';
import { ini, keys, planOf, roleArn } from './planOf.ts';

describe('A plan is data', () => {
  test('It survives JSON.', () => {
    const plan = planOf({
      config: ini({
        'profile a': [`role_arn = ${roleArn('A')}`, 'source_profile = b', 'external_id = xy', 'region = eu-west-1'],
        'profile b': [`role_arn = ${roleArn('B')}`, 'web_identity_token_file = /t'],
      }),
      profile: 'a',
    });
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  test('Nothing that the planner needs reads files, asks a network or tells the time.', () => {
    const reached = reach(listFiles('src/plan'));
    expect([...reached].filter((name) => /^node:|^@aws-sdk|^@smithy/.test(name))).toEqual([]);
    const clocks = [...reached].filter(
      (name) =>
        name.startsWith('src/') &&
        /Date\.now|new Date\(\)|Math\.random|\bprocess\.(?:env|platform|argv|cwd)/.test(code(name)),
    );
    expect(clocks).toEqual([]);
  });

  test('The planner leaves what it is given as it was.', () => {
    const environment = Object.freeze({ AWS_REGION: 'eu-west-1' });
    const request = Object.freeze({ externalId: 'xy' });
    const config = ini({ default: [`role_arn = ${roleArn('A')}`, 'source_profile = default', ...keys] });
    expect(planOf({ config, environment, request }).hops).toHaveLength(2);
  });
});

/** Every module that the given files import at run time, themselves included. */
function reach(files: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const next = [...files];
  for (let file = next.pop(); file !== undefined; file = next.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    if (!file.startsWith('src/')) continue;
    for (const [, name = ''] of code(file).matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^']+)';/gms)) {
      next.push(name.startsWith('.') ? new URL(name, `file:///${file}`).pathname.slice(1) : name);
    }
  }
  return reached;
}

function code(file: string): string {
  return readFileSync(fileURLToPath(new URL(`../../../${file}`, import.meta.url)), 'utf8');
}
