import type { Environment } from '../../core/environment.ts';
import { fail, type Result, succeed } from '../../core/error.ts';

/** ECS and EKS agents (botocore's ContainerMetadataFetcher). */
const ecsHost = '169.254.170.2';
const allowedHosts = new Set([ecsHost, '169.254.170.23', '[fd00:ec2::23]', 'localhost', '[::1]']);

/**
 * Where a container's credentials are served. Over plain http the token that goes there may only reach this machine
 * or AWS's own link-local addresses, written as such: a name other than localhost could resolve to anything.
 */
export function readContainerEndpoint(environment: Environment): Result<URL> {
  const relative = environment['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'];
  if (relative)
    return relative.startsWith('/')
      ? readUrl(`http://${ecsHost}${relative}`, relativeName)
      : fail(unusable(relativeName, 'must begin with /'));
  return readUrl(environment[fullName] ?? '', fullName);
}

const relativeName = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';
const fullName = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';

function readUrl(text: string, variable: string): Result<URL> {
  // A backslash is a slash to URL and part of a name to others.
  if (text.includes('\\') || !URL.canParse(text)) return fail(unusable(variable, 'is no URL'));
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return fail(unusable(variable, 'must not name a user'));
  if (url.protocol === 'https:') return succeed(url);
  if (url.protocol !== 'http:') return fail(unusable(variable, 'must be an http or https URL'));
  // URL has already written 127.1, 0x7f000001 and the like as four decimal numbers.
  if (allowedHosts.has(url.hostname) || /^127\.\d+\.\d+\.\d+$/.test(url.hostname)) return succeed(url);
  return fail(unusable(variable, `names ${url.hostname}, which plain http may not be used with`));
}

function unusable(variable: string, what: string) {
  return {
    code: 'SourceFailed',
    message: `${variable} ${what}.`,
    hint: `Plain http is for loopback, ${ecsHost}, 169.254.170.23 and [fd00:ec2::23]; use https for other hosts.`,
    target: variable,
  } as const;
}
