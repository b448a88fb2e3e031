import type { Warning } from '../core/warning.ts';
import { findPartitionOfArn, findPartitionOfRegion } from './partitions.ts';
import type { Decided, Hop } from './plan.ts';
import { renderDecider, warn } from './problem.ts';

/** A warning for each role that the region's STS does not know, since it is of another partition. */
export function warnOfPartitions(region: Decided<string>, hops: readonly Hop[]): Warning[] {
  const here = findPartitionOfRegion(region.value);
  if (here === undefined) return [];
  return hops.flatMap((hop) => {
    if (hop.kind !== 'assume-role' && hop.kind !== 'web-identity') return [];
    const there = findPartitionOfArn(hop.roleArn);
    if (there === undefined || there === here) return [];
    const message = `The role is of partition ${there.name}, but ${region.value} (by ${renderDecider(region.by)}) is a region of ${here.name}.`;
    return [warn('PartitionMismatch', message, hop.decided['roleArn'])];
  });
}
