import { compareChain } from './compareChain.ts';
import { compareProfiles } from './compareProfiles.ts';
import type { Comparison } from './comparison.ts';

/** All topics on which this project and botocore are compared. */
export const comparisons: readonly Comparison<never>[] = [compareProfiles, compareChain];
