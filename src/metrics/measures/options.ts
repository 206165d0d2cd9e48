import { CxError } from '../../errors.ts';
import type { Measures, Question } from '../../questions/question.ts';
import type { RelationName } from '../../relations/index.ts';
import { valuesIn, type OptionSpecs } from '../options.ts';
import type { FilesGiven } from '../reduction.ts';

/** The columns that are looked at, of a file of any shape. */
export const measureOptions = {
  outcome: {
    type: 'column',
    plays: [],
    default: null,
    describe: {
      en: 'the column of numbers that is to be explained',
      es: 'la columna de números que se quiere explicar',
    },
  },
  drivers: {
    type: 'columns',
    default: null,
    describe: {
      en: 'the columns that may explain it, with commas between them; one whose name has a comma in quotes',
      es: 'las columnas que pueden explicarla, separadas por comas; una cuyo nombre lleva coma, entre comillas',
    },
  },
} as const satisfies OptionSpecs;

interface Named {
  readonly outcome: string | null;
  readonly drivers: string | null;
}

/** The relation whose files hold the columns: contacts where they are given, else whatever came by position. */
export const measuredRelation = (files: Pick<FilesGiven, 'has'>): 'responses' | 'touchpoints' =>
  files.has('touchpoints') ? 'touchpoints' : 'responses';

/**
 * The question of an outcome and its drivers: groups of rows that say the same in all of these columns.
 * @throws columns-unnamed, options-conflict
 */
export function askedOfMeasures(
  command: string,
  question: Question,
  { outcome, drivers }: Named,
  files: FilesGiven,
  measures: Measures,
): Question {
  if (files.has('touchpoints') && files.has('responses'))
    throw new CxError('options-conflict', { a: '--touchpoints', b: '--responses' });
  const headers = headersOf(measuredRelation(files), files);
  const named = driversNamed(drivers, headers);
  const lacking = [...(outcome === null ? ['--outcome'] : []), ...(named.length === 0 ? ['--drivers'] : [])];
  if (lacking.length > 0) throw new CxError('columns-unnamed', { command, options: lacking, headers });
  return {
    ...question,
    by: [outcome!, ...named],
    drivers: { named: true, minN: question.minN, measures },
    // Groups of rows that say the same are no groups that are shown.
    minN: 1,
  };
}

/** The names that `--drivers` lists, each once. */
export const driversNamed = (drivers: string | null, headers: readonly string[]): readonly string[] =>
  drivers !== null && headers.includes(drivers.trim()) ? [drivers.trim()] : [...new Set(valuesIn(drivers))];

const headersOf = (relation: RelationName, files: FilesGiven) => files.headers(relation).map(({ name }) => name);
