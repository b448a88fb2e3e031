import type { Configuration } from '../../../src/config/profile.ts';
import { readConfiguration } from '../../../src/config/readConfiguration.ts';
import type { Environment } from '../../../src/core/environment.ts';
import { type EngineError, type Result, succeed } from '../../../src/core/error.ts';
import type { Plan, PlanRequest } from '../../../src/plan/plan.ts';
import { renderPlanAnswer } from '../../../src/plan/renderPlan.ts';
import { resolvePlan } from '../../../src/plan/resolvePlan.ts';

/** A user's files and shell, and what is asked for. */
export interface Situation {
  readonly config?: string;
  readonly credentials?: string;
  readonly environment?: Environment;
  readonly request?: PlanRequest;
  /** The request's profile, in short. */
  readonly profile?: string;
}

/** No test depends on where it runs: the instance metadata service is off unless a test turns it on. */
const nowhere: Environment = { AWS_EC2_METADATA_DISABLED: 'true' };

export function configurationOf({ config, credentials }: Situation): Configuration {
  const files = new Map([
    ['/home/me/.aws/config', config],
    ['/home/me/.aws/credentials', credentials],
  ]);
  const read = readConfiguration({
    environment: {},
    platform: 'linux',
    homeDirectory: '/home/me',
    readFile: (path) => {
      const text = files.get(path);
      return succeed(text === undefined ? undefined : new TextEncoder().encode(text));
    },
  });
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

export function resultOf(situation: Situation): Result<Plan> {
  const { environment = {}, profile, request = {} } = situation;
  const asked = profile === undefined ? request : { ...request, profile };
  return resolvePlan(asked, configurationOf(situation), { ...nowhere, ...environment });
}

export function planOf(situation: Situation): Plan {
  const result = resultOf(situation);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

export function errorOf(situation: Situation): EngineError {
  const result = resultOf(situation);
  if (result.ok) throw new Error(`a plan came out: ${JSON.stringify(renderPlanAnswer(result.value).hops)}`);
  return result.error;
}

/** A plan's hops in short: `static base`, `assume-role dev`, `environment`. */
export function hopsOf(situation: Situation): string[] {
  return planOf(situation).hops.map(({ kind, profile }) => (profile === null ? kind : `${kind} ${profile}`));
}

/** What a failed plan says, in short: code and line of the offending key. */
export function refusalOf(situation: Situation): string {
  const { code, line } = errorOf(situation);
  return line === undefined ? code : `${code} line ${line}`;
}

/** Text of an INI file: section headers to their lines. */
export function ini(sections: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(sections)
    .map(([header, lines]) => [`[${header}]`, ...lines, ''].join('\n'))
    .join('');
}

export const keys = ['aws_access_key_id = AKIAKEYS', 'aws_secret_access_key = secret'] as const;

export function roleArn(name: string): string {
  return `arn:aws:iam::111122223333:role/${name}`;
}
