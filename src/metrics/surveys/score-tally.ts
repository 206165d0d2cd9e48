import { CxError } from '../../errors.ts';
import type { ChoiceOption, ValuesOption } from '../options.ts';
import { tally, type TallyReduction } from '../reduction.ts';
import { refuse } from '../scales/doubt.ts';
import { contradictingGroups, otherCuts } from '../scales/evidence/groups.ts';
import { scaleOf, scaleText, type ScoreQuestion } from '../scales/questions/question.ts';
import { settle, type ReadAs } from '../scales/settled.ts';
import { readerOf } from '../scales/values.ts';

/** The options that say how the answers to a question are read. */
export type ReadingOptions = {
  readonly scale: ScoreQuestion['option'];
  readonly direction: ChoiceOption & { readonly default: null };
  readonly values: ValuesOption;
};

/** The same, of this question. */
export function readingOptions({ option, directions: [usual, other] }: ScoreQuestion): ReadingOptions {
  return {
    scale: option,
    direction: {
      type: 'choice',
      choices: [usual, other],
      default: null,
      describe: {
        en: `which end of the scale is the best, where no words in the file say it; ${usual} unless set`,
        es: `qué extremo de la escala es el mejor, si ninguna palabra del archivo lo dice; si no se indica, ${usual}`,
      },
    },
    values: {
      type: 'values',
      default: null,
      describe: {
        en: 'the numbers that words stand for: "Muy bien=5,Bien=4"; other cells are read as numbers',
        es: 'los números que equivalen a las palabras: "Muy bien=5,Bien=4"; las demás celdas se leen como números',
      },
    },
  };
}

/** Answers to a question, counted by score as their column is found to be read. */
export const scoreTally = (
  question: ScoreQuestion,
  told: Pick<TallyReduction<ReadAs>, 'classesOf' | 'partsOf'> = {},
): TallyReduction<ReadAs> =>
  tally('responses', question.column, {
    ...told,
    read: ({ scale, values, direction }: ReadAs) =>
      readerOf(scaleOf(question, scale), values, direction === question.directions[1]),
    async settle(column, of, given) {
      const { scale, values, direction } = given;
      assertScale(question, scale);
      const found = await settle(question, column, { scale, values, direction });
      if (found.kind !== 'settled') return refuse(found, of);
      const groups = found.as.direction === null ? contradictingGroups(of.opened, of.header) : null;
      if (groups !== null && question.column === 'recommend_score')
        return refuse({ kind: 'direction', found: groups, directions: question.directions }, of);
      const { name } = scaleOf(question, found.as.scale);
      const cuts =
        name === question.assumed && question.column === 'recommend_score' ? otherCuts(of.opened, of.header) : [];
      return { options: { ...given, ...found.as }, remarks: [...found.remarks, ...cuts], scale: scaleText(name) };
    },
  });

/** @throws invalid-option where the question is not asked on a scale of this name */
function assertScale(question: ScoreQuestion, name: string | null): void {
  if (name === null || question.scaleNamed(name) !== null) return;
  throw new CxError('invalid-option', {
    option: '--scale',
    value: name,
    expected: {
      en: 'the ends of the scale, the lower first, as in 1-4',
      es: 'los extremos de la escala, el menor primero, como 1-4',
    },
  });
}
