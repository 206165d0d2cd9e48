import { cpSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CxError } from '../../errors.ts';
import { dictionaries } from '../../messages/index.ts';
import type { Io } from '../process/io.ts';
import type { Voice } from '../process/language.ts';
import { causeOf, writeOut } from '../outputs/files/output.ts';
import { programFolder } from '../process/program-folder.ts';

/** `cx demo [folder]`: the example files, and commands to try on them. */
export async function runDemoCommand(folder: string, io: Io, voice: Voice): Promise<void> {
  const { demo } = dictionaries[voice.words];
  const before = existsSync(folder);
  if (!before) copyFixtures(folder);
  const steps = [
    [`cx nps ${folder}/responses.csv`, demo.steps.nps],
    [`cx nps ${folder}/responses.csv --by channel --compare rest`, demo.steps.by],
    [`cx nps ${folder}/responses.csv --period month`, demo.steps.trend],
    [`cx retention-profit --profile ${folder}/profile.csv --retention 0.8 --acquisition-cost 51`, demo.steps.profit],
    [
      `cx simulate --responses ${folder}/responses.csv --customers ${folder}/customers.csv --transactions ${folder}/transactions.csv --recover-detractors 0.2 --recovery-cost 15`,
      demo.steps.whatIf,
    ],
    [`cx columns ${folder}/responses.csv`, demo.steps.columns],
    [`cx nps ${folder}/responses.csv --excluded excluded.csv`, demo.steps.excluded],
    [`cx nps ${folder}/responses.csv --format json`, demo.steps.json],
    [`cx nps ${folder}/respuestas.csv --lang es`, demo.steps.spanish],
  ];
  const tour = steps.map(([command, says]) => `  $ ${command}\n      ${says}\n`).join('\n');
  await writeOut(io, `${before ? `${folder}: ${demo.exists}\n\n` : ''}${demo.title(folder)}\n\n${tour}`);
}

function copyFixtures(folder: string): void {
  const fixtures = fileURLToPath(new URL('fixtures/', programFolder));
  const shown = (path: string) =>
    path === fixtures || /\/(?:[\w-]+\.csv|README\.md)$/u.test(path.slice(fixtures.length - 1));
  try {
    cpSync(fixtures, folder, { recursive: true, filter: (path) => shown(path) });
  } catch (error) {
    throw new CxError('output-failed', { file: folder, cause: causeOf(error) });
  }
}
