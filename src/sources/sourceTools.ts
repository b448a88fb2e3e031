import type { Configuration } from '../config/profile.ts';
import type { Edges } from '../edges/edges.ts';
import type { Sts } from '../sts/sts.ts';
import type { RunProgram } from './runProgram.ts';
import type { WriteFile } from './writeFile.ts';

/** What sources need to do their work. None of them knows of a session cache. */
export interface SourceTools {
  readonly configuration: Configuration;
  readonly edges: Edges;
  readonly sts: Sts;
  readonly run: RunProgram;
  readonly writeFile: WriteFile;
  /** The plan's region. */
  readonly region: string | null;
}
