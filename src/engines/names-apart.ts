/**
 * Names of which no two are equal when case is not looked at.
 *
 * @example namesApart(['Score', 'score', 'date']) // => ['Score', 'score_2', 'date']
 */
export function namesApart(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const own = new Set(names.map(folded));
  return names.map((base) => {
    let name = base;
    for (let copy = 2; taken.has(folded(name)) || (name !== base && own.has(folded(name))); copy += 1) {
      name = `${base}_${copy}`;
    }
    taken.add(folded(name));
    return name;
  });
}

const folded = (name: string) => name.toLowerCase();
