import { describe, expect, it } from 'vitest';
import { defineCommand } from '../../../../src/commands/shared/command.ts';
import { succeed } from '../../../../src/core/error.ts';
import { fakeCommandEdges } from '../../../support/fakeCommandEdges.ts';

const echo = defineCommand({
  name: 'echo',
  summary: 'answers what it was given',
  kinds: { name: 'text', times: 'number', loud: 'flag' },
  run: async (parameters) => succeed({ ...parameters }),
});

describe('defineCommand', () => {
  it('passes what fits', async () => {
    expect(await echo.run({ name: 'a', times: 2, loud: true }, fakeCommandEdges())).toEqual(
      succeed({ name: 'a', times: 2, loud: true }),
    );
  });

  it('takes null for absent, as the module writes it', async () => {
    expect(await echo.run({ name: null }, fakeCommandEdges())).toEqual(succeed({}));
  });

  it.each([
    ['a parameter that it does not have', { nmae: 'a' }],
    ['text for a number', { times: '2' }],
    ['not a number', { times: Number.NaN }],
    ['text for a flag', { loud: 'yes' }],
    ['no object', 'name'],
  ])('refuses %s', async (_what, parameters) => {
    expect(await echo.run(parameters, fakeCommandEdges())).toMatchObject({ ok: false, error: { code: 'BadRequest' } });
  });
});
