import { crossed } from './crossed.ts';
import { hiddenAlone, oneWay, type Part } from './level.ts';

/** A class of those whom a table tells of, such as an answer or a tier. */
export interface CountedClass {
  readonly name: string;
  readonly customers: number;
  /** The fewest that a number of it stands on, where those are fewer. */
  readonly least?: number;
}

interface ClassPart extends Part {
  readonly least: number;
}

/**
 * The classes that are hidden of all together, and of each segment that is shown. Segments that are hidden are what is left of all
 * together: a class that is hidden in one segment is hidden in others with it, as other classes of that segment are.
 */
export function hiddenAcross(
  all: readonly CountedClass[],
  segments: readonly (readonly CountedClass[])[],
  minN: number,
): { readonly ofAll: ReadonlySet<string>; readonly ofSegments: readonly ReadonlySet<string>[] } {
  const isFewTogether = (parts: readonly ClassPart[]) => sumOf(parts, ({ least }) => least) < minN;
  const partOf = (
    place: readonly string[],
    { customers, least = customers }: Omit<CountedClass, 'name'>,
  ): ClassPart => ({
    place,
    n: customers,
    least,
    isFew: least < minN,
  });
  const together = { isFew: isFewTogether };
  const classes = all.filter(({ customers }) => customers > 0).map((one) => partOf([one.name], one));
  const columns = oneWay(classes, minN > 1 ? hiddenAlone(classes, together) : new Set<number>());
  if (minN <= 1) return { ofAll: new Set(), ofSegments: segments.map(() => new Set()) };
  const told = segments.map((own, at) => ({ own, place: [String(at)], isLeft: false }));
  const rows = [...told, { own: leftOf(all, segments), place: ['left'], isLeft: true }]
    .map((row) => ({ ...row, own: row.own.filter(({ customers }) => customers > 0) }))
    .filter(({ own }) => own.length > 0);
  const before = oneWay(
    rows.map(({ own, place }) => partOf(place, { customers: sumOf(own, ({ customers }) => customers) })),
    new Set(),
  );
  const parts = rows.flatMap(({ own, place, isLeft }) =>
    own.map((one) => {
      const part = partOf([...place, one.name], one);
      return { ...part, isUntold: isLeft && !part.isFew };
    }),
  );
  const table = crossed(before, columns, parts, {
    row: together,
    column: together,
    listsEmpty: true,
    emptyPart: (place) => ({ place, n: 0, least: 0, isFew: false }),
  });
  const hidden = [...table.hidden].map((at) => table.parts[at]!.place);
  return {
    ofAll: new Set([...columns.hidden].map((at) => classes[at]!.place[0]!)),
    ofSegments: segments.map((_, at) => new Set(hidden.flatMap(([row, name]) => (row === String(at) ? [name!] : [])))),
  };
}

/** What all have that no segment has which is shown. */
const leftOf = (all: readonly CountedClass[], segments: readonly (readonly CountedClass[])[]): CountedClass[] =>
  all.map(({ name, customers }) => {
    const shown = segments.flatMap((own) => own.filter((one) => one.name === name));
    return { name, customers: Math.max(0, customers - sumOf(shown, (one) => one.customers)) };
  });

const sumOf = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((sum, one) => sum + of(one), 0);
