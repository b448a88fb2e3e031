import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hashEngine, joinTags } from '../../../scripts/lib/moduleFolder.mjs';
import { makeTemporaryFolder } from '../../support/session/temporaryFolder.ts';

it('The hash of an engine is that of its script and of all parts, in the order of their names.', () => {
  const folder = makeTemporaryFolder();
  const programs = ['awsrole.cjs', 'parts/sts.cjs', 'parts/Net.cjs', 'parts/main.cjs'].map((name, index) => {
    writeFileSync(join(folder, String(index)), `${name}\n`);
    return [join(folder, String(index)), name] satisfies [string, string];
  });
  const text = 'awsrole.cjs\nparts/Net.cjs\nparts/main.cjs\nparts/sts.cjs\n';
  expect(hashEngine(programs)).toBe(createHash('sha256').update(text).digest('hex').toUpperCase());
});

it('The views are imported without the lines between their tags, and with each blank and script as it is written.', () => {
  const xml = '<Views>\n  <Label> </Label>\r\n\n  <Script>\n    one\n    two\n  </Script>\n</Views>\n';
  expect(joinTags(xml)).toBe('<Views><Label> </Label><Script>\n    one\n    two\n  </Script></Views>\n');
});
