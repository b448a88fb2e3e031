import { describe, expect, it } from 'vitest';
import { japanese } from '../../../src/words/japanese.ts';
import { findSentences, type Sentence } from './sentences.ts';

const { said, unsaid } = await findSentences();

const placesOf = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort();
/** A sentence of values and signs alone is the same in every language. */
const hasWords = ({ template }: Sentence) => /\p{L}/u.test(template.replaceAll(/\{\d+\}/g, ''));

describe('The Japanese sentences', () => {
  it('are there for each that the engine says', () => {
    expect(said.length).toBeGreaterThan(500);
    expect(said.filter(hasWords).filter(({ template }) => !Object.hasOwn(japanese, template))).toEqual([]);
  });

  it('are all said', () => {
    const templates = new Set(said.map(({ template }) => template));
    expect(Object.keys(japanese).filter((template) => !templates.has(template))).toEqual([]);
  });

  it('are of all that is told to a person', () => {
    expect(unsaid).toEqual([]);
  });

  it('have the values of the English ones', () => {
    const uneven = Object.entries(japanese).filter(
      ([english, text]) => placesOf(english).join() !== placesOf(text).join(),
    );
    expect(uneven).toEqual([]);
  });

  it('are Japanese, in the spelling of the other texts', () => {
    const letters = /[\u3040-\u30ff\u4e00-\u9fff]/;
    const names = new Set(['SDK', 'aws login', 'credential_process', 'sso-session "{0}"']);
    expect(
      Object.values(japanese).filter(
        (text) => /\p{L}/u.test(text.replaceAll(/\{\d+\}/g, '')) && !letters.test(text) && !names.has(text),
      ),
    ).toEqual([]);
    expect(Object.values(japanese).filter((text) => /[（）？！：]/.test(text))).toEqual([]);
  });
});
