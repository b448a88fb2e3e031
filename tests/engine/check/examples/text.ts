import { config } from '../situation.ts';
import type { Examples } from './example.ts';

const bom = Uint8Array.of(0xef, 0xbb, 0xbf);
const plain = ['[default]', 'region = eu-west-1'];

/** Examples of the rules of syntax, sections and lines. */
export const textExamples: Examples = {
  ConfigSyntax: {
    bad: { config: Uint8Array.of(0x5b, 0x61, 0x5d, 0x0a, 0xff, 0xfe, 0x0a) },
    found: ['ConfigSyntax config:2'],
    good: { config: plain },
  },
  FileNotOpened: {
    bad: { closed: [config] },
    found: ['FileNotOpened config'],
    good: {},
  },
  DuplicateSection: {
    bad: { config: ['[profile a]', 'region = eu-west-1', '[profile a]', 'output = json'] },
    found: ['DuplicateSection config:3'],
    good: { config: ['[profile a]', 'region = eu-west-1', '[profile A]', 'output = json'] },
  },
  DuplicateKey: {
    bad: { config: ['[default]', 'region = eu-west-1', 'REGION = eu-west-2'] },
    found: ['DuplicateKey config:3'],
    good: { config: [...plain, '[profile a]', ...plain.slice(1)] },
  },
  KeyBeforeSection: {
    bad: { config: ['region = eu-west-1', '[default]', 'output = json'] },
    found: ['ConfigSyntax config:1', 'KeyBeforeSection config:1'],
    good: { config: ['# region = eu-west-1', ...plain] },
  },
  BrokenHeader: {
    bad: { config: [...plain, '[profile a', 'output = json'] },
    found: ['BrokenHeader config:3', 'ConfigSyntax config:3'],
    good: { config: [...plain, '[profile a]', 'output = json'] },
  },
  LineWithoutEquals: {
    bad: { config: ['[default]', 'region', 'output = json'] },
    found: ['ConfigSyntax config:2', 'LineWithoutEquals config:2'],
    good: { config: ['[default]', '# region', 'output = json'] },
  },
  ByteOrderMark: {
    bad: { config: Buffer.concat([bom, Buffer.from('[default]\nregion = eu-west-1\n')]) },
    found: ['ByteOrderMark config:1'],
    good: { config: Buffer.from('[default]\r\nregion = eu-west-1\r\n') },
  },
  Utf16File: {
    bad: { config: Buffer.from('\ufeff[default]\r\nregion = eu-west-1\r\n', 'utf16le') },
    found: ['Utf16File config:1'],
    good: { config: Buffer.from('[default]\n# \u00e9\n') },
  },
  SectionIgnored: {
    bad: { config: [...plain, '[dev]', 'output = json', '[profile a b]', '[Profile x]', '[profile\u00a0y]'] },
    found: ['SectionIgnored config:3', 'SectionIgnored config:5', 'SectionIgnored config:6', 'SectionIgnored config:7'],
    good: { config: [...plain, '[profile dev]', '[plugins]', 'x = y'], credentials: ['[dev]'] },
  },
  SectionNearlyProfile: {
    bad: { config: ['[profiles x]', 'region = eu-west-1'] },
    found: ['SectionNearlyProfile config:1'],
    good: { config: ['[profile x]', 'region = eu-west-1'] },
  },
  ProfileInCredentials: {
    bad: { credentials: ['[profile x]', 'region = eu-west-1'] },
    found: ['ProfileInCredentials credentials:1'],
    good: { credentials: ['[x]', 'region = eu-west-1'] },
  },
  ConfigSectionInCredentials: {
    bad: { credentials: ['[sso-session x]', 'sso_region = eu-west-1'] },
    found: ['ConfigSectionInCredentials credentials:1', 'KeyInCredentials credentials:2'],
    good: { credentials: ['[sso-session]'] },
  },
  OddName: {
    bad: { config: ['[profile "my dev"]', 'region = eu-west-1'], credentials: ['[\u00e9]'] },
    found: ['OddName config:1', 'OddName credentials:1'],
    good: { config: ['[profile my-dev/1.0@x%+:_]', 'region = eu-west-1'] },
  },
  DefaultsSection: {
    bad: { config: ['[DEFAULT]', 'region = eu-west-1'] },
    found: ['DefaultsSection config:1'],
    good: { config: plain },
  },
  DefaultTwice: {
    bad: { config: [...plain, '[profile default]', 'output = json'] },
    found: ['DefaultTwice config:3'],
    good: { config: ['[profile default]', 'output = json'], credentials: ['[default]'] },
  },
  ProfileTwice: {
    bad: { config: ['[profile a]', 'output = json', '[profile  a]', 'region = eu-west-1'] },
    found: ['ProfileTwice config:3'],
    good: { config: ['[profile a]', 'output = json', '[profile b]', 'region = eu-west-1'] },
  },
  CommentAfterValue: {
    bad: { config: ['[default]', 'region = eu-west-1 # home'] },
    found: ['CommentAfterValue config:2'],
    good: { config: ['[default]', '# home', 'region = eu-west-1', 'output = json#1'] },
  },
  ColonDelimiter: {
    bad: { config: ['[default]', 'region: eu-west-1'] },
    found: ['ColonDelimiter config:2'],
    good: { config: ['[default]', 'region=eu-west-1'] },
  },
  IndentedKey: {
    bad: { config: ['[default]', '  region = eu-west-1'] },
    found: ['IndentedKey config:2'],
    good: { config: ['[default]', 's3 =', '  max_queue_size = 1'] },
  },
  SwallowedLine: {
    bad: { config: ['[default]', 'output = json', '  cli_pager = less', '', ' [profile x]'] },
    found: ['SwallowedLine config:3', 'SwallowedLine config:5'],
    good: { config: ['[default]', 'output = json', 'cli_pager = less', 's3 =', '  signature_version = s3v4'] },
  },
  MissingLineBreak: {
    bad: {
      config: ['[default]', 'region = eu-west-1[profile y]', 'output = json', '[profile z]sso_region = eu-west-1'],
      credentials: ['[a]', 'region = eu-west-1output = json'],
    },
    found: ['MissingLineBreak config:2', 'MissingLineBreak config:4', 'MissingLineBreak credentials:2'],
    good: { config: ['[default]', 'region = eu-west-1', '[profile y]', 'output = json', '[profile z] # = x'] },
  },
  OddCharacter: {
    bad: {
      config: [
        ...['[default]', 'region = eu\u2013west\u20131', 'outp\u200but = json', 'role_arn = x\u200b'],
        ...['credential_process = tool \u2014json', 's3 =', '  max_queue_size =\u00a01'],
      ],
    },
    found: [2, 3, 4, 5, 7].map((line) => `OddCharacter config:${line}`),
    good: {
      config: ['[default]', 'region\t=\teu-west-1', 'my_notes = \u201ca\u201d', 'output = json'],
    },
  },
  NestedKeyCase: {
    bad: { config: ['[default]', 's3 =', '  Endpoint_URL = https://example.com'] },
    found: ['NestedKeyCase config:3'],
    good: { config: ['[default]', 'S3 =', '  endpoint_url = https://example.com'] },
  },
  MisspelledKey: {
    bad: { config: ['[default]', 'regoin = eu-west-1'] },
    found: ['MisspelledKey config:2'],
    good: { config: ['[default]', 'my_own_notes = eu-west-1'] },
  },
};
