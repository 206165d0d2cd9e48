/** Numbers ids: equal ids have equal numbers in all relations of a run, so that joins compare numbers. */
export class Keys {
  private readonly numbers = new Map<string, number>();
  private readonly ids: string[] = [];

  number(id: string): number {
    let number = this.numbers.get(id);
    if (number === undefined) {
      number = this.ids.length;
      this.numbers.set(id, number);
      this.ids.push(id);
    }
    return number;
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
