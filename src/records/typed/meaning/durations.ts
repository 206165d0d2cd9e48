import { CxError } from '../../../errors.ts';
import { eventWords, readEvent } from '../../../values/event.ts';
import type { Excluded } from '../../judge.ts';
import { countsOf } from '../encoding/encoded.ts';
import { mapped, ofRow, type Coded } from '../encoding/coded.ts';
import type { TypedPlan } from '../plan.ts';
import type { TypedReading } from '../reading.ts';
import type { Facts, Meaning, MeaningRule } from './meaning.ts';

/** Whether lives are told by how long they lasted, and not by their dates. */
export const readsDurations = ({ columns }: TypedPlan): boolean => columns.some(({ column }) => column === 'duration');

/**
 * What customers files mean that say how long each was one, and whether he left then: no time is below 0, and none ends
 * before it came into sight.
 * @throws event-undecided
 */
export const durationsRule: MeaningRule = (facts: Facts): Meaning => {
  const duration = numbersOf(facts, 'duration')!;
  const entry = numbersOf(facts, 'entry');
  return {
    values: new Map([['event', eventsOf(facts)]]),
    lack(row) {
      const time = numberOf(duration.readings, row);
      const entered = entry === null ? null : numberOf(entry.readings, row);
      if (time !== null && time < 0) return outOfScale('duration', duration.textOf(row));
      if (time !== null && entered !== null && entered >= time) return outOfScale('entry', entry!.textOf(row));
      return null;
    },
  };
};

const outOfScale = (column: string, text: string): Excluded => ({
  kind: 'excluded',
  reason: 'value-out-of-scale',
  column,
  text,
});

function eventsOf(facts: Facts): Coded<TypedReading> {
  const header = headerOf(facts, 'event')!;
  const encoded = facts.encoded(header);
  const texts = countsOf(encoded).map(({ text }) => text);
  const words = eventWords(texts);
  if (words === null) throw new CxError('event-undecided', { header, words: shownWords(texts) });
  return mapped({ distinct: encoded.texts, codes: encoded.codes }, (text): TypedReading => {
    const reading = readEvent(text, words);
    return reading.kind === 'value' ? { kind: 'value', value: reading.value ? 1 : 0 } : reading;
  });
}

const mostShown = 4;
const shownWords = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))].toSorted().slice(0, mostShown);

interface Numbers {
  readonly readings: Coded<TypedReading>;
  textOf(row: number): string;
}

function numbersOf(facts: Facts, column: string): Numbers | null {
  const header = headerOf(facts, column);
  if (header === null) return null;
  const { texts, codes } = facts.encoded(header);
  return { readings: facts.readings(header, 'number'), textOf: (row) => texts[codes[row]!]! };
}

const headerOf = ({ plan }: Facts, column: string): string | null =>
  plan.columns.find((one) => one.column === column)?.header ?? null;

function numberOf(readings: Coded<TypedReading>, row: number): number | null {
  const reading = ofRow(readings, row);
  return reading.kind === 'value' ? Number(reading.value) : null;
}
