import { type Environment, isSshSession, type Platform } from '../core/environment.ts';

/** Whether the user's browser can be reached from this machine. */
type Reach =
  /** A browser on this machine that can be started. */
  | 'here'
  /** A browser on another machine, which cannot reach a listener here. */
  | 'remote'
  /** No browser that this process can start. */
  | 'none';

/** Judges by the environment: over SSH the user is elsewhere; on Linux a browser requires a display, or Windows under WSL. */
export function findBrowser(environment: Environment, platform: Platform): Reach {
  const has = (name: string) => Boolean(environment[name]);
  if (isSshSession(environment)) return 'remote';
  if (platform !== 'linux') return 'here';
  return ['DISPLAY', 'WAYLAND_DISPLAY', 'WSL_DISTRO_NAME', 'BROWSER'].some(has) ? 'here' : 'none';
}
