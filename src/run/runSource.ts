import type { Credentials } from '../core/credentials.ts';
import type { Result } from '../core/error.ts';
import type { AssumeRoleHop, Hop } from '../plan/plan.ts';
import { readEnvironment } from '../sources/environment.ts';
import type { SourceTools } from '../sources/source.ts';
import { readStatic } from '../sources/static.ts';

/** Gets the credentials of a plan's first hop. What is not keys is loaded only when it is called for. */
export async function runSource(hop: Exclude<Hop, AssumeRoleHop>, tools: SourceTools): Promise<Result<Credentials>> {
  switch (hop.kind) {
    case 'static':
      return readStatic(hop, tools.configuration);
    case 'environment':
      return readEnvironment(hop, tools.edges.environment, tools.sts.clock.now());
    case 'process':
      return (await import('../sources/process.ts')).runProcess(hop, tools);
    case 'sso':
      return (await import('../sources/sso/sso.ts')).runSso(hop, tools);
    case 'web-identity':
      return (await import('../sources/webIdentity.ts')).runWebIdentity(hop, tools);
    case 'container':
      return (await import('../sources/container/container.ts')).runContainer(tools);
    case 'instance':
      return (await import('../sources/instance.ts')).runInstance(tools);
    case 'login':
      return (await import('../sources/login/login.ts')).runLogin(hop, tools);
  }
}
