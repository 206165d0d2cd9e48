import { compareSegments } from './groups.ts';
import type { TableBeside } from './margins/beside.ts';
import { crossed } from './margins/crossed.ts';
import { hiddenAlone, nameOf, oneWay, type Level, type Part } from './margins/level.ts';
import type { TogetherIn } from './margins/lines.ts';
import { baseOf, plus, type Shape, type State } from './state.ts';

/** A group by some ways. */
export interface GroupPart<R> extends Part {
  readonly state: State<R>;
  readonly ways: readonly number[];
}

/** A way in which records are told apart, and its value, of each. */
export interface Where {
  readonly ways: readonly number[];
  readonly place: readonly string[];
}

/** By what groups are hidden. */
export interface Hiding<R> {
  readonly shape: Shape<R>;
  /** Whether a group is not to be shown, whatever the others are. */
  readonly isHidden: (where: Where, state: State<R>) => boolean;
  readonly together: TogetherIn<GroupPart<R>>;
}

/** Tables of the same records by fewer and by more ways, and what of each is hidden. */
export class GroupTables<R extends object> {
  private readonly known = new Map<string, ReadonlySet<string>>();
  private readonly hiding: Hiding<R>;

  constructor(hiding: Hiding<R>) {
    this.hiding = hiding;
  }

  part(where: Where, states: readonly State<R>[]): GroupPart<R> {
    const { shape, isHidden } = this.hiding;
    const state = plus(shape, states);
    const part = { ...where, state, n: baseOf(shape, state), isFew: isHidden(where, state) };
    return shape.partsOf === undefined ? part : { ...part, classes: shape.partsOf(state) };
  }

  /** Whether a group is hidden in the table by its ways; false where no such table was looked at. */
  isHidden({ ways, place }: Where): boolean {
    return this.known.get(ways.join(' '))?.has(nameOf({ place })) === true;
  }

  /** A table of one way. */
  alone(parts: readonly GroupPart<R>[], together: 'row' | 'column'): Level<GroupPart<R>> {
    return this.told(oneWay(parts, hiddenAlone(parts, this.hiding.together[together])));
  }

  /** Groups by several ways: by the first alone, and then by one way more after the other. */
  byWays(parts: readonly GroupPart<R>[]): Level<GroupPart<R>> {
    const count = parts[0]?.place.length ?? 1;
    const upTo = (end: number) =>
      this.grouped(
        parts,
        Array.from({ length: end }, (_, at) => at),
      );
    let level = this.alone(upTo(1), 'column');
    for (let end = 2; end <= count; end += 1) level = this.crossed(level, upTo(end), false);
    return level;
  }

  /** A table with one way more. @param listsEmpty it has a row for groups of nobody too */
  crossed(before: Level<GroupPart<R>>, parts: readonly GroupPart<R>[], listsEmpty: boolean): Level<GroupPart<R>> {
    const ways = parts[0]?.ways ?? [];
    return this.told(
      crossed(before, this.alone(this.grouped(parts, [ways.length - 1]), 'row'), parts, {
        ...this.hiding.together,
        listsEmpty,
        beside: this.pairsBeside(parts, listsEmpty),
        emptyPart: (place) => ({ ...this.part({ ways, place }, []), isFew: false }),
      }),
    );
  }

  /** The tables by the last way and one of the others, where these are several: as they are made where nothing else is asked for. */
  private pairsBeside(parts: readonly GroupPart<R>[], listsEmpty: boolean): TableBeside[] {
    const last = (parts[0]?.place.length ?? 0) - 1;
    if (last < 2) return [];
    const by = (...at: readonly number[]) =>
      this.grouped(parts, at).toSorted((a, b) => compareSegments(a.place, b.place));
    return Array.from({ length: last }, (_, way) => ({
      ways: [way, last],
      level: this.crossed(this.byWays(by(way)), by(way, last), listsEmpty),
    }));
  }

  private told(level: Level<GroupPart<R>>): Level<GroupPart<R>> {
    const ways = level.parts[0]?.ways;
    if (ways !== undefined)
      this.known.set(ways.join(' '), new Set([...level.hidden].map((at) => nameOf(level.parts[at]!))));
    return level;
  }

  /** Parts with the same place as one. @param at which of their ways tell them apart */
  private grouped(parts: readonly GroupPart<R>[], at: readonly number[]): GroupPart<R>[] {
    const groups = new Map<string, GroupPart<R>[]>();
    const placeOf = ({ place }: GroupPart<R>) => at.map((way) => place[way]!);
    for (const part of parts) {
      const name = nameOf({ place: placeOf(part) });
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [part]);
      else group.push(part);
    }
    return [...groups.values()].map((own) => {
      const [first] = own as [GroupPart<R>];
      if (at.length === first.place.length) return first;
      return this.part(
        { ways: at.map((way) => first.ways[way]!), place: placeOf(first) },
        own.map(({ state }) => state),
      );
    });
  }
}
