import { describe, expect, it } from 'vitest';
import { assume } from '../../../src/commands/assume.ts';
import { openWarmUp } from '../../../src/dialogue/warmUpSwitch.ts';

describe('openWarmUp', () => {
  it('is a switch to a cached session, the way that people wait for most often', async () => {
    const { line, edges } = openWarmUp();
    const { command, parameters } = JSON.parse(line);
    expect(command).toBe(assume.name);
    const answer = await assume.run(parameters, edges);
    expect(answer).toMatchObject({
      ok: true,
      value: { profile: parameters.profile, isCached: true, isProtected: false },
    });
  });

  it('names nothing of the machine: its variables are its own files', () => {
    expect(JSON.parse(openWarmUp().line).environment).toEqual({
      AWS_CONFIG_FILE: 'config',
      AWS_SHARED_CREDENTIALS_FILE: 'credentials',
    });
  });
});
