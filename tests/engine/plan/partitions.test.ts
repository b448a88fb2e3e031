import { describe, expect, test } from 'vitest';
import {
  findPartitionOfArn,
  findPartitionOfRegion,
  partitionOfRegion,
  partitions,
} from '../../../src/plan/partitions.ts';
import { askPythonWithBotocore, missingBotocore } from '../../support/askBotocore.ts';

describe('The partition of a region', () => {
  test.each([
    ['us-east-1', 'aws'],
    ['mx-central-1', 'aws'],
    ['aws-global', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['aws-cn-global', 'aws-cn'],
    ['us-gov-east-1', 'aws-us-gov'],
    ['us-iso-west-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['us-isof-south-1', 'aws-iso-f'],
    ['eusc-de-east-1', 'aws-eusc'],
  ])('%s is of %s.', (region, name) => {
    expect(findPartitionOfRegion(region)?.name).toBe(name);
  });

  test.each(['', 'local', 'us-east', 'US-EAST-1', 'eusc-fr-east-1', 'us-gov-global'])(
    '%j is of none, and taken for aws.',
    (region) => {
      expect(findPartitionOfRegion(region)).toBeUndefined();
      expect(partitionOfRegion(region).name).toBe('aws');
    },
  );
});

test('The partition of an ARN is its second field.', () => {
  expect(findPartitionOfArn('arn:aws-cn:iam::111122223333:role/A')?.name).toBe('aws-cn');
  expect(findPartitionOfArn('arn:aws-new:iam::111122223333:role/A')).toBeUndefined();
  expect(findPartitionOfArn('role/A')).toBeUndefined();
});

test('Each main region is of its own partition.', () => {
  for (const partition of partitions) expect(findPartitionOfRegion(partition.mainRegion)).toBe(partition);
});

const missing = missingBotocore();
if (missing !== null) process.stderr.write(`The table of partitions is not compared with botocore's: ${missing}.\n`);

test.skipIf(missing !== null)("The table is botocore's own, as it is on this machine.", async () => {
  const script = [
    'import botocore.loaders as l',
    'd = l.Loader().load_data("partitions")',
    'answer = [[p["id"], p["regionRegex"], p["outputs"]] for p in d["partitions"]]',
  ].join('\n');
  type Outputs = { dnsSuffix: string; dualStackDnsSuffix: string; implicitGlobalRegion: string };
  const theirs = await askPythonWithBotocore<[string, string, Outputs][]>(script);
  for (const [name, regions, outputs] of theirs) {
    const ours = partitions.find((partition) => partition.name === name);
    expect(ours).toMatchObject({ suffix: outputs.dnsSuffix, mainRegion: outputs.implicitGlobalRegion });
    expect(ours?.regions.source).toBe(regions.replaceAll('\\-', '-'));
    expect([outputs.dualStackDnsSuffix, null]).toContain(ours?.dualStackSuffix);
  }
  expect(theirs.map(([name]) => name).sort()).toEqual(partitions.map(({ name }) => name).sort());
});
