import type { Edges } from '../edges/edges.ts';
import type { Environment } from './profile.ts';

export type Platform = Edges['platform'];

/**
 * The value of a variable; undefined when it is not set. On Windows a variable's name has no case: `$Env:aws_profile`
 * is AWS_PROFILE there.
 */
export function readVariable(environment: Environment, name: string, platform: Platform): string | undefined {
  if (Object.hasOwn(environment, name)) return environment[name];
  if (platform !== 'win32') return undefined;
  const wanted = name.toUpperCase();
  const found = Object.keys(environment).find((key) => key.toUpperCase() === wanted);
  return found === undefined ? undefined : environment[found];
}
