import { credentials } from '../situation.ts';
import { base, type Examples } from './example.ts';

const id = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' };
const pair = { ...id, AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI' };
const session = {
  AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI',
  AWS_SESSION_TOKEN: 'secret-token',
};
const dev = { config: ['[profile dev]', 'region = eu-west-1'] };

/** Examples of the rules of endpoints, files and the shell. */
export const shellExamples: Examples = {
  EndpointNotEncrypted: {
    bad: {
      config: ['[profile a]', 'services = dev', '[services dev]', 'sts =', '  endpoint_url = http://10.0.0.1:4566'],
      environment: { AWS_ENDPOINT_URL: 'http://aws.example' },
    },
    found: ['EndpointNotEncrypted', 'EndpointNotEncrypted config:5'],
    good: {
      config: ['[profile a]', 'endpoint_url = http://127.0.0.1:4566'],
      environment: { AWS_ENDPOINT_URL: 'http://[::1]:4566', AWS_ENDPOINT_URL_STS: 'https://aws.example' },
    },
  },
  EndpointVariableInvalid: {
    bad: { environment: { AWS_ENDPOINT_URL_STS: 'localhost:4566' } },
    found: ['EndpointVariableInvalid'],
    good: { environment: { AWS_ENDPOINT_URL_STS: '' } },
  },
  SecretsReadable: {
    bad: { credentials: base, modes: { [credentials]: 0o644 } },
    found: ['SecretsReadable credentials'],
    good: { ...dev, modes: { '/home/me/.aws/config': 0o644 }, credentials: base },
  },
  FileWritableByOthers: {
    bad: { ...dev, insecurePaths: { '/home/me/.aws/config': { path: '/home/me/.aws', isFolder: true, why: 'mode' } } },
    found: ['FileWritableByOthers config'],
    good: { insecurePaths: { '/home/me/.aws/config': { path: '/home/me/.aws', isFolder: true, why: 'mode' } } },
  },
  TokenFileMissing: {
    bad: {
      config: ['[profile a]', 'role_arn = arn:aws:iam::111122223333:role/Admin', 'web_identity_token_file = ~/token'],
      environment: { AWS_WEB_IDENTITY_TOKEN_FILE: '/closed' },
      closed: ['/closed'],
    },
    found: ['TokenFileMissing', 'TokenFileMissing config:3'],
    good: { environment: { AWS_WEB_IDENTITY_TOKEN_FILE: '/token' }, others: ['/token'] },
  },
  CaBundleMissing: {
    bad: { config: ['[profile a]', 'ca_bundle = /none.pem'], environment: { AWS_CA_BUNDLE: '/none' } },
    found: ['CaBundleMissing', 'CaBundleMissing config:2'],
    good: { config: ['[profile a]', 'ca_bundle = /ca.pem'], others: ['/ca.pem'] },
  },
  ProcessQuoting: {
    bad: {
      config: [
        ...['[profile a]', 'credential_process = "C:\\Program Files\\x.exe'],
        ...['[profile b]', 'credential_process = C:\\Program Files\\x.exe --json'],
        ...['[profile c]', 'credential_process = ~/bin/x'],
      ],
      platform: 'win32',
    },
    found: ['ProcessQuoting config:2', 'ProcessQuoting config:4', 'ProcessQuoting config:6'],
    good: {
      config: ['[profile a]', 'credential_process = "C:\\Program Files\\x.exe" --to "a b"'],
      platform: 'win32',
    },
  },
  ProcessGone: {
    bad: {
      config: [
        ...['[profile a]', 'credential_process = /m/1.0/bin/awsrole credential-process --profile dev'],
        ...['[profile b]', 'credential_process = /m/1.0/bin/awsrole credential-process --sealed b'],
      ],
      gone: ['/m/1.0/bin/awsrole'],
    },
    found: ['ProcessGone config:2', 'ProcessGone config:4'],
    good: {
      config: [
        ...['[profile a]', 'credential_process = /l/bin/awsrole credential-process --profile dev'],
        ...['[profile b]', 'credential_process = /gone/other credential-process --profile dev'],
      ],
      gone: ['/gone/other'],
    },
  },
  ProfileVariableUnknown: {
    bad: { ...dev, environment: { AWS_PROFILE: 'Dev' } },
    found: ['ProfileVariableUnknown'],
    good: { ...dev, environment: { AWS_PROFILE: 'dev' } },
  },
  ProfileVariableEmpty: {
    bad: { ...dev, environment: { AWS_PROFILE: '' } },
    found: ['ProfileVariableEmpty'],
    good: dev,
  },
  ProfileVariablesDisagree: {
    bad: { ...dev, environment: { AWS_PROFILE: 'dev', AWS_DEFAULT_PROFILE: 'prod' } },
    found: ['ProfileVariablesDisagree'],
    good: { ...dev, environment: { AWS_PROFILE: 'dev', AWS_DEFAULT_PROFILE: 'dev' } },
  },
  RegionVariablesDisagree: {
    bad: { environment: { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' } },
    found: ['RegionVariablesDisagree'],
    good: { environment: { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1' } },
  },
  RegionVariableUnknown: {
    bad: { environment: { AWS_REGION: 'eu-west1' } },
    found: ['RegionVariableUnknown'],
    good: { environment: { AWS_DEFAULT_REGION: 'aws-global' } },
  },
  FileVariableMissing: {
    bad: { environment: { AWS_CONFIG_FILE: '/none', AWS_SHARED_CREDENTIALS_FILE: '' } },
    found: ['FileVariableMissing', 'FileVariableMissing'],
    good: { environment: { AWS_CONFIG_FILE: '/other' }, others: ['/other'] },
  },
  CredentialsExpired: {
    bad: { environment: { ...session, AWS_CREDENTIAL_EXPIRATION: '2026-11-24T04:59:59+00:00' } },
    found: ['CredentialsExpired'],
    good: { environment: { ...session, AWS_CREDENTIAL_EXPIRATION: '2026-11-24T05:00:01Z' } },
  },
  StoredCredentials: {
    bad: { storedCredentials: true },
    found: ['StoredCredentials'],
    good: { storedCredentials: false },
  },
  StoredRegion: {
    bad: { storedRegion: true },
    found: ['StoredRegion'],
    good: { storedRegion: false },
  },
  KeysBesideProfile: {
    bad: { ...dev, environment: { AWS_PROFILE: 'dev', ...pair } },
    found: ['KeysBesideProfile'],
    good: { ...dev, environment: { ...pair } },
  },
  PartialKeyVariables: {
    bad: { environment: { AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI' } },
    found: ['PartialKeyVariables'],
    good: { environment: { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' } },
  },
  TokenWithoutKeys: {
    bad: { environment: { AWS_SECURITY_TOKEN: 'secret-token' } },
    found: ['TokenWithoutKeys'],
    good: { environment: session },
  },
  TokenWithLongTermKey: {
    bad: { environment: { ...pair, AWS_SESSION_TOKEN: 'secret-token' } },
    found: ['TokenWithLongTermKey'],
    good: { environment: pair },
  },
  TemporaryKeyVariable: {
    bad: { environment: { ...session, AWS_SESSION_TOKEN: '' } },
    found: ['TemporaryKeyVariable'],
    good: { environment: session },
  },
  SecurityTokenDiffers: {
    bad: { environment: { ...session, AWS_SECURITY_TOKEN: 'secret-token-of-before' } },
    found: ['SecurityTokenDiffers'],
    good: { environment: { ...session, AWS_SECURITY_TOKEN: 'secret-token' } },
  },
};
