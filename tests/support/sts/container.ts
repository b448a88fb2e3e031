import { randomBytes } from 'node:crypto';
import { type Clock, movableClock } from './clock.ts';
import { type Listening, type ListenOptions, listen, type Service } from './http.ts';
import { jsonReply } from './json.ts';
import { expirationAfter, formatExpiration, issueSession } from './sessions.ts';
import { sameSignature } from './sigv4.ts';
import type { World } from './world.ts';

export interface ContainerOptions extends Omit<ListenOptions, 'clock'> {
  readonly state: World;
  /** ARN of the task's role in the world. */
  readonly roleArn: string;
  /** The required Authorization header; undefined requires none, as ECS does. By default a random token. */
  readonly token?: string | undefined;
  /** The path of the credentials; by default `/v2/credentials/<random>`. */
  readonly path?: string;
  readonly clock?: Clock;
  readonly sessionSeconds?: number;
}

export interface ContainerServer extends Listening {
  setClock(time: Date | undefined): void;
  /** The value for AWS_CONTAINER_CREDENTIALS_FULL_URI. */
  readonly credentialsUrl: string;
  readonly token: string | undefined;
  /** Requires another token from now on, as EKS does when it writes a new token file. */
  setToken(token: string): void;
}

/**
 * Starts a local endpoint for container credentials (ECS, EKS Pod Identity).
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
export async function startContainer(options: ContainerOptions): Promise<ContainerServer> {
  const { path = `/v2/credentials/${randomBytes(8).toString('hex')}`, clock = () => new Date() } = options;
  const wanted = { token: 'token' in options ? options.token : randomBytes(24).toString('base64url') };
  const time = movableClock(clock);
  const service = containerService({ ...options, path, clock: time.now }, wanted);
  const server = await listen(service, { ...options, clock: time.now });
  return Object.assign(server, {
    setClock: time.set,
    credentialsUrl: `${server.url}${path}`,
    token: wanted.token,
    setToken: (token: string) => {
      wanted.token = token;
    },
  });
}

const THROTTLED = { status: 429, code: 'ThrottlingException', message: 'Rate exceeded' };

function containerService(
  { state, roleArn, path, clock, sessionSeconds = 3600 }: ContainerOptions & { path: string; clock: Clock },
  wanted: { token: string | undefined },
): Service {
  return {
    operation: (request) => (request.path === path ? 'credentials' : request.path),
    refuse: (_, { status, code, message } = THROTTLED) => jsonReply(status, { code, message }),
    answer: ({ path: asked, headers }, note) => {
      const role = state.roles.get(roleArn);
      if (asked !== path || role === undefined) {
        return jsonReply(404, { code: 'NotFound', message: 'No credentials are served here' });
      }
      if (wanted.token !== undefined && !sameSignature(wanted.token, headers.authorization ?? '')) {
        return jsonReply(401, { code: 'AccessDenied', message: 'The authorization token is missing or wrong' });
      }
      note.caller = role.arn;
      const session = issueSession(state, {
        principal: { kind: 'role', role, sessionName: 'container' },
        expiration: expirationAfter(clock(), sessionSeconds),
        mfa: false,
      });
      return jsonReply(200, {
        RoleArn: role.arn,
        AccessKeyId: session.accessKeyId,
        SecretAccessKey: session.secret,
        Token: session.token,
        Expiration: formatExpiration(session.expiration),
      });
    },
  };
}
