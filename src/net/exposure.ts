import type { EngineError } from '../core/error.ts';
import { say } from '../core/say.ts';

/**
 * Whether what is sent to the address, or comes from it, could be read on the way: by http, to another machine. Loopback and the addresses
 * that AWS names for the credentials of containers and instances do not count: they are link-local, and no router forwards them. Only as
 * numbers, and `localhost`: any other name could resolve to anything.
 */
export function isExposed({ protocol, hostname }: URL): boolean {
  // URL has already written 127.1, 0x7f000001 and the like as four decimal numbers.
  return protocol === 'http:' && !nearHosts.has(hostname) && !isInstance(hostname) && !/^127(\.\d+){3}$/.test(hostname);
}

/** Whether it is an address of the instance metadata service. */
export function isInstance(hostname: string): boolean {
  return hostname === '169.254.169.254' || hostname === '[fd00:ec2::254]';
}

/** This machine, and the ECS and EKS agents. */
const nearHosts: ReadonlySet<string> = new Set([
  ...['localhost', '[::1]', '169.254.170.2', '169.254.170.23', '[fd00:ec2::23]'],
]);

/** The error instead of a call whose secrets could be read on the way. */
export function describeExposure(url: URL): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`AwsRole sends nothing to ${url.origin}, because anyone on the network could read the secrets in a call over HTTP.`,
    hint: say`Use a URL that begins with https://. HTTP is allowed only for this machine and for the metadata addresses of containers and instances.`,
    target: url.origin,
  };
}
