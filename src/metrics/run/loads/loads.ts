import { recordsByCells } from '../../../records/typed/encoding/by-cells.ts';
import { encodeIdentified } from '../../../records/typed/ids/distinct.ts';
import type { TypedTable } from '../../../engines/typed-table.ts';
import type { Keys } from '../../../records/typed/ids/keys.ts';
import { isRefundWord } from '../../../records/typed/meaning/purchases/payment-words.ts';
import type { EncodedRecords } from '../../../records/typed/encoding/encoded.ts';
import { typedRelation, type TypedRelation } from '../../../records/typed/relation.ts';
import type { OpenedRelation } from '../../../relations/headers/opened.ts';
import { readingTogether } from '../../../relations/headers/reopening.ts';
import { keyOf, type LentTo, type Readings, type Request } from '../typed.ts';
import type { Reader } from '../request.ts';
import { idsAlone, plannedReading, type PlannedReading, type Unit } from './planned.ts';
import { planOf, readTogether, seenAlone } from './together.ts';

/** Records that were read at once for some units, and those units as they were planned in the end. */
interface Load {
  readonly records: EncodedRecords;
  readonly planned: ReadonlyMap<Unit, PlannedReading>;
}

/**
 * The typed records of a run, or of several: the files of a relation are read once for all metrics that read them alike, and each
 * metric sees of them what it would see alone. All that is to be read is announced first.
 */
export class TypedLoads {
  private readonly keys: Keys;
  private readonly reader: Reader;
  private readonly units = new Set<Unit>();
  private readonly loads = new Map<Unit, Promise<Load>>();
  private readonly typed = new Map<string, Promise<TypedRelation>>();
  private readonly tables = new Map<string, TypedTable>();
  private readonly places = new Map<object, number>();

  /** @param reader reads records otherwise than one after the other, where it can */
  constructor(keys: Keys, reader: Reader) {
    this.keys = keys;
    this.reader = reader;
  }

  /** @param relations of the metric, whose files tell of each other */
  announce(opened: OpenedRelation, requests: readonly Request[], relations: Iterable<OpenedRelation> = []): Unit {
    const beside = [...relations].map((relation) => this.placeOf(relation)).join(' ');
    const unit = { opened, requests: distinct(requests), beside };
    this.units.add(unit);
    return unit;
  }

  /** Reads what was announced, and judges its records for each request. @throws what stops a metric that runs alone */
  async read(unit: Unit, lentTo: LentTo): Promise<Readings> {
    const { records, planned } = await this.loadOf(unit);
    const own = planned.get(unit)!;
    const seen = seenAlone(records, own);
    const of = new Map<string, TypedRelation>();
    for (const [at, request] of unit.requests.entries()) {
      const plan = own.plans[at]!;
      const typed = async () => typedRelation(plan, request.asked, seen, this.keys, await lentTo(request));
      const name = this.nameOf(unit, own, request);
      const relation = await this.once(name, typed);
      this.tables.set(name, relation.table);
      of.set(keyOf(request), relation);
    }
    return { opened: own.opened, of };
  }

  /** Lets go of what was read for units that are done, and for none that is to come. */
  release(done: Iterable<Unit>): void {
    for (const unit of done) {
      this.units.delete(unit);
      this.loads.delete(unit);
    }
    const needed = new Set([...this.units].flatMap((unit) => this.namesOf(unit)));
    for (const name of this.typed.keys()) {
      if (needed.has(name)) continue;
      this.typed.delete(name);
      this.tables.delete(name);
    }
  }

  /** Whether rows are those of records that are still to be asked. */
  holds(table: TypedTable): boolean {
    return [...this.tables.values()].includes(table);
  }

  private namesOf(unit: Unit): readonly string[] {
    const planned = planOf(unit);
    return planned === null ? [] : unit.requests.map((request) => this.nameOf(unit, planned, request));
  }

  private loadOf(unit: Unit): Promise<Load> {
    const known = this.loads.get(unit);
    if (known !== undefined) return known;
    // What cannot be planned alone says so, and is in no one's way.
    plannedReading(unit.opened, unit.requests);
    const alike = [...this.units].filter(
      (other) => other !== unit && !this.loads.has(other) && haveSameFiles(other.opened, unit.opened),
    );
    const group = readTogether([unit, ...alike]);
    const loading = loaded(group, this.reader);
    for (const one of group) this.loads.set(one, loading);
    return loading;
  }

  /** Records that are judged alike are judged once. */
  private once(name: string, make: () => Promise<TypedRelation>): Promise<TypedRelation> {
    const known = this.typed.get(name);
    if (known !== undefined) return known;
    const making = make();
    this.typed.set(name, making);
    return making;
  }

  /** What of a unit says how the records of a request are judged. */
  private nameOf({ opened, beside }: Unit, { headers, watched }: PlannedReading, request: Request): string {
    const isAlone = request.members === null && request.answers === null;
    const seen = watched.words ? [...headers] : null;
    return JSON.stringify([this.placeOf(opened), isAlone ? null : beside, seen, watched.repeated, keyOf(request)]);
  }

  private placeOf(opened: OpenedRelation): number {
    const place = this.places.get(opened) ?? this.places.size;
    this.places.set(opened, place);
    return place;
  }
}

const distinct = (requests: readonly Request[]) => [
  ...new Map(requests.map((request) => [keyOf(request), request])).values(),
];

const haveSameFiles = (one: OpenedRelation, other: OpenedRelation) =>
  one.relation === other.relation &&
  one.sources.length === other.sources.length &&
  one.sources.every((source, at) => source === other.sources[at]);

/** Reads records for several units at once. */
const loaded = (units: readonly Unit[], { byColumns, byCells }: Reader): Promise<Load> =>
  readingTogether(units[0]!.opened, async (asOpened) => {
    const planned = new Map(units.map((unit) => [unit, plannedReading(asOpened(unit.opened), unit.requests)] as const));
    const all = [...planned.values()];
    const headers = [...new Set(all.flatMap((one) => [...one.headers]))];
    const watched = {
      words: all.some((one) => one.watched.words),
      repeated: all.map((one) => one.watched.repeated).find((header) => header !== null) ?? null,
    };
    const kept = new Map(all.flatMap((one) => [...one.kept]));
    const { sources } = all[0]!.opened;
    const records =
      byCells === undefined
        ? await encodeIdentified([sources, headers, watched, kept, undefined, byColumns])
        : await recordsByCells(byCells, sources, { headers, ids: idsAlone(all), watched, isWord: isRefundWord, kept });
    return { records, planned };
  });
