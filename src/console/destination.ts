import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { findPartitionOfArn, findPartitionOfRegion } from '../plan/partitions.ts';
import { consoleServices } from './services.ts';

/** The sign-in host and the console host of a partition. */
export interface ConsoleHosts {
  readonly signIn: string;
  readonly console: string;
}

/**
 * Sources: the IAM User Guide ("Enable custom identity broker access to the AWS console") for aws and aws-cn, the endpoint
 * lists of GovCloud and the European Sovereign Cloud. The console hosts of secret partitions are not public, so they require
 * AWSROLE_FEDERATION_URL and a destination.
 */
const hosts: Readonly<Record<string, ConsoleHosts>> = {
  aws: { signIn: 'signin.aws.amazon.com', console: 'console.aws.amazon.com' },
  'aws-cn': { signIn: 'signin.amazonaws.cn', console: 'console.amazonaws.cn' },
  'aws-us-gov': { signIn: 'signin.amazonaws-us-gov.com', console: 'console.amazonaws-us-gov.com' },
  'aws-eusc': { signIn: 'eusc-de-east-1.signin.amazonaws-eusc.eu', console: 'console.amazonaws-eusc.eu' },
};

/** The hosts for the partition of a role ARN, otherwise of a region, otherwise of `aws`; undefined if they are not public. */
export function findConsoleHosts(arn: string | null, region: string | null): ConsoleHosts | undefined {
  const partition = findPartitionOfArn(arn ?? '') ?? findPartitionOfRegion(region ?? '');
  return hosts[partition?.name ?? 'aws'];
}

interface DestinationRequest {
  /** The name of a service; by default the console's start page. */
  readonly service?: string | undefined;
  /** The URL of a console page; overrides the service. */
  readonly destination?: string | undefined;
  readonly region: string | null;
}

/**
 * Resolves the page to open after signing in. InvalidParameter for a service that cannot be part of a path, for a page
 * without HTTPS, and without a page if `hosts` is undefined (the console of the partition is not public).
 */
export function resolveDestination(request: DestinationRequest, hosts: ConsoleHosts | undefined): Result<string> {
  const { service, destination, region } = request;
  if (destination !== undefined) return readPage(destination);
  if (hosts === undefined) return fail(noConsole);
  if (service !== undefined && !/^[a-z0-9-]+$/i.test(service)) return fail(noService(service));
  return succeed(renderPage(findPage(service?.toLowerCase()), region, hosts));
}

/** A page of the console: its path, and whether it is the same in all regions. */
interface ConsolePage {
  readonly path: string;
  readonly global: boolean;
}

function findPage(service: string | undefined): ConsolePage {
  if (service === undefined) return { path: 'console/home', global: false };
  const known = Object.hasOwn(consoleServices, service) ? consoleServices[service] : undefined;
  return { path: known?.path ?? `${service}/home`, global: known?.global === true };
}

/** Puts the region into host and query; without them the page opens in the region that was used last. */
function renderPage({ path, global }: ConsolePage, region: string | null, { console: host }: ConsoleHosts): string {
  const [page, fragment] = path.split('#');
  const isLocal = region !== null && !global;
  const query = isLocal ? `?region=${region}` : '';
  return `https://${isLocal ? `${region}.` : ''}${host}/${page}${query}${fragment === undefined ? '' : `#${fragment}`}`;
}

function readPage(text: string): Result<string> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' && url.username === '' ? succeed(text) : fail(noPage(text));
}

function noService(service: string) {
  return {
    code: 'InvalidParameter',
    message: say`The console has no service "${service}".`,
    hint: say`Use the name in the AWS CLI (s3, ec2, lambda), or specify a page with -Destination (--destination).`,
    target: service,
  } as const;
}

function noPage(text: string) {
  return {
    code: 'InvalidParameter',
    message: say`"${text}" is not an HTTPS URL of a console page.`,
    hint: say`Copy the URL of the page from the browser.`,
    target: text,
  } as const;
}

const noConsole = {
  code: 'InvalidParameter',
  message: say`The URL of the console in this partition is not public.`,
  hint: say`Specify the page with -Destination (--destination), and set AWSROLE_FEDERATION_URL to the sign-in URL.`,
} as const;
