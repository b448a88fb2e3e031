import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AnswerObject } from '../../../src/core/answer.ts';
import { missingBotocore } from '../../support/askBotocore.ts';
import type { ChainAnswer } from '../../support/differential/compareChain.ts';
import { askOracle } from '../../support/differential/oracle.ts';
import { ini, planOf, resultOf, type Situation } from './planOf.ts';

interface Vector {
  readonly docs: string;
  readonly input: {
    readonly profiles: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly sso_sessions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly selected_profile: string;
  };
  readonly output: { readonly ProfileChain?: readonly AnswerObject[]; readonly Error?: string };
}

const file = new URL('../../vectors/assume-role-tests.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vector[];

/** Where the AWS CLI answers otherwise; each is proven by a run of botocore below. */
const deviations = new Map([
  [
    'SSO token profile selected',
    'aws-cli takes a profile for Identity Center only with sso_account_id or sso_role_name: an sso_session alone gives no credentials',
  ],
]);

/** A vector takes its credentials from the instance that it runs on. */
const onInstance = { AWS_EC2_METADATA_DISABLED: 'false' };

const agreeing = vectors.filter(({ docs }) => !deviations.has(docs));
const deviating = vectors.filter(({ docs }) => deviations.has(docs));

test('All 28 vectors are here, and each deviation is one of them.', () => {
  expect(vectors).toHaveLength(28);
  expect(deviating).toHaveLength(deviations.size);
});

describe('Vectors of the SDK teams', () => {
  test.each(agreeing.map((vector) => [vector.docs, vector] as const))('%s', (_docs, vector) => {
    if (vector.output.ProfileChain === undefined) expect(resultOf(situationOf(vector))).toMatchObject({ ok: false });
    else
      expect(chainOf({ ...situationOf(vector), environment: onInstance })).toEqual(
        vector.output.ProfileChain.map(comparable),
      );
  });
});

describe('Where aws-cli answers otherwise its answer is given', () => {
  test.each(deviating.map((vector) => [vector.docs, vector] as const))('%s', (_docs, vector) => {
    expect(resultOf(situationOf(vector))).toMatchObject({ ok: false, error: { code: 'CredentialsNotFound' } });
  });
});

const missing = missingBotocore();
if (missing !== null) process.stderr.write(`The proof of the deviations is skipped: ${missing}.\n`);

describe.skipIf(missing !== null)(`botocore itself deviates${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  test.each(deviating.map((vector) => [vector.docs, vector] as const))('%s', async (_docs, vector) => {
    const profile = vector.input.selected_profile;
    const pair = { seed: 0, config: textOf(vector), credentials: '', environment: {}, profile };
    const [answers] = await askOracle<ChainAnswer[]>('chain', [pair]);
    expect(answers?.[0]).toMatchObject({ error: { kind: 'NoCredentials' } });
  });
});

function situationOf(vector: Vector): Situation {
  return { config: textOf(vector), profile: vector.input.selected_profile };
}

function textOf({ input }: Vector): string {
  const lines = (settings: Readonly<Record<string, string>>) =>
    Object.entries(settings).map(([key, value]) => `${key} = ${value}`);
  const profiles = Object.entries(input.profiles).map(([name, settings]) => [`profile ${name}`, lines(settings)]);
  const sessions = Object.entries(input.sso_sessions ?? {}).map(([name, settings]) => [
    `sso-session ${name}`,
    lines(settings),
  ]);
  return ini(Object.fromEntries([...profiles, ...sessions]));
}

/** A plan in the form of the vectors. */
function chainOf(situation: Situation): AnswerObject[] {
  return planOf(situation).hops.map((hop): AnswerObject => {
    switch (hop.kind) {
      case 'static':
        return { AccessKey: { access_key_id: hop.accessKeyId } };
      case 'instance':
        return { NamedSource: 'Ec2InstanceMetadata' };
      case 'sso':
        return {
          Sso: {
            sso_account_id: hop.accountId,
            sso_region: hop.ssoRegion,
            sso_role_name: hop.roleName,
            sso_start_url: hop.startUrl,
          },
        };
      case 'web-identity':
        return {
          WebIdentityToken: {
            role_arn: hop.roleArn,
            web_identity_token_file: hop.tokenFile,
            ...(hop.sessionName !== null && { role_session_name: hop.sessionName }),
          },
        };
      case 'assume-role':
        return {
          AssumeRole: {
            role_arn: hop.roleArn,
            ...(hop.sessionName !== null && { role_session_name: hop.sessionName }),
            ...(hop.externalId !== undefined && { external_id: hop.externalId }),
          },
        };
      default:
        throw new Error(`No vector has the kind ${hop.kind}.`);
    }
  });
}

/** A plan names no secret, and an account only where a call needs it. */
function comparable(step: AnswerObject): AnswerObject {
  const keys = step['AccessKey'] as { readonly access_key_id: string } | undefined;
  return keys === undefined ? step : { AccessKey: { access_key_id: keys.access_key_id } };
}
