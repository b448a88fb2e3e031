import { describe, expect, it } from 'vitest';
import { gradeOf, worstGrade } from '../../../src/picker/match.ts';

const grade = (name: string, word: string, rest = '') => gradeOf(`${name} ${rest}`, name.length, word, true);

describe('how well a word fits', () => {
  it.each([
    [['prod', ''], ['prod-eu', ''], 'a whole name before one that begins with it'],
    [['prod-eu', ''], ['my-prod', ''], 'then one in which a word does'],
    [['my-prod', ''], ['preprod', ''], 'then one that has it'],
    [['\u958b-prod', ''], ['\u958bprod', ''], 'a letter is one in any script'],
    [['\u{20bb7}-prod', ''], ['\u{20bb7}prod', ''], 'of two units, too'],
    [['7-prod', ''], ['7prod', ''], 'a digit counts as a letter'],
    [['preprod', ''], ['other', 'prod'], 'then what stands beside the name'],
    [['other', 'prod'], ['p-rod', ''], 'then letters that stand apart'],
    [['xp-rod', ''], ['p-r-o-d', ''], 'the closer, the better'],
    [['p-rod', ''], ['xp-rod', ''], 'equally close, those that begin the name'],
  ])('%j before %j: %s', ([better = '', near], [worse = '', far]) => {
    const [first, second] = [grade(better, 'prod', near), grade(worse, 'prod', far)];
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(second);
    expect(second).toBeLessThanOrEqual(worstGrade);
  });

  it('is not at all where the letters go on behind the name, or may not stand apart', () => {
    expect(grade('pro', 'prod', 'd')).toBe(0);
    expect(gradeOf('p-rod ', 5, 'prod', false)).toBe(0);
  });

  it('is no more than the worst, however far apart', () => {
    expect(grade(`xp${'-'.repeat(200)}rod`, 'prod')).toBe(worstGrade);
  });
});
