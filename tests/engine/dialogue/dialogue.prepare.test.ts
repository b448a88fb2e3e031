import { expect, test } from 'vitest';
import { loadSwitch } from '../../../src/dialogue/dialogue.ts';

test('What it loads is there: a module that was renamed would make every engine started ahead fail.', async () => {
  await expect(loadSwitch()).resolves.toBeUndefined();
});
