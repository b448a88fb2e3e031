import { posix, win32 } from 'node:path';
import { getBuiltinModule } from 'node:process';
import type { Edges } from '../edges/edges.ts';
import type { SsoHop } from '../plan/plan.ts';

/** aws-cli's file of the token that a session comes from: named after the sso-session, or the start URL where there is none. */
export function locateSsoToken(
  hop: SsoHop,
  { platform, homeDirectory }: Pick<Edges, 'platform' | 'homeDirectory'>,
): string {
  const subject = hop.session ?? hop.startUrl;
  const name = getBuiltinModule('node:crypto').createHash('sha1').update(subject, 'utf8').digest('hex');
  return (platform === 'win32' ? win32 : posix).join(homeDirectory, '.aws', 'sso', 'cache', `${name}.json`);
}
