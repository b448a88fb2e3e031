import { expect, test } from 'vitest';
import { prepareSwitch } from '../../../src/dialogue/dialogue.ts';

test('What it loads is there: a module that was renamed would make every engine started ahead fail.', async () => {
  await expect(prepareSwitch()).resolves.toBeUndefined();
});
