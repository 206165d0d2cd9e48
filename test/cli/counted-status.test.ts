import { parseFlags } from '../../src/cli/options/flags.ts';
import { questionOf } from '../../src/cli/options/question.ts';

const asked = (countedStatus?: string) =>
  questionOf(parseFlags(countedStatus === undefined ? {} : { countedStatus }), {}).countedStatus;

test('--counted-status is a list of words, and no list where it was not given', () => {
  expect(asked('paid, On hold,')).toEqual(['paid', 'On hold', '']);
  expect(asked()).toBeNull();
});
