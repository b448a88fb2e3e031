import { findConsoleHosts, resolveDestination } from '../console/destination.ts';
import { locateFederation, makeSignInUrl, signInSeconds, validateSessionDuration } from '../console/signIn.ts';
import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { openTrustMemory } from '../net/trust.ts';
import { openService } from '../services/service.ts';
import { defineCommand } from './shared/command.ts';
import { obtainParameters, obtainSession } from './shared/obtainSession.ts';

/** Creates a URL that signs in to the console with the session of a profile or of the shell. Opens no browser. */
export const consoleCommand = defineCommand({
  name: 'console',
  summary: say`creates a URL that signs in to the AWS console`,
  kinds: { ...obtainParameters, service: 'text', destination: 'text', issuer: 'text', sessionDuration: 'number' },
  run: async ({ service, destination, issuer = 'awsrole', sessionDuration, ...parameters }, edges) => {
    const obtained = await obtainSession(parameters, edges);
    if (!obtained.ok) return obtained;
    const { plan, credentials, roleArn } = obtained.value;
    const duration = validateSessionDuration(sessionDuration, plan);
    if (!duration.ok) return duration;
    const region = plan.region?.value ?? null;
    const hosts = findConsoleHosts(credentials.assumedRole?.arn ?? roleArn, region);
    const page = resolveDestination({ service, destination, region }, hosts);
    if (!page.ok) return page;
    const federation = locateFederation(hosts, edges.environment);
    if (!federation.ok) return federation;
    const sts = openService(plan, edges, { memory: openTrustMemory(edges) });
    try {
      const request = { credentials, destination: page.value, issuer, sessionDuration };
      const url = await makeSignInUrl(request, federation.value, sts);
      return url.ok ? succeed({ url: url.value, expires: after(edges.now(), signInSeconds) }) : url;
    } finally {
      sts.sender.close();
    }
  },
});

function after(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1000);
}
