/**
 * What is made of a thing once, however many metrics of a report ask for it. It is kept as long as the thing is.
 *
 * @example const lengthOf = once((texts) => texts.join('').length)
 * lengthOf(['ab', 'c']) // => 3
 */
export function once<Thing extends object, Made>(make: (thing: Thing) => Made): (thing: Thing) => Made {
  const known = new WeakMap<Thing, { readonly made: Made }>();
  return (thing) => {
    const before = known.get(thing);
    if (before !== undefined) return before.made;
    const made = make(thing);
    known.set(thing, { made });
    return made;
  };
}
