import {
  TallyTooLarge,
  type Engine,
  type Tally,
  type TallyColumn,
  type TallyRequest,
} from '../../../engines/engine.ts';
import type { AnswerClasses } from '../../../estimates/groups/tallied.ts';
import type { OpenSource } from '../../../sources/source.ts';
import type { AnyTally } from '../../reduction.ts';
import type { SharedCounting } from '../request.ts';

type Column = Pick<AnyTally, 'relation' | 'value'>;
type PartsOf = NonNullable<AnyTally['partsOf']>;

const nameOf = ({ relation, value }: Column): string => `${relation}.${value}`;

/** What several runs ask of the same files, and what one pass over them counted. */
interface Group {
  readonly sources: readonly OpenSource[];
  readonly unique: TallyRequest['unique'];
  /** Those that have not been answered. */
  readonly waiting: TallyRequest[];
  counted: Promise<{ readonly tally: Tally; readonly columns: readonly TallyColumn[] }> | null;
}

/**
 * Tallies of several runs: the files are counted once by the columns of all of them, and each is told what it would have counted
 * alone. All that is to be counted is announced first.
 */
export class SharedTallies implements SharedCounting {
  private readonly groups: Group[] = [];
  private readonly classes = new Map<string, AnswerClasses>();
  private readonly parts = new Map<string, ReadonlySet<PartsOf>>();

  /** The classes that some metric tells of the answers in a column: few of one are hidden by all metrics that read it. */
  classesOf(tally: Pick<AnyTally, 'relation' | 'value' | 'classesOf'>): AnswerClasses | undefined {
    return tally.classesOf ?? this.classes.get(nameOf(tally));
  }

  /** The classes that metrics tell with their groups: all metrics that read the column hide as many groups as keep each of them hidden. */
  partsOf(column: Column): PartsOf | undefined {
    const told = [...(this.parts.get(nameOf(column)) ?? [])];
    if (told.length === 0) return undefined;
    return (options) => {
      const classes = told.map((partsOf) => partsOf(options));
      return (answers) => classes.flatMap((countsOf) => countsOf(answers));
    };
  }

  announceClasses({ classesOf, partsOf, ...column }: AnyTally): void {
    const name = nameOf(column);
    if (classesOf !== undefined) this.classes.set(name, classesOf);
    if (partsOf !== undefined) this.parts.set(name, new Set([...(this.parts.get(name) ?? []), partsOf]));
  }

  announce(sources: readonly OpenSource[], request: TallyRequest): void {
    const group = this.groups.find((one) => belongs(one, sources, request)) ?? this.begun(sources, request);
    group.waiting.push(request);
  }

  /** What an engine counts. @throws TallyTooLarge where it is too much of this request alone */
  async tally(engine: Engine, sources: readonly OpenSource[], request: TallyRequest): Promise<Tally> {
    const key = keyOf(request);
    const place = ({ waiting }: Group) => waiting.findIndex((one) => keyOf(one) === key);
    const group = this.groups.find((one) => place(one) >= 0 && areSame(one.sources, sources));
    if (group === undefined) return engine.tally(sources, request);
    const counting = group.counted ?? together(engine, group);
    group.waiting.splice(place(group), 1);
    group.counted = group.waiting.length === 0 ? null : counting;
    try {
      const { tally, columns } = await counting;
      return ofColumns(tally, columns, request.columns);
    } catch (error) {
      // Of all columns there may be more combinations than of these.
      if (!(error instanceof TallyTooLarge)) throw error;
      return engine.tally(sources, request);
    }
  }

  private begun(sources: readonly OpenSource[], { unique }: TallyRequest): Group {
    const group: Group = { sources, unique, waiting: [], counted: null };
    this.groups.push(group);
    return group;
  }
}

/** A column is read in one way for all of a group. */
const belongs = (group: Group, sources: readonly OpenSource[], { unique, columns }: TallyRequest): boolean =>
  areSame(group.sources, sources) &&
  JSON.stringify(group.unique) === JSON.stringify(unique) &&
  unionOf(group.waiting).every(({ header, reading }) =>
    columns.every((own) => own.header !== header || own.reading === reading),
  );

const areSame = (one: readonly OpenSource[], other: readonly OpenSource[]): boolean =>
  one.length === other.length && one.every((source, at) => source === other[at]);

const keyOf = ({ relation, columns, unique }: TallyRequest): string => JSON.stringify([relation, columns, unique]);

async function together(engine: Engine, { sources, waiting }: Group) {
  const columns = unionOf(waiting);
  return { tally: await engine.tally(sources, { ...waiting[0]!, columns }), columns };
}

/** The columns of all, each once. */
const unionOf = (requests: readonly TallyRequest[]): readonly TallyColumn[] => [
  ...new Map(requests.flatMap(({ columns }) => columns.map((column) => [column.header, column] as const))).values(),
];

/** Of a tally by many columns, that by some of them. */
function ofColumns(tally: Tally, columns: readonly TallyColumn[], wanted: readonly TallyColumn[]): Tally {
  const places = wanted.map(({ header }) => columns.findIndex((column) => column.header === header));
  return {
    ...tally,
    cells: tally.cells.ofColumns(places),
    repeated: tally.repeated.map((record) => ({ ...record, values: places.map((place) => record.values[place]!) })),
  };
}
