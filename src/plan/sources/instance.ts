import type { Environment } from '../../core/environment.ts';
import { type Result, succeed } from '../../core/error.ts';
import type { HopBase, HopKind } from '../hop.ts';

export interface InstanceHop extends HopBase {
  readonly kind: 'instance';
}

export const instanceKind: HopKind<InstanceHop> = {
  shapes: {},
  addresses: ['AWS_EC2_METADATA_SERVICE_ENDPOINT'],
  isOfMachine: true,
};

/** The instance metadata service; undefined when AWS_EC2_METADATA_DISABLED says so. Nobody is asked whether it is there. */
export function readInstance(environment: Environment): Result<InstanceHop> | undefined {
  if (environment['AWS_EC2_METADATA_DISABLED']?.toLowerCase() === 'true') return undefined;
  return succeed({ kind: 'instance', profile: null, decided: {} });
}
