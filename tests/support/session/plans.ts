import type { Hop, Plan } from '../../../src/plan/plan.ts';
import type { AssumeRoleHop } from '../../../src/plan/roleHop.ts';
import type { StaticHop } from '../../../src/plan/sources/static.ts';

const nobody = { provenance: {} } as const;

export const staticHop: StaticHop = {
  kind: 'static',
  profile: 'base',
  accessKeyId: 'AKIAEXAMPLEBASE00001',
  file: 'credentials',
  ...nobody,
};

export const roleHop: AssumeRoleHop = {
  kind: 'assume-role',
  profile: 'dev',
  roleArn: 'arn:aws:iam::111122223333:role/team/Developer',
  sessionName: null,
  ...nobody,
};

/** A plan with these hops, by default one role from static keys. */
export function planOf(hops: readonly Hop[] = [staticHop, roleHop], given: Partial<Plan> = {}): Plan {
  return {
    profile: 'dev',
    region: null,
    sts: { url: 'https://sts.eu-west-1.amazonaws.com', signingRegion: 'eu-west-1', by: { kind: 'default' } },
    hops,
    network: { caBundle: null, retryMode: 'standard', maxAttempts: 3 },
    reasons: [],
    warnings: [],
    ...given,
  };
}
