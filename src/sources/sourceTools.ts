import type { Configuration } from '../config/profile.ts';
import type { Edges } from '../edges/edges.ts';
import type { Result } from '../protocol/error.ts';
import type { Sts } from '../sts/sts.ts';
import type { Credentials } from './credentials.ts';
import type { RunProgram } from './runProgram.ts';
import type { WriteFile } from './writeFile.ts';

export type ReadSealed = (name: string) => Promise<Result<Credentials>>;

/** What sources need to do their work. None of them knows of a session cache. */
export interface SourceTools {
  readonly configuration: Configuration;
  readonly edges: Edges;
  readonly sts: Sts;
  readonly run: RunProgram;
  readonly writeFile: WriteFile;
  /** The sealed access key of that name, where this process may open it. */
  readonly readSealed?: ReadSealed | undefined;
  /** The plan's region. */
  readonly region: string | null;
}
