import type { AssumeRoleHop, Hop } from '../plan/plan.ts';
import type { Result } from '../protocol/error.ts';
import type { Credentials } from './credentials.ts';
import { readEnvironment } from './environment.ts';
import type { SourceTools } from './sourceTools.ts';
import { readStatic } from './static.ts';

/** Gets the credentials of a plan's first hop. What is not keys is loaded only when it is called for. */
export async function runSource(hop: Exclude<Hop, AssumeRoleHop>, tools: SourceTools): Promise<Result<Credentials>> {
  switch (hop.kind) {
    case 'static':
      return readStatic(hop, tools.configuration);
    case 'environment':
      return readEnvironment(hop, tools.edges.environment, tools.sts.clock.now());
    case 'process':
      return (await import('./process.ts')).runProcess(hop, tools);
    case 'sso':
      return (await import('./sso.ts')).runSso(hop, tools);
    case 'web-identity':
      return (await import('./webIdentity.ts')).runWebIdentity(hop, tools);
    case 'container':
      return (await import('./container.ts')).runContainer(tools);
    case 'instance':
      return (await import('./instance.ts')).runInstance(tools);
    case 'login':
      return (await import('./login.ts')).runLogin(hop, tools);
  }
}
