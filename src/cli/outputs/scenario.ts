import { existsSync } from 'node:fs';
import { CxError } from '../../errors.ts';
import type { Metric } from '../../metrics/metric.ts';
import { identityAt } from '../../sources/files/identity.ts';
import { configurationFiles } from '../options/config.ts';
import type { Flags } from '../options/flags.ts';
import { isScenario, scenarioOf } from '../options/scenario.ts';
import type { Io } from '../process/io.ts';
import { assertNotInput, writeFileWhole } from './output.ts';

/**
 * Makes sure that a question may be written where it was asked for.
 * @param asked files of questions that are asked
 * @throws invalid-option, output-is-input
 */
export function assertSaved(metric: Metric, flags: Flags, asked: readonly string[], env: Io['env']): void {
  const { save } = flags;
  if (save === null) return;
  if (!isScenario(save))
    throw new CxError('invalid-option', {
      option: '--save',
      value: save,
      expected: { en: 'a name that ends in .toml', es: 'un nombre que acabe en .toml' },
    });
  const read = [...asked, ...configurationFiles(env).filter((file) => existsSync(file))];
  assertNotInput(
    [save],
    read.map((file) => ({ identity: identityAt(file)! })),
  );
  scenarioOf(metric, flags, save);
}

/** Writes the question that was asked, whole or not at all. @throws output-failed */
export async function saveScenario(metric: Metric, flags: Flags): Promise<void> {
  const { save } = flags;
  if (save === null) return;
  const { stringify } = await import('smol-toml');
  const text = stringify(scenarioOf(metric, flags, save));
  await writeFileWhole(save, (append) => append(`${text.trimEnd()}\n`));
}
