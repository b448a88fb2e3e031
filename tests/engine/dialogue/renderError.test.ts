import { describe, expect, it } from 'vitest';
import { renderError } from '../../../src/dialogue/renderError.ts';

describe('renderError', () => {
  it('has only the facts that the error has', () => {
    expect(renderError({ code: 'Defect', message: 'm', hint: 'h' })).toEqual({
      code: 'Defect',
      message: 'm',
      hint: 'h',
    });
  });

  it('quotes a value of a megabyte in part only', () => {
    const value = 'x'.repeat(1_000_000);
    const rendered = renderError({
      code: 'InvalidParameter',
      message: `"${value}" is wrong.`,
      target: value,
      hint: `Not ${value}.`,
    });
    expect(JSON.stringify(rendered).length).toBeLessThan(7000);
  });
});
