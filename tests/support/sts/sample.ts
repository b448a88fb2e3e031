import { randomBytes } from 'node:crypto';
import { encodeBase32, stepOf, totp } from './totp.ts';
import { createWorld, uniqueId, type World } from './world.ts';

/** A small company on AWS: one user with an MFA device, three roles in her account, and one role in another. */
export interface Sample {
  readonly world: World;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly userArn: string;
  readonly mfaSerial: string;
  /** Base32. */
  readonly mfaSeed: string;
  /** The external ID that the role Admin requires. */
  readonly externalId: string;
  readonly roles: Readonly<Record<'developer' | 'readOnly' | 'admin' | 'auditor', string>>;
  readonly region: string;
}

const HOME = '111122223333';
const OTHER = '444455556666';

/** Creates a sample world. Its keys are obviously fictitious, and no two worlds share one. */
export function createSample(): Sample {
  const userArn = `arn:aws:iam::${HOME}:user/alice`;
  const mfaSerial = `arn:aws:iam::${HOME}:mfa/alice`;
  const sample = {
    accessKeyId: `${uniqueId('AKIA', 13)}EXAMPLE`,
    secretAccessKey: `${randomBytes(24).toString('base64url').slice(0, 30)}EXAMPLEKEY`,
    userArn,
    mfaSerial,
    mfaSeed: encodeBase32(randomBytes(20)),
    externalId: 'example-external-id',
    roles: {
      developer: `arn:aws:iam::${HOME}:role/Developer`,
      readOnly: `arn:aws:iam::${HOME}:role/ReadOnly`,
      admin: `arn:aws:iam::${HOME}:role/ops/Admin`,
      auditor: `arn:aws:iam::${OTHER}:role/Auditor`,
    },
    region: 'ap-northeast-1',
  };
  return { ...sample, world: createSampleWorld(sample) };
}

/** Adds a role `Many` in each of `count` further accounts, which the user can assume, and returns their ARNs. */
export function addManyAccounts({ world }: Sample, count: number): readonly string[] {
  const arns = Array.from({ length: count }, (_, index) => `arn:aws:iam::${900_000_000_001 + index}:role/Many`);
  const principals = [`arn:aws:iam::${HOME}:root`];
  const { roles } = createWorld({ roles: arns.map((arn) => ({ arn, trust: { principals } })) });
  for (const [arn, added] of roles) world.roles.set(arn, added);
  return arns;
}

/** A valid, unused code of the sample's device at `now`; AWS accepts each code once. */
export function freshCode({ world, mfaSerial, mfaSeed }: Sample, now: Date = new Date()): string {
  const used = world.devices.get(mfaSerial)?.usedSteps;
  const moment = [0, 30, -30]
    .map((seconds) => new Date(now.getTime() + seconds * 1000))
    .find((time) => !used?.has(stepOf(time)));
  if (moment === undefined) throw new Error('all codes that are valid now were used: wait 30 s');
  return totp(mfaSeed, moment);
}

function createSampleWorld(sample: Omit<Sample, 'world'>): World {
  const { userArn, mfaSerial, mfaSeed, externalId, roles, accessKeyId, secretAccessKey } = sample;
  return createWorld({
    users: [{ arn: userArn, keys: [{ id: accessKeyId, secret: secretAccessKey }] }],
    devices: [{ serial: mfaSerial, seed: mfaSeed, user: userArn }],
    roles: [
      { arn: roles.developer, trust: { principals: [userArn], requireMfa: true } },
      { arn: roles.readOnly, trust: { principals: [`arn:aws:iam::${HOME}:root`] }, maxSessionDuration: 43_200 },
      { arn: roles.admin, trust: { principals: [userArn], requireMfa: true, externalId } },
      { arn: roles.auditor, trust: { principals: [roles.developer] } },
    ],
  });
}
