import { startContainer } from './container.ts';
import { startFederation } from './federation.ts';
import type { Listening } from './http.ts';
import { startIam } from './iam.ts';
import { startImds } from './imds.ts';
import type { Sample } from './sample.ts';
import { addSampleSso } from './sample-sso.ts';
import { startSignIn } from './sign-in.ts';
import { type SsoDirectory, startSso } from './sso.ts';

/** The servers that can be started next to the STS, on the same sample world. */
export const NEIGHBOURS = ['container', 'federation', 'iam', 'imds', 'sign-in', 'sso'] as const;
export type Neighbour = (typeof NEIGHBOURS)[number];

export interface Neighbours {
  readonly servers: Partial<Record<Neighbour, Listening>>;
  /** The facts for clients: URLs, and the token of the container. */
  readonly facts: Readonly<Record<string, string | undefined>>;
  /** Set if `sso` is started. */
  readonly directory?: SsoDirectory;
}

/** Starts the named servers. The instance and the container have the sample's role ReadOnly. */
export async function startNeighbours(names: readonly Neighbour[], sample: Sample): Promise<Neighbours> {
  const [state, roleArn] = [sample.world, sample.roles.readOnly];
  const wants = (name: Neighbour) => names.includes(name);
  const directory = wants('sso') ? addSampleSso(sample) : undefined;
  const container = wants('container') ? await startContainer({ state, roleArn }) : undefined;
  const federation = wants('federation') ? await startFederation({ state }) : undefined;
  const iam = wants('iam') ? await startIam({ state }) : undefined;
  const imds = wants('imds') ? await startImds({ state, roleArn }) : undefined;
  const user = state.users.get(sample.userArn);
  const signIn = wants('sign-in') && user ? await startSignIn({ state, user }) : undefined;
  const sso = directory ? await startSso({ state, directory }) : undefined;
  return {
    servers: {
      ...(container && { container }),
      ...(federation && { federation }),
      ...(iam && { iam }),
      ...(imds && { imds }),
      ...(signIn && { 'sign-in': signIn }),
      ...(sso && { sso }),
    },
    facts: {
      containerUrl: container?.credentialsUrl,
      containerToken: container?.token,
      federationUrl: federation && `${federation.url}/federation`,
      iamUrl: iam?.url,
      imdsUrl: imds?.url,
      signInUrl: signIn?.url,
      ssoUrl: sso?.url,
    },
    ...(directory && { directory }),
  };
}
