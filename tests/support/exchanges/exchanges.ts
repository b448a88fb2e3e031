import type { Answer, Exchange } from './exchange.ts';

const later = '2999-01-01T00:00:00Z';
const before = '2020-01-01T00:00:00Z';
const keysOf = (name: string) => ({ AccessKeyId: `ASIAEXAMPLE${name}`, SecretAccessKey: `secret-${name}` });
const json = (value: unknown): Answer => ({ body: JSON.stringify(value) });
const status = (code: number, body = ''): Answer => ({ status: code, body });

const environmentKeys = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLEENVIRONMENT', AWS_SECRET_ACCESS_KEY: 'secret-environment' };
const staticKeys = 'aws_access_key_id = AKIAEXAMPLESTATIC1\naws_secret_access_key = secret-static\n';
const staticDefault = `[default]\n${staticKeys}`;

const environment: readonly Exchange[] = [
  { name: 'keys of the environment', environment: environmentKeys },
  { name: 'keys of the environment with a token', environment: { ...environmentKeys, AWS_SESSION_TOKEN: 'token' } },
  {
    name: 'both variables of a token',
    environment: { ...environmentKeys, AWS_SESSION_TOKEN: 'session', AWS_SECURITY_TOKEN: 'security' },
  },
  {
    name: 'an empty variable of a token',
    environment: { ...environmentKeys, AWS_SESSION_TOKEN: 'session', AWS_SECURITY_TOKEN: '' },
  },
  {
    name: 'an account ID beside the keys',
    environment: { ...environmentKeys, AWS_ACCOUNT_ID: '111122223333' },
  },
  {
    name: 'a key ID without a secret, before keys of a profile',
    environment: { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLEENVIRONMENT' },
    credentials: staticDefault,
  },
  {
    name: 'an empty secret',
    environment: { ...environmentKeys, AWS_SECRET_ACCESS_KEY: '' },
    credentials: staticDefault,
  },
  { name: 'a secret without a key ID', environment: { AWS_SECRET_ACCESS_KEY: 'x' }, credentials: staticDefault },
  { name: 'an empty key ID', environment: { ...environmentKeys, AWS_ACCESS_KEY_ID: '' }, credentials: staticDefault },
  { name: 'a token alone', environment: { AWS_SESSION_TOKEN: 'token' }, credentials: staticDefault },
  {
    name: 'keys that end later',
    environment: { ...environmentKeys, AWS_SESSION_TOKEN: 'token', AWS_CREDENTIAL_EXPIRATION: later },
  },
  {
    name: 'keys that have ended',
    environment: { ...environmentKeys, AWS_SESSION_TOKEN: 'token', AWS_CREDENTIAL_EXPIRATION: before },
    credentials: staticDefault,
  },
  {
    name: 'an end that is no time',
    environment: { ...environmentKeys, AWS_CREDENTIAL_EXPIRATION: 'soon' },
    differs: 'The variable is for prompts, and AWS knows when a key ends.',
  },
  {
    name: 'keys and AWS_PROFILE',
    environment: { ...environmentKeys, AWS_PROFILE: 'dev' },
    config: `[profile dev]\n${staticKeys}`,
  },
  {
    name: 'keys and AWS_PROFILE that names none',
    environment: { ...environmentKeys, AWS_PROFILE: 'missing' },
    credentials: staticDefault,
  },
  { name: 'AWS_PROFILE that names none', environment: { AWS_PROFILE: 'missing' }, credentials: staticDefault },
  { name: 'an empty AWS_PROFILE', environment: { AWS_PROFILE: '' }, credentials: staticDefault },
  {
    name: 'AWS_DEFAULT_PROFILE alone',
    environment: { AWS_DEFAULT_PROFILE: 'dev' },
    credentials: `[dev]\n${staticKeys}`,
  },
  {
    name: 'AWS_PROFILE before AWS_DEFAULT_PROFILE',
    environment: { AWS_PROFILE: 'dev', AWS_DEFAULT_PROFILE: 'other' },
    credentials: `[dev]\n${staticKeys}[other]\naws_access_key_id = AKIAEXAMPLEOTHER\naws_secret_access_key = other\n`,
  },
  { name: 'keys and a config file that cannot be read', environment: environmentKeys, config: '[default\nregion' },
  { name: 'nothing at all' },
];

const files: readonly Exchange[] = [
  { name: 'keys of the credentials file', credentials: staticDefault },
  { name: 'keys of the config file', config: staticDefault },
  { name: 'keys with a token', credentials: `${staticDefault}aws_session_token = token\n` },
  {
    name: 'both keys of a token',
    credentials: `${staticDefault}aws_session_token = session\naws_security_token = security\n`,
  },
  {
    name: 'half a pair in the credentials file, the whole in the config file',
    credentials: '[default]\naws_access_key_id = AKIAEXAMPLEHALF000\n',
    config: staticDefault,
  },
  {
    name: 'a secret alone in the credentials file, the whole in the config file',
    credentials: '[default]\naws_secret_access_key = alone\n',
    config: staticDefault,
  },
  { name: 'an account ID beside static keys', credentials: `${staticDefault}aws_account_id = 111122223333\n` },
  { name: 'a region alone', config: '[default]\nregion = eu-west-1\n' },
];

const sts = (action: string, keys: Record<string, string>, arn = 'arn:aws:sts::111122223333:assumed-role/Dev/me') => ({
  body:
    `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result><AssumedRoleUser><Arn>${arn}</Arn>` +
    `<AssumedRoleId>AROAEXAMPLE:me</AssumedRoleId></AssumedRoleUser><Credentials>${Object.entries({
      ...keys,
      SessionToken: 'session',
      Expiration: later,
    })
      .map(([name, value]) => `<${name}>${value}</${name}>`)
      .join(
        '',
      )}</Credentials></${action}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></${action}Response>`,
});
const stsError = (code: number, name: string, message = 'no'): Answer =>
  status(
    code,
    `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${name}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
  );

const webIdentityVariables = {
  AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/Dev',
  AWS_WEB_IDENTITY_TOKEN_FILE: '{folder}/token',
  AWS_ROLE_SESSION_NAME: 'me',
};
const token = { token: 'header.body.signature' };
const webIdentityAnswer = { 'POST /': sts('AssumeRoleWithWebIdentity', keysOf('WEB')) };

const webIdentity: readonly Exchange[] = [
  { name: 'a web identity', environment: webIdentityVariables, files: token, routes: webIdentityAnswer },
  {
    name: 'a web identity without a session name',
    environment: { ...webIdentityVariables, AWS_ROLE_SESSION_NAME: '' },
    files: token,
    routes: webIdentityAnswer,
  },
  {
    name: 'a web identity before keys of the default profile',
    environment: webIdentityVariables,
    credentials: staticDefault,
    files: token,
    routes: webIdentityAnswer,
  },
  {
    name: 'keys of the environment before a web identity',
    environment: { ...webIdentityVariables, ...environmentKeys },
    files: token,
    routes: webIdentityAnswer,
  },
  {
    name: 'a web identity of the profile',
    config: '[default]\nrole_arn = arn:aws:iam::111122223333:role/Dev\nweb_identity_token_file = {folder}/token\n',
    files: token,
    routes: webIdentityAnswer,
  },
  {
    name: "a web identity of the profile with the environment's role",
    environment: { AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/Other' },
    config: '[default]\nrole_arn = arn:aws:iam::111122223333:role/Dev\nweb_identity_token_file = {folder}/token\n',
    files: token,
    routes: webIdentityAnswer,
  },
  {
    name: 'a role of the profile beside the token file of the environment',
    environment: { AWS_WEB_IDENTITY_TOKEN_FILE: '{folder}/token' },
    config: `[default]\nrole_arn = arn:aws:iam::111122223333:role/Dev\nsource_profile = base\n[profile base]\n${staticKeys}`,
    files: token,
    routes: { 'POST /': sts('AssumeRole', keysOf('ROLE')) },
  },
  {
    name: 'a token file without a role',
    environment: { AWS_WEB_IDENTITY_TOKEN_FILE: '{folder}/token' },
    credentials: staticDefault,
    files: token,
  },
  {
    name: 'a role without a token file',
    environment: { AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/Dev' },
    credentials: staticDefault,
  },
  {
    name: 'an empty variable of the token file',
    environment: { ...webIdentityVariables, AWS_WEB_IDENTITY_TOKEN_FILE: '' },
    credentials: staticDefault,
  },
  {
    name: 'a token file that is not there',
    environment: webIdentityVariables,
    credentials: staticDefault,
    routes: webIdentityAnswer,
  },
  {
    name: 'a token that STS refuses',
    environment: webIdentityVariables,
    credentials: staticDefault,
    files: token,
    routes: { 'POST /': stsError(400, 'InvalidIdentityToken') },
  },
  {
    name: 'a provider that STS could not reach at first',
    environment: webIdentityVariables,
    files: token,
    routes: { 'POST /': [stsError(400, 'IDPCommunicationError'), webIdentityAnswer['POST /']] },
  },
  {
    name: 'an STS that fails at first',
    environment: webIdentityVariables,
    files: token,
    routes: { 'POST /': [status(500), status(503), webIdentityAnswer['POST /']] },
  },
  {
    name: 'an STS that throttles at first',
    environment: webIdentityVariables,
    files: token,
    routes: { 'POST /': [stsError(400, 'Throttling'), webIdentityAnswer['POST /']] },
  },
  {
    name: 'an STS that always fails',
    environment: webIdentityVariables,
    files: token,
    routes: { 'POST /': status(500) },
  },
  {
    name: 'an STS that says that the token has expired',
    environment: webIdentityVariables,
    files: token,
    routes: { 'POST /': stsError(400, 'ExpiredTokenException') },
  },
];

const role = 'role_arn = arn:aws:iam::111122223333:role/Dev\nrole_session_name = me\n';
const roleAnswer = { 'POST /': sts('AssumeRole', keysOf('ROLE')) };

const roles: readonly Exchange[] = [
  {
    name: 'a role with a source profile',
    config: `[default]\n${role}source_profile = base\n[profile base]\n${staticKeys}`,
    routes: roleAnswer,
  },
  {
    name: 'keys of the environment before a role',
    environment: environmentKeys,
    config: `[default]\n${role}source_profile = missing\n`,
  },
  {
    name: 'a role whose source is not there, and a container',
    environment: { AWS_CONTAINER_CREDENTIALS_FULL_URI: '{url}/keys' },
    config: `[default]\n${role}source_profile = missing\n`,
    routes: { 'GET /keys': json({ ...keysOf('CONTAINER'), Token: 'session', Expiration: later }) },
  },
  { name: 'a role without a source', config: `[default]\n${role}` },
  {
    name: 'a role by the environment, which is empty',
    config: `[default]\n${role}credential_source = Environment\n`,
  },
  {
    name: 'a role by the container',
    environment: { AWS_CONTAINER_CREDENTIALS_FULL_URI: '{url}/keys' },
    config: `[default]\n${role}credential_source = EcsContainer\n`,
    routes: { ...roleAnswer, 'GET /keys': json({ ...keysOf('CONTAINER'), Token: 'session', Expiration: later }) },
  },
  {
    name: 'a role by a container without its variable',
    config: `[default]\n${role}credential_source = EcsContainer\n`,
    routes: roleAnswer,
  },
  {
    name: 'a role by a source that has another case',
    config: `[default]\n${role}credential_source = ecscontainer\n`,
  },
  {
    name: 'a role that STS denies, and a container',
    environment: { AWS_CONTAINER_CREDENTIALS_FULL_URI: '{url}/keys' },
    config: `[default]\n${role}source_profile = base\n[profile base]\n${staticKeys}`,
    routes: {
      'POST /': stsError(403, 'AccessDenied'),
      'GET /keys': json({ ...keysOf('CONTAINER'), Token: 'session', Expiration: later }),
    },
  },
];

const process = (output: unknown, rest: Partial<Exchange> = {}): Partial<Exchange> => ({
  config: '[default]\ncredential_process = cat "{folder}/output"\n',
  files: { output: typeof output === 'string' ? output : JSON.stringify(output) },
  ...rest,
});
const printed = { Version: 1, ...keysOf('PROCESS') };

const processes: readonly Exchange[] = [
  { name: 'a process', ...process({ ...printed, SessionToken: 'session', Expiration: later }) },
  { name: 'a process whose keys do not end', ...process(printed) },
  { name: 'a process with an account', ...process({ ...printed, AccountId: '111122223333' }) },
  {
    name: "a process with the profile's account",
    ...process(printed, {
      config: '[default]\ncredential_process = cat "{folder}/output"\naws_account_id = 444455556666\n',
    }),
  },
  { name: 'a process without a version', ...process(keysOf('PROCESS')) },
  { name: 'a process of version 2', ...process({ ...printed, Version: 2 }) },
  { name: 'a process of version "1"', ...process({ ...printed, Version: '1' }) },
  {
    name: 'a process of version 1.0',
    ...process('{"Version": 1.0, "AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": "s"}'),
  },
  { name: 'a process without a key ID', ...process({ Version: 1, SecretAccessKey: 's' }) },
  { name: 'a process without a secret', ...process({ Version: 1, AccessKeyId: 'ASIAEXAMPLE' }) },
  { name: 'a process that prints nothing', ...process('') },
  { name: 'a process that prints no JSON', ...process('oops') },
  { name: 'a process that prints a list', ...process([printed]) },
  { name: 'a process that prints a line before', ...process(`hello\n${JSON.stringify(printed)}`) },
  { name: 'a process that prints lines', ...process(`\n ${JSON.stringify(printed, null, 2)}\n\n`) },
  {
    name: 'a process with null where there is nothing',
    ...process({ ...printed, SessionToken: null, Expiration: null }),
  },
  { name: 'a process that says more', ...process({ ...printed, Other: { a: [1] } }) },
  { name: 'a process whose keys have ended', ...process({ ...printed, Expiration: before }) },
  {
    name: 'a process whose keys end with an offset',
    ...process({ ...printed, Expiration: '2999-01-01T09:00:00+09:00' }),
  },
  {
    name: 'a process whose keys end with fractions',
    ...process({ ...printed, Expiration: '2999-01-01T00:00:00.123Z' }),
  },
  {
    name: 'a process whose keys end in RFC 1123',
    ...process({ ...printed, Expiration: 'Tue, 01 Jan 2999 00:00:00 GMT' }),
  },
  { name: 'a process whose keys end never', ...process({ ...printed, Expiration: 'never' }) },
  {
    name: 'a process that fails, and a container',
    ...process(printed, {
      config: '[default]\ncredential_process = cat {folder}/missing\n',
      environment: { AWS_CONTAINER_CREDENTIALS_FULL_URI: '{url}/keys' },
    }),
    routes: { 'GET /keys': json({ ...keysOf('CONTAINER'), Token: 'session', Expiration: later }) },
  },
  { name: 'a process that is not there', config: '[default]\ncredential_process = {folder}/missing\n' },
  {
    name: 'a process before keys of the config file',
    ...process(printed, { config: `[default]\ncredential_process = cat "{folder}/output"\n${staticKeys}` }),
  },
  { name: 'a process after keys of the credentials file', ...process(printed, { credentials: staticDefault }) },
];

const containerAnswer = { ...keysOf('CONTAINER'), Token: 'session', Expiration: later };
const full = { AWS_CONTAINER_CREDENTIALS_FULL_URI: '{url}/keys' };
const container = (answer: Answer | readonly Answer[], rest: Partial<Exchange> = {}) => ({
  environment: full,
  routes: { 'GET /keys': answer },
  ...rest,
});

const containers: readonly Exchange[] = [
  { name: 'a container', ...container(json(containerAnswer)) },
  { name: 'a container with an account', ...container(json({ ...containerAnswer, AccountId: '111122223333' })) },
  {
    name: 'a container with a query',
    environment: { AWS_CONTAINER_CREDENTIALS_FULL_URI: '{url}/keys?id=1' },
    routes: { 'GET /keys?id=1': json(containerAnswer) },
  },
  {
    name: 'a container with a token',
    ...container(json(containerAnswer), { environment: { ...full, AWS_CONTAINER_AUTHORIZATION_TOKEN: 'Basic abc' } }),
  },
  {
    name: 'a container with a token file before the token',
    ...container(json(containerAnswer), {
      environment: {
        ...full,
        AWS_CONTAINER_AUTHORIZATION_TOKEN: 'Basic abc',
        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '{folder}/token',
      },
      files: { token: 'Bearer file' },
    }),
  },
  {
    name: 'a container whose token file is not there',
    ...container(json(containerAnswer), {
      environment: { ...full, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '{folder}/token' },
    }),
  },
  {
    name: 'a container whose token file has two lines',
    ...container(json(containerAnswer), {
      environment: { ...full, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '{folder}/token' },
      files: { token: 'one\ntwo' },
    }),
  },
  {
    name: 'a container whose token file ends with a line break',
    ...container(json(containerAnswer), {
      environment: { ...full, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '{folder}/token' },
      files: { token: 'Bearer file\n' },
    }),
    differs: 'Editors end a file with a line break, which no token has.',
  },
  {
    name: 'a container that is another machine by http',
    environment: { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://192.0.2.1/keys' },
  },
  { name: 'a container whose URL is none', environment: { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'keys' } },
  { name: 'a container whose variable is empty', environment: { AWS_CONTAINER_CREDENTIALS_FULL_URI: '' } },
  {
    name: 'a container and the keys of a profile',
    ...container(json(containerAnswer), { credentials: staticDefault }),
  },
  {
    name: 'a container before the instance',
    ...container(json(containerAnswer), {
      environment: { ...full, AWS_EC2_METADATA_SERVICE_ENDPOINT: '{url}', AWS_EC2_METADATA_DISABLED: 'false' },
    }),
  },
  { name: 'a container that fails at first', ...container([status(500), status(503), json(containerAnswer)]) },
  { name: 'a container that always fails', ...container(status(500)) },
  { name: 'a container that throttles at first', ...container([status(429), json(containerAnswer)]) },
  { name: 'a container that knows nothing at first', ...container([status(404), json(containerAnswer)]) },
  { name: 'a container that refuses at first', ...container([status(400, 'no'), status(403), json(containerAnswer)]) },
  { name: 'a container that never knows anything', ...container(status(404)) },
  { name: 'a container that prints no JSON at first', ...container([{ body: '{"Acc' }, json(containerAnswer)]) },
  { name: 'a container that prints no JSON', ...container({ body: 'oops' }) },
  { name: 'a container that prints nothing', ...container({ body: '' }) },
  { name: 'a container that redirects', ...container(status(302)) },
  ...['AccessKeyId', 'SecretAccessKey', 'Token', 'Expiration'].map((key) => ({
    name: `a container without ${key}`,
    ...container(json({ ...containerAnswer, [key]: undefined })),
  })),
  { name: 'a container whose keys have ended', ...container(json({ ...containerAnswer, Expiration: before })) },
  {
    name: 'a container whose keys end in RFC 1123',
    ...container(json({ ...containerAnswer, Expiration: 'Tue, 01 Jan 2999 00:00:00 GMT' })),
  },
  {
    name: 'a container with a default profile that has no source',
    ...container(json(containerAnswer), { config: '[default]\nregion = eu-west-1\n' }),
  },
  {
    name: 'a container with a profile that has none',
    ...container(json(containerAnswer), {
      environment: { ...full, AWS_PROFILE: 'dev' },
      config: '[profile dev]\nregion = eu-west-1\n',
    }),
  },
];

const instanceAnswer = {
  Code: 'Success',
  LastUpdated: before,
  Type: 'AWS-HMAC',
  ...keysOf('INSTANCE'),
  Token: 'session',
  Expiration: later,
};
const [tokenPath, rolePath] = ['PUT /latest/api/token', 'GET /latest/meta-data/iam/security-credentials/'];
const usual = {
  [tokenPath]: { body: 'imds-token' },
  [rolePath]: { body: 'MyRole' },
  [`${rolePath}MyRole`]: json(instanceAnswer),
};
const onInstance = { AWS_EC2_METADATA_SERVICE_ENDPOINT: '{url}', AWS_EC2_METADATA_DISABLED: 'false' };
const three = { ...onInstance, AWS_METADATA_SERVICE_NUM_ATTEMPTS: '3' };
const instance = (routes: Exchange['routes'] = {}, rest: Partial<Exchange> = {}) => ({
  environment: onInstance,
  ...rest,
  routes: { ...usual, ...routes },
});
const success = 'Only a document that says Success holds keys, as in the SDK for Go.';
const version2 = 'Version 1 of the metadata service is not spoken.';

const instances: readonly Exchange[] = [
  { name: 'an instance', ...instance() },
  {
    name: 'an instance whose endpoint ends with a slash',
    ...instance({}, { environment: { ...onInstance, AWS_EC2_METADATA_SERVICE_ENDPOINT: '{url}/' } }),
  },
  {
    name: 'an instance by the profile',
    ...instance(
      {},
      {
        environment: { AWS_EC2_METADATA_DISABLED: 'false' },
        config:
          '[default]\nec2_metadata_service_endpoint = {url}\nmetadata_service_timeout = 2\nmetadata_service_num_attempts = 2\n',
      },
    ),
  },
  {
    name: 'an instance whose service is turned off',
    ...instance({}, { environment: { ...onInstance, AWS_EC2_METADATA_DISABLED: 'TRUE' } }),
  },
  {
    name: 'an instance whose service is not turned off by 1',
    ...instance({}, { environment: { ...onInstance, AWS_EC2_METADATA_DISABLED: '1' } }),
  },
  {
    name: 'an instance whose endpoint is no URL',
    ...instance({}, { environment: { ...onInstance, AWS_EC2_METADATA_SERVICE_ENDPOINT: 'metadata' } }),
  },
  {
    name: 'an instance whose mode is none',
    ...instance(
      {},
      {
        environment: {
          ...onInstance,
          AWS_EC2_METADATA_SERVICE_ENDPOINT: '',
          AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: 'IPv5',
        },
      },
    ),
  },
  {
    name: 'an endpoint beside a mode',
    ...instance({}, { environment: { ...onInstance, AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: 'IPv6' } }),
  },
  {
    name: 'an instance after keys of the environment',
    ...instance({}, { environment: { ...onInstance, ...environmentKeys } }),
  },
  { name: 'an instance after keys of a profile', ...instance({}, { credentials: staticDefault }) },
  {
    name: 'an instance with AWS_PROFILE that names none',
    ...instance({}, { environment: { ...onInstance, AWS_PROFILE: 'missing' } }),
  },
  { name: 'an instance that gives no token: 400', ...instance({ [tokenPath]: status(400) }) },
  { name: 'an instance that gives no token: 403', ...instance({ [tokenPath]: status(403) }), differs: version2 },
  { name: 'an instance that gives no token: 404', ...instance({ [tokenPath]: status(404) }), differs: version2 },
  { name: 'an instance that gives no token: 405', ...instance({ [tokenPath]: status(405) }), differs: version2 },
  {
    name: 'an instance that gives no token, version 1 turned off',
    ...instance({ [tokenPath]: status(403) }, { environment: { ...onInstance, AWS_EC2_METADATA_V1_DISABLED: 'true' } }),
  },
  {
    name: 'an instance that gives no token and takes none',
    ...instance({ [tokenPath]: status(403), [rolePath]: status(401), [`${rolePath}MyRole`]: status(401) }),
  },
  {
    name: 'an instance whose token fails at first',
    ...instance({ [tokenPath]: [status(500), { body: 'imds-token' }] }, { environment: three }),
  },
  { name: 'an instance without a role', ...instance({ [rolePath]: status(404) }) },
  { name: 'an instance whose role is empty', ...instance({ [rolePath]: { body: '' } }) },
  {
    name: 'an instance whose role is empty at first',
    ...instance({ [rolePath]: [{ body: '' }, { body: 'MyRole' }] }, { environment: three }),
  },
  {
    name: 'an instance whose role fails at first',
    ...instance({ [rolePath]: [status(500), { body: 'MyRole' }] }, { environment: three }),
  },
  {
    name: 'an instance whose role is not found at first',
    ...instance({ [rolePath]: [status(404), { body: 'MyRole' }] }, { environment: three }),
  },
  {
    name: 'an instance whose keys fail at first',
    ...instance({ [`${rolePath}MyRole`]: [status(500), status(404), json(instanceAnswer)] }, { environment: three }),
  },
  {
    name: 'an instance whose keys are no JSON at first',
    ...instance({ [`${rolePath}MyRole`]: [{ body: '{' }, json(instanceAnswer)] }, { environment: three }),
  },
  { name: 'an instance whose keys are no JSON', ...instance({ [`${rolePath}MyRole`]: { body: 'oops' } }) },
  { name: 'an instance whose keys are not there', ...instance({ [`${rolePath}MyRole`]: status(404) }) },
  {
    name: 'an instance that says why there are no keys',
    ...instance({ [`${rolePath}MyRole`]: json({ Code: 'AssumeRoleUnauthorizedAccess', Message: 'no' }) }),
  },
  {
    name: 'an instance that says another code alone',
    ...instance({ [`${rolePath}MyRole`]: json({ Code: 'Failed' }) }),
  },
  ...['AccessKeyId', 'SecretAccessKey', 'Token', 'Expiration'].map((key) => ({
    name: `an instance without ${key}`,
    ...instance({ [`${rolePath}MyRole`]: json({ ...instanceAnswer, [key]: undefined }) }),
  })),
  {
    name: 'an instance without Code',
    differs: success,
    ...instance({ [`${rolePath}MyRole`]: json({ ...instanceAnswer, Code: undefined }) }),
  },
  {
    name: 'an instance with another code beside the keys',
    differs: success,
    ...instance({ [`${rolePath}MyRole`]: json({ ...instanceAnswer, Code: 'Failed' }) }),
  },
  {
    name: 'an instance whose keys have ended',
    differs: 'botocore goes on with them for some minutes, and AWS refuses them.',
    ...instance({ [`${rolePath}MyRole`]: json({ ...instanceAnswer, Expiration: before }) }),
  },
  {
    name: 'an instance that does not answer',
    ...instance({ [tokenPath]: { hangs: true }, [rolePath]: { hangs: true } }),
  },
  {
    name: 'an instance that does not answer for a token',
    ...instance({ [tokenPath]: { hangs: true } }),
    differs: version2,
  },
  {
    name: 'an instance for a role',
    ...instance(
      { 'POST /': roleAnswer['POST /'] },
      { config: `[default]\n${role}credential_source = Ec2InstanceMetadata\n` },
    ),
  },
  {
    name: 'an instance that has none for a role',
    ...instance(
      { ...roleAnswer, [rolePath]: status(404) },
      { config: `[default]\n${role}credential_source = Ec2InstanceMetadata\n` },
    ),
  },
];

const ssoSession = '[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n';
const ssoProfile = 'sso_account_id = 111122223333\nsso_role_name = Dev\n';
const sso = `[default]\nsso_session = corp\n${ssoProfile}${ssoSession}`;
const legacy = `[default]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n${ssoProfile}`;
/** The file names are the SHA-1 of `corp`, and of the start URL. */
const sessionFile = '.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json';
const legacyFile = '.aws/sso/cache/e8be5486177c5b5392bd9aa76563515b29358e6e.json';
const signedIn = {
  startUrl: 'https://example.awsapps.com/start',
  region: 'eu-west-1',
  accessToken: 'access',
  expiresAt: later,
};
const renewable = {
  ...signedIn,
  clientId: 'client',
  clientSecret: 'secret',
  registrationExpiresAt: later,
  refreshToken: 'refresh',
};
const portal = 'GET /federation/credentials';
const portalAnswer = json({
  roleCredentials: {
    accessKeyId: 'ASIAEXAMPLEPORTAL',
    secretAccessKey: 'secret-portal',
    sessionToken: 'session',
    expiration: Date.parse(later),
  },
});
const refreshed = json({ accessToken: 'renewed', expiresIn: 3600, refreshToken: 'next', tokenType: 'Bearer' });
const signIn = (token: unknown, rest: Partial<Exchange> = {}): Partial<Exchange> => ({
  config: sso,
  files: { [sessionFile]: typeof token === 'string' ? token : JSON.stringify(token) },
  ...rest,
  routes: { [portal]: portalAnswer, 'POST /token': refreshed, ...rest.routes },
});
const ended = { ...renewable, expiresAt: before };

const signIns: readonly Exchange[] = [
  { name: 'a sign-in', ...signIn(signedIn) },
  {
    name: 'a sign-in by a start URL alone',
    ...signIn(signedIn, { config: legacy, files: { [legacyFile]: JSON.stringify(signedIn) } }),
  },
  {
    name: 'a sign-in by a start URL alone that is over',
    ...signIn(ended, { config: legacy, files: { [legacyFile]: JSON.stringify(ended) } }),
  },
  { name: 'a sign-in before keys of the credentials file', ...signIn(signedIn, { credentials: staticDefault }) },
  { name: 'a sign-in that is over', ...signIn(ended) },
  { name: 'a sign-in that is over and cannot be renewed', ...signIn({ ...signedIn, expiresAt: before }) },
  { name: 'a sign-in whose client is over', ...signIn({ ...ended, registrationExpiresAt: before }) },
  {
    name: 'a sign-in that is over and is refused',
    ...signIn(ended, { routes: { 'POST /token': status(400, '{"error":"invalid_grant"}') } }),
  },
  {
    name: 'a sign-in near its end that is refused',
    ...signIn(
      { ...renewable, expiresAt: '{soon}' },
      { routes: { 'POST /token': status(400, '{"error":"invalid_grant"}') } },
    ),
  },
  {
    name: 'a sign-in that the portal refuses, and a container',
    ...signIn(signedIn, {
      environment: full,
      routes: { [portal]: status(401, '{"message":"no"}'), 'GET /keys': json(containerAnswer) },
    }),
  },
  {
    name: 'a role that the portal forbids',
    ...signIn(signedIn, { routes: { [portal]: status(403, '{"message":"no"}') } }),
  },
  { name: 'a portal that fails at first', ...signIn(signedIn, { routes: { [portal]: [status(500), portalAnswer] } }) },
  {
    name: 'a portal that throttles at first',
    ...signIn(signedIn, { routes: { [portal]: [status(429, '{"message":"slow"}'), portalAnswer] } }),
    differs: 'botocore knows no throttling by its status alone.',
  },
  { name: 'no sign-in, and a container', ...signIn(signedIn, { files: {}, environment: full }) },
  { name: 'a sign-in that is torn', ...signIn('{"accessToken": "a') },
  { name: 'a sign-in without a role', ...signIn(signedIn, { config: sso.replace(/sso_role_name.*\n/, '') }) },
  {
    name: 'a sign-in of a session that is not there',
    ...signIn(signedIn, { config: sso.replace('[sso-session corp]', '[sso-session other]') }),
  },
  {
    name: 'a sign-in whose regions differ',
    ...signIn(signedIn, { config: sso.replace('sso_session = corp', 'sso_session = corp\nsso_region = us-east-1') }),
  },
  {
    name: 'a session without a role or an account, and keys',
    config: `[default]\nsso_session = corp\n${staticKeys}${ssoSession}`,
  },
];

/** All exchanges. */
export const exchanges: readonly Exchange[] = [
  ...environment,
  ...files,
  ...webIdentity,
  ...roles,
  ...processes,
  ...signIns,
  ...containers,
  ...instances,
];

/** Values of AWS_CONTAINER_CREDENTIALS_FULL_URI. */
export const containerUrls: readonly string[] = [
  ...[
    'http://127.0.0.1/keys',
    'http://127.0.0.2:81/keys?a=1',
    'http://localhost/',
    'http://LOCALHOST/',
    'http://[::1]:81/',
  ],
  ...['http://169.254.170.2/v2', 'http://169.254.170.23/v1', 'http://[fd00:ec2::23]/v1', 'https://example.com/keys'],
  ...[
    'https://127.0.0.1/',
    'http://example.com/',
    'http://169.254.169.254/',
    'http://[fd00:ec2::254]/',
    'http://10.0.0.1/',
  ],
  ...['http://0.0.0.0/', 'http://localhost.example.com/', 'http://169.254.170.2.example.com/', 'http://128.0.0.1/'],
  ...['http://127.0.0.1.example.com/', 'http://[::2]/', 'http://localhost@example.com/', 'keys', ''],
];
