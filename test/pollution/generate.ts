import { recordsOf, type FieldPlace, type RecordPlace } from './records.ts';

/** A sound file of a known dialect. */
export interface CleanFile {
  readonly name: string;
  readonly text: string;
  readonly delimiter: string;
  readonly newline: string;
  readonly headerRows: number;
}

/** A copy of a sound file with a fault in it. */
export interface Polluted {
  readonly name: string;
  /** The record with the (first) fault, 0 for the header. */
  readonly position: number;
  readonly text: string;
}

/** A change of a text: `remove` characters from `at` on, and put `insert` there. */
interface Edit {
  readonly fault: string;
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

export const faults = [
  'extra-quote',
  'missing-quote',
  'extra-delimiter',
  'missing-delimiter',
  'extra-field',
  'missing-field',
  'extra-newline',
  'missing-newline',
] as const;

/** Every file that one fault makes of a sound one, at every place of the records chosen (0 is the header). */
export function* pollutions(clean: CleanFile, chosen?: readonly number[]): Generator<Polluted> {
  const records = recordsOf(clean.text, clean.delimiter);
  const positions = chosen ?? records.keys();
  for (const position of positions) {
    for (const edit of edits(clean, records[position]!)) yield polluted(clean, position, [edit]);
  }
}

/** Two faults, each in a record of its own or both in one, at places that a seed chooses. */
export function* doublePollutions(clean: CleanFile, count: number, seed: number): Generator<Polluted> {
  const records = recordsOf(clean.text, clean.delimiter);
  const random = mulberry32(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  for (let made = 0; made < count; made += 1) {
    const [first, second] = [pick(records), pick(records)];
    if (first.line === second.line) continue;
    const both = [pick([...edits(clean, first)]), pick([...edits(clean, second)])].toSorted((a, b) => b.at - a.at);
    yield polluted(clean, records.indexOf(first), both);
  }
}

function polluted({ name, text }: CleanFile, position: number, changes: readonly Edit[]): Polluted {
  const what = changes.map(({ fault, at }) => `${fault}@${at}`).join('+');
  let after = text;
  for (const { at, remove, insert } of changes) after = after.slice(0, at) + insert + after.slice(at + remove);
  return { name: `${name}/${position}/${what}`, position, text: after };
}

function* edits(clean: CleanFile, record: RecordPlace): Generator<Edit> {
  const { delimiter, newline, text } = clean;
  const { fields, end, next } = record;
  for (const [at, field] of fields.entries()) {
    for (const place of places(field)) {
      yield { fault: 'extra-quote', at: place, remove: 0, insert: '"' };
      yield { fault: 'extra-delimiter', at: place, remove: 0, insert: delimiter };
      yield { fault: 'extra-newline', at: place, remove: 0, insert: newline };
    }
    yield* quoteEdits(clean, field);
    yield { fault: 'extra-field', at: field.start, remove: 0, insert: `x${delimiter}` };
    if (at > 0) yield { fault: 'missing-delimiter', at: field.start - 1, remove: 1, insert: '' };
    const [from, to] = at > 0 ? [field.start - 1, field.end] : [field.start, fields[1]!.start];
    // A record that is left without a character is a blank line, and counted as one.
    if (end - record.start > to - from) yield { fault: 'missing-field', at: from, remove: to - from, insert: '' };
  }
  yield { fault: 'extra-field', at: end, remove: 0, insert: `${delimiter}x` };
  if (next > end && next < text.length) yield { fault: 'missing-newline', at: end, remove: next - end, insert: '' };
}

/** The boundaries of a field, and the middle of a bare one. */
function places({ start, end, quoted }: FieldPlace): number[] {
  const inside = quoted || end - start < 2 ? [] : [start + Math.floor((end - start) / 2)];
  return [...new Set([start, ...inside, end])];
}

/** Inside a quoted field: any quote of it lost, one more anywhere, and the pieces of a doubled quote driven apart. */
function* quoteEdits({ text, delimiter, newline }: CleanFile, { start, end, quoted }: FieldPlace): Generator<Edit> {
  if (!quoted) return;
  for (let at = start; at < end; at += 1) {
    if (at > start) yield { fault: 'extra-quote', at, remove: 0, insert: '"' };
    if (text[at] !== '"') continue;
    yield { fault: 'missing-quote', at, remove: 1, insert: '' };
    if (at > start && at < end - 2 && text[at + 1] === '"') {
      yield { fault: 'extra-delimiter', at: at + 1, remove: 0, insert: delimiter };
      yield { fault: 'extra-newline', at: at + 1, remove: 0, insert: newline };
      at += 1;
    }
  }
}

/** A small generator of random numbers from a seed (Tommy Ettinger, public domain). */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
