import { describe, expect, it } from 'vitest';
import { renderSbom, type Sbom } from '../../../scripts/lib/sbom.mjs';

interface Bom {
  serialNumber: string;
  metadata: object;
  components: { name: string; scope: string }[];
}

describe('renderSbom', () => {
  it('lists what is inside, and not what only builds and tests', () => {
    const { components } = parse(renderSbom(listOfNpm(), ['zod', '@smithy/core']));
    expect(components.map(({ name, scope }) => [name, scope])).toEqual([
      ['@smithy/core', 'required'],
      ['zod', 'required'],
    ]);
  });

  it('is the same whenever npm is asked', () => {
    const [first, later] = [
      listOfNpm('2026-01-01T00:00:00Z', 'urn:uuid:1'),
      listOfNpm('2027-01-01T00:00:00Z', 'urn:uuid:2'),
    ];
    expect(renderSbom(later, ['zod'])).toBe(renderSbom(first, ['zod']));
  });

  it('has another number for another content', () => {
    const numbers = [['zod'], ['zod', '@smithy/core']].map(
      (names) => parse(renderSbom(listOfNpm(), names)).serialNumber,
    );
    expect(new Set(numbers).size).toBe(2);
    expect(numbers[0]).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('says the name of the product, not of the folder it was built in', () => {
    expect(parse(renderSbom(listOfNpm(), [])).metadata).toMatchObject({ component: { name: 'awsrole' } });
  });
});

function parse(text: string): Bom {
  return JSON.parse(text);
}

function listOfNpm(timestamp = '2026-01-01T00:00:00Z', serialNumber = 'urn:uuid:0'): Sbom & { serialNumber: string } {
  const component = (name: string) => ({ name, scope: 'optional', properties: [{ name: 'development' }] });
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber,
    metadata: { timestamp, component: { name: 'some-folder' } },
    components: ['@smithy/core', 'vitest', 'zod'].map(component),
  };
}
