import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import {
  createToken,
  type IssuedToken,
  type Registration,
  startDeviceAuthorization,
} from '../services/oidc/tokenService.ts';
import { describeRefusal, notSignedIn, reportWaiting, signInTimeout } from './codeFlow.ts';
import type { SignInTools, Site } from './site.ts';

/** RFC 8628: the default interval between polls in seconds, and how much to add to it after slow_down. */
const defaultSeconds = 5;
const slowDownSeconds = 5;

/** Shows a page and a code to enter there, on any machine, and polls until the user has agreed. */
export async function signInByDevice(
  site: Site,
  client: Registration,
  { opens, subject, again }: { readonly opens: boolean; readonly subject: string; readonly again: string },
  { edges, service, pause }: SignInTools,
): Promise<Result<IssuedToken>> {
  const tokenService = { url: site.tokenService, open: service };
  const device = await startDeviceAuthorization(client, site.resolvedUrl, tokenService);
  if (!device.ok) return device;
  const { deviceCode, userCode, verificationUriComplete, expiresIn } = device.value;
  const longest = Math.min(Math.max(expiresIn, 1) * 1000, signInTimeout);
  const end = edges.machine.timer() + longest;
  let seconds = Math.min(Math.max(device.value.interval ?? defaultSeconds, 1), 60);
  edges.tell({ kind: 'open', url: verificationUriComplete, code: userCode, opens });
  const stopReports = reportWaiting(say`Waiting for the sign-in in the browser`, longest, edges);
  try {
    while (edges.machine.timer() + seconds * 1000 < end) {
      await pause(seconds * 1000);
      const grant = { grantType: 'urn:ietf:params:oauth:grant-type:device_code', deviceCode } as const;
      const outcome = await createToken(grant, client, tokenService);
      if (outcome.kind === 'issued') return succeed(outcome.token);
      if (outcome.kind === 'failed') {
        // A short network failure, such as after a closed laptop lid, does not end the sign-in.
        if (outcome.error.code === 'NetworkUnreachable') continue;
        return fail(outcome.error);
      }
      if (outcome.reason === 'slow_down') seconds += slowDownSeconds;
      else if (outcome.reason !== 'authorization_pending')
        return fail(notSignedIn({ subject, again }, reasonOf(outcome.reason)));
    }
    return fail(notSignedIn({ subject, again }, reasonOf('expired_token')));
  } finally {
    stopReports();
  }
}

function reasonOf(reason: string): string {
  return reason === 'expired_token' ? say`the code has expired` : describeRefusal(reason);
}
