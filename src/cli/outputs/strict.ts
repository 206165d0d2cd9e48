import { CxError } from '../../errors.ts';
import type { OpenSource } from '../../sources/source.ts';
import type { Structure } from '../../sources/structure/structure.ts';
import type { Flags } from '../options/flags.ts';

/** With `--strict`, a broken record is an error. @throws strict-structure */
export function assertSoundSources(
  sources: readonly OpenSource[],
  structures: readonly Structure[],
  flags: Flags,
): void {
  if (!flags.strict) return;
  for (const [at, { rejected }] of structures.entries()) {
    const [first] = rejected;
    if (first === undefined) continue;
    const { line, reason } = first;
    throw new CxError('strict-structure', { file: sources[at]!.file, bad: rejected.length, line, reason });
  }
}
