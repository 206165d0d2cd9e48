import type { Text } from '../messages/language.ts';
import type { KnownWords } from '../values/boolean.ts';

/** One column of a relation: what it holds, and the headers by which files call it. */
export interface RelationColumn {
  readonly type: 'id' | 'score' | 'number' | 'money' | 'date' | 'text' | 'boolean';
  /** Lowest and highest answer of a score. */
  readonly scale?: { readonly low: number; readonly high: number };
  /** The command of the metric whose question a score answers. */
  readonly metric?: string;
  /** What stands for yes and for no in a boolean beside the usual words, folded. */
  readonly words?: KnownWords;
  /** A weak header means it only where most of its cells are such words. */
  readonly saysWords?: true;
  /** Words, folded, of which one says that a weak header means something else. */
  readonly otherWords?: RegExp;
  /** Headers that mean this column and no other of its relation; compared after folding. */
  readonly headers: { readonly en: readonly string[]; readonly es: readonly string[] };
  /** Headers taken only where no clear one is found: a bare `score`, an `id` of nobody knows what. */
  readonly weak?: readonly string[];
  /** Words of which one within a header may name it, where the others only say of which year or question. */
  readonly parts?: readonly string[];
  /** Patterns on the folded header, where words of any kind may stand beside the one that says it; behind those of `headers`. */
  readonly patterns?: readonly RegExp[];
  /** Patterns on the folded question text, for survey exports whose header is the question. */
  readonly questions?: readonly RegExp[];
  /** A column without which this one is none: a price is one only beside a quantity. */
  readonly onlyBeside?: string;
  /** Of several headers that fit equally well, the only one that fits the first of these patterns (folded) is meant. */
  readonly prefer?: readonly RegExp[];
  /** No header means it: an option names the one that does. */
  readonly byOption?: true;
  readonly meaning: Text;
}

/** A column that no header plays: what the records of a relation say of others is judged, and SQL sees the verdict. */
export interface ToldColumn {
  readonly type: RelationColumn['type'];
  /** The columns that say it, where the files have them. */
  readonly by: readonly string[];
}

/** A shape of customer-experience data: its columns, and which of them every file must have. */
export interface Relation {
  readonly title: Text;
  readonly columns: Readonly<Record<string, RelationColumn>>;
  /** Columns that a file cannot be read without. */
  readonly required: readonly string[];
  /** Columns that make up for one that files lack. */
  readonly instead?: Readonly<Record<string, readonly string[]>>;
  /** What queries may read beside them, though no file has it. */
  readonly told?: Readonly<Record<string, ToldColumn>>;
  /** Columns of which a file must have one at least. */
  readonly requiredOneOf?: readonly string[];
  /** The column that tells two rows apart; null where a row is an event without a name. */
  readonly rowId: string | null;
}

/** What a relation says of its own columns: a misspelt one does not compile. */
interface NamesOfColumns<R extends Relation> {
  readonly required: readonly (keyof R['columns'])[];
  readonly requiredOneOf?: readonly (keyof R['columns'])[];
  readonly rowId: keyof R['columns'] | null;
}

/** Declares a relation. */
export const defineRelation = <const R extends Relation>(relation: R & NamesOfColumns<R>): R => relation;
