import { dirname } from 'node:path';
import type { Configuration } from '../config/profile.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { runSingleFlight, type SharedWork } from '../edges/singleFlight.ts';
import type { Portal } from '../services/portal/portal.ts';
import { loginRequired, readSsoToken } from '../sources/sso/ssoToken.ts';
import { openSignInService, resolveSsoUrls } from './site.ts';
import { noRegion } from './startUrl.ts';
import type { SsoTarget } from './target.ts';

/**
 * Opens the access portal of a sign-in with its token, which is renewed if it is about to expire. The caller closes it.
 * Errors: SsoLoginRequired; ProfileIncomplete for an unknown region; those of the endpoints and the network settings.
 */
export async function openPortal(
  target: SsoTarget,
  configuration: Configuration,
  edges: CommandEdges,
): Promise<Result<Portal & { readonly close: () => void }>> {
  if (target.region === null) return fail(noRegion(target));
  const places = resolveSsoUrls(target.region, target, configuration, edges);
  if (!places.ok) return places;
  const service = openSignInService(target, edges);
  if (!service.ok) return service;
  const { session, startUrl } = target;
  const { portal: url, tokenService } = places.value;
  const subject = { profile: null, session, startUrl, ssoRegion: target.region.value, tokenService };
  const once = <T>(path: string, wanted: SharedWork<T>) => {
    const folder = edges.machine.openForeignFolder(dirname(path));
    return runSingleFlight(wanted, { folder, machine: edges.machine, tell: edges.tell });
  };
  const tools = { edges, sts: service.value, once, replaceFile: edges.write.replace };
  const token = await readSsoToken(subject, tools);
  const close = () => service.value.sender.close();
  if (!token.ok) {
    close();
    return token;
  }
  const refusal = loginRequired(subject, say`The AWS access portal no longer accepts your sign-in`);
  return succeed({ url, token: token.value, open: service.value, loginRequired: refusal, close });
}
