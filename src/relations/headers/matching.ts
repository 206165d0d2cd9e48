import type { RelationColumn } from '../relation.ts';
import { withoutCents } from './cents.ts';
import { fold } from '../../values/folding.ts';
import { toldNumbers } from '../../values/scores/words/told.ts';

/** A header of a file: its name, and the question it stands for where the export has one (else the name again). */
export interface Header {
  readonly name: string;
  readonly label: string;
}

/** How a header speaks for a column, strongest first. */
export const strengths = ['name', 'synonym', 'pattern', 'question', 'weak', 'part'] as const;
export type Strength = (typeof strengths)[number];

/** `StartDate`, `start_date` and `Start date` are one header. */
const compact = (words: string): string => fold(words).replaceAll(' ', '');

/** `Q1 NPS`, `P1. Recomendación`, `3 - CSAT`: the number of the question says nothing. */
const questionNumber = /^(q|p)?\d+ (?=\D)/;
/** `NPS (0-10)`, `CSAT de 1 a 5`: the scale that the header tells. */
const toldScale = /^(.+?) (?:(?:from|de|del|scale|escala) )?(\d+) (?:(?:to|a|al) )?(\d+)$/;

/** `Created (UTC)`, `Canceled At (UTC)`: the zone of the times below says nothing of what they are. */
const toldZone = / (?:utc|gmt)$/;

/** A question may be asked on another scale than the usual one, and then is read on it; years and other numbers are none. */
const isScale = (low: number, high: number) => low <= 1 && high <= 11;

/** `CSAT (1 = bad, 5 = good)`: behind the name stands what the numbers of its scale mean. */
function withoutLegend(text: string): string[] {
  const [, name, legend] = /^([^([]+)[([](.+)$/su.exec(text) ?? [];
  return name === undefined || legend === undefined || toldNumbers(legend).length === 0
    ? []
    : [fold(name), fold(name).replace(questionNumber, '')];
}

/** A text of a header in the forms in which it may name a column. */
interface Forms {
  readonly isShare: boolean;
  readonly folded: string;
  /** As it stands, and without the number of its question. */
  readonly plain: readonly string[];
  /** Without the scale that it tells, if that is one on which a question may be asked. */
  readonly unscaled: readonly string[];
  /** Without what the numbers of its scale mean. */
  readonly unexplained: readonly string[];
  readonly withoutCents: readonly string[];
  readonly zoneless: readonly string[];
}

function formsOf(text: string): Forms {
  const folded = fold(text);
  const unnumbered = folded.replace(questionNumber, '');
  const [, name, low, high] = toldScale.exec(unnumbered) ?? [];
  return {
    isShare: text.includes('%'),
    folded,
    plain: [folded, unnumbered].map(compact),
    unscaled: name !== undefined && isScale(Number(low), Number(high)) ? [compact(name)] : [],
    unexplained: withoutLegend(text).map(compact),
    withoutCents: [compact(withoutCents(text))],
    zoneless: [compact(folded.replace(toldZone, ''))],
  };
}

const forms = new WeakMap<Header, readonly Forms[]>();

/** The name of a header and its question, which are compared with one column after the other. */
function formsOfHeader(header: Header): readonly Forms[] {
  const known = forms.get(header);
  if (known) return known;
  const made = [...new Set([header.name, header.label])].map(formsOf);
  forms.set(header, made);
  return made;
}

/** The readings of a header that may be compared with the synonyms of a column. */
const readings = (said: Forms, { scale, metric, type }: RelationColumn): readonly string[] =>
  [
    ...said.plain,
    ...(scale === undefined ? [] : said.unscaled),
    ...(metric === undefined ? [] : said.unexplained),
    ...(type === 'money' ? said.withoutCents : []),
    ...(type === 'date' ? said.zoneless : []),
  ].filter((key) => key !== '');

const synonyms = new WeakMap<
  RelationColumn,
  { readonly strong: ReadonlySet<string>; readonly weak: ReadonlySet<string> }
>();

function synonymsOf(column: RelationColumn) {
  const known = synonyms.get(column);
  if (known) return known;
  const folded = {
    strong: new Set([...column.headers.en, ...column.headers.es].map(compact)),
    weak: new Set((column.weak ?? []).map(compact)),
  };
  synonyms.set(column, folded);
  return folded;
}

/**
 * How strongly a text names a column; null when it does not. A text with a percent sign names a share, never one of
 * these columns.
 */
function textStrength(columnName: string, column: RelationColumn, said: Forms): Strength | null {
  if (said.isShare) return null;
  const { folded } = said;
  const keys = readings(said, column);
  const { strong, weak } = synonymsOf(column);
  if (keys[0] === compact(columnName)) return 'name';
  if (keys.some((key) => strong.has(key))) return 'synonym';
  if (column.patterns?.some((pattern) => pattern.test(folded))) return 'pattern';
  // Only a comment is asked for in a word (`Why?`); all other questions have several.
  const mayAsk = column.type === 'text' || folded.includes(' ');
  if (mayAsk && column.questions?.some((question) => question.test(folded))) return 'question';
  if (keys.some((key) => weak.has(key))) return 'weak';
  return isPart(folded, column) ? 'part' : null;
}

/** What may stand beside the word that names a score: codes of questions, years, and words that say no more than that it is one. */
const beside =
  /^(?:q?\d+[a-z]?|p\d+|[tw]\d+|survey|encuesta|question|pregunta|score|scores|rating|response|answer|value|puntuacion|puntaje|nota|valor|respuesta|calificacion|overall|final|wave|ola|oleada|customer|client|cliente|our|raw|results?|resultado)$/u;

/** One word of the header names the column, and the others only say which survey, year or question it is of. */
function isPart(folded: string, { parts = [] }: RelationColumn): boolean {
  const words = folded.replaceAll(/(?<=[a-z])(?=\d{4}\b)/gu, ' ').split(' ');
  return (
    words.length > 1 &&
    !toldScale.test(folded) &&
    words.some((word) => parts.includes(word)) &&
    words.every((word) => parts.includes(word) || beside.test(word))
  );
}

/** Whether a header holds the word that names a column, whatever stands beside it. */
export const holdsPart = ({ name }: Header, { parts = [] }: RelationColumn): boolean =>
  fold(name.replaceAll('_', ' '))
    .split(' ')
    .some((word) => parts.includes(word));

/** How strongly a header names a column, by its name or by its question, whichever says more; null when neither does. */
export function matchStrength(columnName: string, column: RelationColumn, header: Header): Strength | null {
  const found = new Set(formsOfHeader(header).map((said) => textStrength(columnName, column, said)));
  return strengths.find((strength) => found.has(strength)) ?? null;
}

const ofMeans =
  /^(?:average|avg|mean|promedio|media|moyenne|durchschnitt|mittelwert)(?: (?:of|de|del|von))? \S+(?: score)?$/u;

/**
 * Whether a header says that a column has means, and no answers.
 *
 * @example saysMeans('Average of nps') // => true
 */
export const saysMeans = (header: string): boolean => ofMeans.test(fold(header.replaceAll('_', ' ')));
