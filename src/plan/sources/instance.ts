import type { Environment } from '../../core/environment.ts';
import { type Result, succeed } from '../../core/error.ts';
import type { InstanceHop } from '../plan.ts';

/** The instance metadata service; undefined when AWS_EC2_METADATA_DISABLED says so. Nobody is asked whether it is there. */
export function readInstance(environment: Environment): Result<InstanceHop> | undefined {
  if (environment['AWS_EC2_METADATA_DISABLED']?.toLowerCase() === 'true') return undefined;
  return succeed({ kind: 'instance', profile: null, decided: {} });
}
