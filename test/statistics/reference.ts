import { readFileSync } from 'node:fs';

interface ReferenceCase {
  readonly function: string;
  readonly arguments: readonly never[];
  readonly expected: unknown;
  readonly source: string;
}

interface Reference {
  readonly software: Readonly<Record<string, string>>;
  readonly cases: readonly ReferenceCase[];
}

const reference: Reference = JSON.parse(readFileSync(new URL('../reference/statistics.json', import.meta.url), 'utf8'));

/** The cases that R computed for one of our functions (see test/reference/README.md). */
export function referenceCases(name: string): readonly ReferenceCase[] {
  const cases = reference.cases.filter((one) => one.function === name);
  if (cases.length === 0) {
    throw new Error(`no reference case is named ${name}`);
  }
  return cases;
}

/** Declares one test for each case that R computed for this function. */
export function agreesWithR(name: string, compute: (...inputs: never[]) => unknown): void {
  for (const { arguments: inputs, expected, source } of referenceCases(name)) {
    const call = `${name}(${inputs.map((input) => JSON.stringify(input)).join(', ')})`;
    test(`${shorten(call)} agrees with R ${reference.software['R']}: ${shorten(source)}`, () => {
      expectClose(compute(...inputs), expected);
    });
  }
}

/** Asserts that two plain values have the same shape, and their numbers agree to a relative tolerance. */
export function expectClose(actual: unknown, expected: unknown, tolerance = 1e-9): void {
  if (typeof expected === 'number' && typeof actual === 'number') {
    const difference = Math.abs(actual - expected);
    // Of 0 no share can be taken: there the tolerance is absolute.
    if (!(difference <= tolerance * (expected === 0 ? 1 : Math.abs(expected)))) {
      expect(actual).toBe(expected);
    }
    return;
  }
  if (isObject(expected) && isObject(actual)) {
    expect(Object.keys(actual).toSorted()).toEqual(Object.keys(expected).toSorted());
    const members = new Map<string, unknown>(Object.entries(actual));
    for (const [key, value] of Object.entries(expected)) {
      expectClose(members.get(key), value, tolerance);
    }
    return;
  }
  expect(actual).toBe(expected);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function shorten(text: string): string {
  return text.length > 110 ? `${text.slice(0, 109)}…` : text;
}
