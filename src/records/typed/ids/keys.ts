import type { TypedReading } from '../reading.ts';

/** Numbers ids: equal ids have equal numbers in all relations of a run, so that joins compare numbers. */
export class Keys {
  private readonly numbers = new Map<string, number>();
  private readonly ids: string[] = [];
  private readonly ofReadings = new WeakMap<readonly TypedReading[], Int32Array>();

  number(id: string): number {
    let number = this.numbers.get(id);
    if (number === undefined) {
      number = this.ids.length;
      this.numbers.set(id, number);
      this.ids.push(id);
    }
    return number;
  }

  /** The numbers of what the texts of a column of ids say, 0 for none: looked up once for all metrics that read the column. */
  numbersOf(readings: readonly TypedReading[]): Int32Array {
    const known = this.ofReadings.get(readings);
    if (known !== undefined) return known;
    const numbers = Int32Array.from(readings, (one) =>
      one.kind !== 'value' ? 0 : typeof one.value === 'number' ? one.value : this.number(one.value),
    );
    this.ofReadings.set(readings, numbers);
    return numbers;
  }

  /** How many ids have a number: those below it. */
  get count(): number {
    return this.ids.length;
  }

  /** The id of a number. */
  id(number: number): string {
    const id = this.ids[number];
    if (id === undefined) throw new RangeError(`no id has the number ${number}`);
    return id;
  }
}
