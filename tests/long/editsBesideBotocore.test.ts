import { describe, expect, test } from 'vitest';
import type { FileKind } from '../../src/config/profile.ts';
import type { Edit } from '../../src/edit/edit.ts';
import { editText, remove, rename, set, unset } from '../engine/edit/support.ts';
import { missingBotocore } from '../support/askBotocore.ts';
import { generatePair, type Pair } from '../support/differential/generator.ts';
import { askOracle } from '../support/differential/oracle.ts';
import { seed, size } from './size.ts';

const missing = missingBotocore();
const count = size(10, 200);
if (missing !== null) process.stderr.write(`Editing is not compared with botocore: ${missing}.\n`);

/** The answer of oracle_profiles.py for files that botocore reads. */
interface Answer {
  readonly profiles?: readonly (readonly [string, readonly (readonly [string, unknown])[]])[];
}

type Values = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

describe.skipIf(missing !== null)(`Edited files${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  test.each<readonly [string, FileKind, (name: string) => Edit, (values: Values, name: string) => Values]>([
    [
      'the value that was set',
      'credentials',
      (name) => set(name, { zz_key: 'new value' }),
      (values, name) => new Map([...values, [name, new Map([...(values.get(name) ?? []), ['zz_key', 'new value']])]]),
    ],
    [
      'the region that was set',
      'credentials',
      (name) => set(name, { region: 'eu-west-1' }),
      (values, name) => new Map([...values, [name, new Map([...(values.get(name) ?? []), ['region', 'eu-west-1']])]]),
    ],
    [
      'no key that was removed',
      'credentials',
      (name) => unset(name, 'zz_key', 'output'),
      (values, name) =>
        new Map([...values, [name, new Map([...(values.get(name) ?? [])].filter(([key]) => key !== 'output'))]]),
    ],
    [
      'a section under its new name',
      'config',
      (name) => rename(name, 'zz new'),
      (values, name) => new Map(Array.from(values, ([id, one]) => [id === name ? 'zz new' : id, one])),
    ],
    [
      'no section that was removed',
      'config',
      (name) => remove(name),
      (values, name) => new Map([...values].filter(([id]) => id !== name)),
    ],
  ])(`give botocore %s, and all other values as before`, async (_what, kind, makeEdit, expectValues) => {
    const pairs = Array.from({ length: count }, (_, at) => withoutOther(generatePair(seed + at), kind));
    const before = await askOracle<Answer>('profiles', pairs);
    const edited = pairs.flatMap((pair, at) => {
      const values = toValues(before[at]);
      const name = [...(values?.keys() ?? [])][0];
      const result = name === undefined ? undefined : editText(pair[kind], [makeEdit(name)], kind);
      if (values === undefined || name === undefined || !result?.ok) return [];
      return [
        { pair: { ...pair, [kind]: Buffer.from(result.value.after).toString() }, expected: expectValues(values, name) },
      ];
    });
    const after = await askOracle<Answer>(
      'profiles',
      edited.map(({ pair }) => pair),
    );
    expect(edited.length).toBeGreaterThan(count / 5);
    for (const [at, { pair, expected }] of edited.entries()) {
      expect({ text: pair[kind], values: sorted(toValues(after[at])) }).toEqual({
        text: pair[kind],
        values: sorted(expected),
      });
    }
  });
});

/** Only one file, so that no value comes from the other. */
function withoutOther(pair: Pair, kind: FileKind): Pair {
  return { ...pair, [kind === 'config' ? 'credentials' : 'config']: '', environment: {} };
}

function toValues(answer: Answer | undefined): Values | undefined {
  return answer?.profiles && new Map(answer.profiles.map(([name, entries]) => [name, new Map(entries)]));
}

function sorted(values: Values | undefined): unknown {
  return Object.fromEntries(
    Array.from(values ?? [], ([name, one]) => [
      `of ${name}`,
      Object.fromEntries([...one].sort(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  );
}
