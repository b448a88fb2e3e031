import type { Credentials } from '../core/credentials.ts';
import { fail, type Result } from '../core/error.ts';
import { isShown, showKeyId } from '../core/keyText.ts';
import { say } from '../core/say.ts';
import { Secret } from '../core/secret.ts';
import { isWrongTime, parseHttpDate } from '../net/clock.ts';
import { exchange, type Verdict } from '../net/exchange.ts';
import { type HttpAnswer, type HttpRequest, readHeader, renderUrl } from '../net/http.ts';
import type { CallFacts } from './callFacts.ts';
import { describeAnswer, isClockError } from './errors.ts';
import { type Operation, parseError, parseResponse, type QueryService, renderRequest, stsService } from './protocol.ts';
import type { Service } from './service.ts';
import { signRequest } from './sign.ts';

/** A call to STS, or to IAM, which uses the same protocol. */
export interface ServiceCall<T> {
  /** STS by default. */
  readonly service?: QueryService;
  readonly operation: Operation;
  readonly input: object;
  readonly credentials: Credentials | null;
  readonly facts: Omit<CallFacts, 'service'>;
  /** The maximum number of attempts, if those of the settings would be too many. */
  readonly maxAttempts?: number;
  /** Reads the output of the call; undefined if it is not valid. `now`: the time of the service. */
  readonly read: (output: unknown, now: Date) => T | undefined;
}

/** Makes a call, with retries. Errors: those of `describeAnswer` and of the network. */
export async function callService<T>(call: ServiceCall<T>, open: Service): Promise<Result<T>> {
  if (!URL.canParse(open.endpoint.url)) return fail(unusableEndpoint(open.endpoint.url, call.service ?? stsService));
  const url = new URL(open.endpoint.url);
  const { service = stsService } = call;
  const facts = { ...hideKeyId(call.facts), service, endpoint: renderUrl(url) };
  const body = renderRequest(call.operation, call.input, service);
  let signedAt = open.clock.now();
  return exchange(
    {
      url,
      isSigned: call.credentials !== null,
      prepare: () => {
        signedAt = open.clock.now();
        return prepare(url, body, call.credentials, service, open, signedAt);
      },
      ...(call.maxAttempts === undefined ? {} : { maxAttempts: call.maxAttempts }),
      read: (answer, attempts) => readAnswer(answer, { ...facts, attempts }, call, open, signedAt),
    },
    open,
  );
}

async function prepare(
  url: URL,
  body: string,
  credentials: Credentials | null,
  service: QueryService,
  open: Service,
  date: Date,
): Promise<HttpRequest> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', 'user-agent': userAgent };
  const request = { method: 'POST', url, headers, body } as const;
  if (credentials === null) return request;
  return signRequest(request, credentials, {
    region: open.endpoint.signingRegion,
    service: service.id,
    date,
  });
}

/** Masks an access key ID that might be a secret, also in messages from the service. */
function hideKeyId(facts: ServiceCall<unknown>['facts']): ServiceCall<unknown>['facts'] {
  const { accessKeyId, secrets } = facts;
  if (accessKeyId === undefined || isShown(accessKeyId)) return facts;
  return { ...facts, accessKeyId: showKeyId(accessKeyId), secrets: [...secrets, new Secret(accessKeyId)] };
}

function readAnswer<T>(
  answer: HttpAnswer,
  facts: CallFacts,
  call: ServiceCall<T>,
  open: Service,
  signedAt: Date,
): Verdict<T> {
  const date = readHeader(answer, 'date');
  if (answer.status === 200) {
    const value = call.read(
      parseResponse(call.operation, answer.body, facts.service),
      readTime(date, open.clock.now()),
    );
    if (value !== undefined) return { kind: 'done', value };
  }
  const serviceError = answer.status === 200 ? undefined : parseError(answer.body, facts.service);
  if (serviceError !== undefined && call.credentials !== null && isClockError(serviceError.code)) {
    const warning = open.clock.correct(date);
    if (warning !== null) open.warn(warning);
    // Another call may have corrected the clock while this one was on its way.
    if (isWrongTime(signedAt, open.clock.now())) {
      return { kind: 'repeat', error: describeAnswer(answer.status, serviceError, facts).error };
    }
  }
  const { error, retry } = describeAnswer(answer.status, serviceError, facts);
  return retry === 'no' ? { kind: 'failed', error } : { kind: 'retry', error, throttled: retry === 'throttled' };
}

/** The time of the service if the response has one, so that a wrong local clock does not matter. */
function readTime(date: string | undefined, now: Date): Date {
  const time = parseHttpDate(date);
  return Number.isNaN(time) ? now : new Date(time);
}

function unusableEndpoint(url: string, { name }: QueryService) {
  return {
    code: 'InvalidParameter',
    message: say`The ${name} endpoint "${url}" is not a valid URL.`,
    hint: say`Include the scheme in endpoint_url, as in https://sts.example.com.`,
    target: url,
  } as const;
}

const userAgent = 'awsrole';
