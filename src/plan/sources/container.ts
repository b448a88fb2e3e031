import type { Environment } from '../../core/environment.ts';
import { type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { HopBase, SourceKind } from '../hop.ts';

const variables = ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'] as const;

interface ContainerHop extends HopBase {
  readonly kind: 'container';
}

export const containerKind: SourceKind<ContainerHop> = {
  giver: say`the container credentials endpoint`,
  shapes: {},
  addresses: variables,
  isOfMachine: true,
  title: ({ provenance }) => ({ text: say`container credentials`, by: provenance.uri }),
};

/** The credentials endpoint of a container, if one of its variables is set, even empty (botocore ContainerProvider). */
export function readContainer(environment: Environment): Result<ContainerHop> | undefined {
  const name = variables.find((candidate) => environment[candidate] !== undefined);
  if (name === undefined) return undefined;
  return succeed({ kind: 'container', profile: null, provenance: { uri: { kind: 'variable', name } } });
}
