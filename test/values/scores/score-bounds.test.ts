import { isMissing } from '../../../src/values/missing.ts';
import { readScore } from '../../../src/values/scores/score.ts';

const scale = { low: 0, high: 10 };

test('a score with its label takes at most 200 characters', () => {
  const labelled = (length: number) => `9 - ${'x'.repeat(length - 4)}`;
  expect(readScore(labelled(200), scale)).toEqual({ kind: 'value', value: 9 });
  expect(readScore(labelled(201), scale)).toEqual({ kind: 'unreadable' });
  expect(readScore(`  ${labelled(200)}  `, scale)).toEqual({ kind: 'value', value: 9 });
});

test('words that say there is no answer take at most 60 characters', () => {
  const dotted = (length: number) => `N/A${'.'.repeat(length - 3)}`;
  expect(isMissing(dotted(60))).toBe(true);
  expect(isMissing(dotted(61))).toBe(false);
  expect(isMissing(`  ${dotted(60)}  `)).toBe(true);
});
