import type { EngineError } from '../core/error.ts';
import { say } from '../core/say.ts';

/**
 * Whether others on the network could read the traffic with a URL: over HTTP, with another machine. Not for loopback, nor for the
 * addresses that AWS uses for the credentials of containers and instances: they are link-local, so no router forwards them. Only
 * numeric addresses and `localhost` are recognized, since any other name could resolve to any address.
 */
export function isExposed({ protocol, hostname }: URL): boolean {
  // URL has already converted forms such as 127.1 and 0x7f000001 to four decimal numbers.
  return (
    protocol === 'http:' &&
    !nearHosts.has(hostname) &&
    !isInstanceMetadata(hostname) &&
    !/^127(\.\d+){3}$/.test(hostname)
  );
}

/** Whether a host is an address of the instance metadata service. */
export function isInstanceMetadata(hostname: string): boolean {
  return hostname === '169.254.169.254' || hostname === '[fd00:ec2::254]';
}

/** The addresses of this machine and of the ECS and EKS agents. */
const nearHosts: ReadonlySet<string> = new Set([
  ...['localhost', '[::1]', '169.254.170.2', '169.254.170.23', '[fd00:ec2::23]'],
]);

/** The error for a call whose secrets others on the network could read. */
export function describeExposure(url: URL): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`AwsRole does not send requests to ${url.origin}, because anyone on the network could read the secrets in a request over HTTP.`,
    hint: say`Use a URL that begins with https://. HTTP is allowed only for this machine and for the metadata addresses of containers and instances.`,
    target: url.origin,
  };
}
