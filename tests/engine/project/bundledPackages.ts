/**
 * What of npm ends up in the engine, checked by hand: one that appears here again was looked at first. All are kept up by
 * AWS or are well known, and none has an installation script.
 */
export const bundledPackages: readonly string[] = [
  '@aws-sdk/client-iam: Apache-2.0',
  '@aws-sdk/client-sts: Apache-2.0',
  '@aws-sdk/core: Apache-2.0',
  '@aws-sdk/xml-builder: Apache-2.0',
  '@leeoniya/ufuzzy: MIT',
  '@smithy/core: Apache-2.0',
  '@smithy/signature-v4: Apache-2.0',
  'fastest-levenshtein: MIT',
  'get-east-asian-width: MIT',
  'ini: ISC',
  'string-width: MIT',
  'ansi-regex: MIT',
  'strip-ansi: MIT',
  'zod: MIT',
];
