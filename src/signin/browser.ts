import { type Environment, isOverSsh, type Platform } from '../core/environment.ts';

/** How the user's browser can be reached from here. */
export type Reach =
  /** It is on this machine, and can be started. */
  | 'here'
  /** On another one: nothing that listens here can be reached by it. */
  | 'remote'
  /** There is none that this process can start. */
  | 'none';

/** By what the environment says: a shell over ssh has its person elsewhere; on Linux a browser needs a display, or Windows below. */
export function findBrowser(environment: Environment, platform: Platform): Reach {
  const has = (name: string) => Boolean(environment[name]);
  if (isOverSsh(environment)) return 'remote';
  if (platform !== 'linux') return 'here';
  return ['DISPLAY', 'WAYLAND_DISPLAY', 'WSL_DISTRO_NAME', 'BROWSER'].some(has) ? 'here' : 'none';
}
