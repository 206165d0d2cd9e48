import type { Row, Value } from './result.ts';

/** A row with no prototype: columns come from files and may be called anything. */
export function row<W = string>(entries: Iterable<readonly [string, Value | W]>): Row<W> {
  const made = Object.create(null) as Record<string, Value | W>;
  for (const [name, value] of entries) made[name] = value;
  return made;
}
