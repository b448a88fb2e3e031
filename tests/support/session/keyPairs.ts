import type { Hop, Plan } from '../../../src/plan/plan.ts';
import type { AssumeRoleHop } from '../../../src/plan/roleHop.ts';
import { type MachineFacts, openSessionKeys } from '../../../src/sessions/key.ts';
import { planOf, roleHop, staticHop } from './plans.ts';

export interface KeyPairs {
  readonly pairs: number;
  /** The number of pairs with the same session. */
  readonly equal: number;
  /** Pairs with equal keys but different sessions, or the reverse. At most ten. */
  readonly wrong: readonly unknown[];
  /** The number of pairs with different sessions but equal short names. */
  readonly sharedNames: number;
}

/** The facts that define a session, as plain values: an independent comparison for the keys. */
interface Shape {
  readonly account: string;
  readonly partition: string;
  readonly role: string;
  readonly source: string;
  readonly sourceKind: 'static' | 'environment' | 'process' | 'instance';
  readonly sessionName: string | null;
  readonly externalId: string | null;
  readonly serialNumber: string | null;
  readonly durationSeconds: number | null;
  readonly region: string;
  readonly endpoint: string;
  readonly between: string | null;
}

/** Only a few values each, so that equal ones are common; some of them are traps for code that concatenates texts. */
const values: { readonly [Name in keyof Shape]: readonly Shape[Name][] } = {
  account: ['111122223333', '444455556666'],
  partition: ['aws', 'aws-cn'],
  role: ['Admin', 'team/Admin'],
  source: ['AKIAEXAMPLEBASE00001', 'AKIAEXAMPLEBASE00002'],
  sourceKind: ['static', 'environment', 'process', 'instance'],
  sessionName: [null, 'me', 'null'],
  externalId: [null, 'me', '"],["', '\u30ed', ''],
  serialNumber: [null, 'arn:aws:iam::111122223333:mfa/a', 'arn:aws:iam::111122223333:mfa/b'],
  durationSeconds: [null, 900, 3600],
  region: ['eu-west-1', 'us-east-1'],
  endpoint: ['https://sts.eu-west-1.amazonaws.com', 'http://127.0.0.1:4566'],
  between: [null, 'arn:aws:iam::111122223333:role/Admin'],
};
const names = Object.keys(values) as (keyof Shape)[];
const machine: MachineFacts = { hostName: 'host-a', environment: {} };

/** Compares the keys of pairs of plans; the second plan of a pair is the first with up to two values drawn again. */
export function countKeyPairs(pairs: number, seed: number): KeyPairs {
  const random = openRandom(seed);
  const wrong: unknown[] = [];
  let equal = 0;
  let sharedNames = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    const one = Object.fromEntries(names.map((name) => [name, draw(name, random)])) as unknown as Shape;
    const other = { ...one, ...redraw(random), ...redraw(random) };
    const [keyOfOne, keyOfOther] = [keyOf(one), keyOf(other)];
    const isEqual = names.every((name) => one[name] === other[name]) || differOnlyByUnusedSource(one, other);
    if (isEqual) equal += 1;
    if ((keyOfOne.text === keyOfOther.text) !== isEqual && wrong.length < 10) wrong.push([one, other]);
    if (!isEqual && keyOfOne.name === keyOfOther.name) sharedNames += 1;
  }
  return { pairs, equal, wrong, sharedNames };
}

/** The credentials of an instance have no source name. */
function differOnlyByUnusedSource(one: Shape, other: Shape): boolean {
  return one.sourceKind === 'instance' && names.every((name) => name === 'source' || one[name] === other[name]);
}

function redraw(random: () => number): Partial<Shape> {
  const name = names[Math.floor(random() * names.length)] ?? 'account';
  return { [name]: draw(name, random) };
}

function draw(name: keyof Shape, random: () => number): Shape[keyof Shape] {
  const choices = values[name];
  return choices[Math.floor(random() * choices.length)] ?? null;
}

function keyOf(shape: Shape) {
  const plan = toPlan(shape);
  return openSessionKeys(plan, machine)(plan.hops.length - 1);
}

function toPlan(shape: Shape): Plan {
  const between = shape.between === null ? [] : [{ ...roleHop, roleArn: shape.between }];
  return planOf([toSource(shape), ...between, toRole(shape)], {
    sts: { url: shape.endpoint, signingRegion: shape.region, by: { kind: 'default' } },
  });
}

function toSource({ sourceKind, source }: Shape): Hop {
  switch (sourceKind) {
    case 'static':
      return { ...staticHop, accessKeyId: source };
    case 'environment':
      return { kind: 'environment', profile: null, accessKeyId: source, provenance: {} };
    case 'process':
      return { kind: 'process', profile: 'p', command: source, provenance: {} };
    case 'instance':
      return {
        kind: 'instance',
        profile: null,
        endpoint: 'http://169.254.169.254',
        timeoutSeconds: 1,
        attempts: null,
        provenance: {},
      };
  }
}

function toRole(shape: Shape): AssumeRoleHop {
  const { externalId, serialNumber, durationSeconds } = shape;
  return {
    ...roleHop,
    roleArn: `arn:${shape.partition}:iam::${shape.account}:role/${shape.role}`,
    sessionName: shape.sessionName,
    ...(externalId === null ? {} : { externalId }),
    ...(serialNumber === null ? {} : { serialNumber }),
    ...(durationSeconds === null ? {} : { durationSeconds }),
  };
}

/** Random numbers from 0 to 1 (exclusive), the same for the same seed (Mulberry32). */
export function openRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
