import type { Notice, Value } from '../../../results/result.ts';
import type { AskedScenario } from '../../metric.ts';

/** Options that say what is done, in which scenarios differ because they are several; and from what chance is drawn. */
const ofLevers = new Set([
  'recover_detractors',
  'recovery_cost',
  'improve_retention',
  'promoter_premium',
  'reduce_effort',
  'answer_in_sla',
  'answered_now',
  'sla',
  'effect',
  'direction',
  'preset',
  'conversion_rate',
  'lever_cost',
  'bootstrap',
  'seed',
]);

/** What scenarios differ in beside their levers: then the difference of their net values is not that of what is done. */
export function unlikeScenarios(asked: readonly AskedScenario[]): Notice[] {
  const options = [...new Set(asked.flatMap(({ result }) => Object.keys(result.options)))];
  const differing = [
    ...options
      .filter((name) => !ofLevers.has(name))
      .flatMap((name) => told(`--${name.replaceAll('_', '-')}`, asked, ({ result }) => textOf(result.options[name]))),
    ...told('customers', asked, ({ result }) => textOf(customersOf(result))),
    ...relationsOf(asked).flatMap((relation) => told(relation, asked, ({ files }) => pathsOf(files, relation))),
  ];
  if (differing.length === 0) return [];
  const list = differing.join('; ');
  return [
    {
      severity: 'warning',
      code: 'scenarios-unlike',
      message: {
        en: `these scenarios differ in more than their levers: ${list}. Their difference is not that of what is done alone`,
        es: `estos escenarios difieren en más que sus palancas: ${list}. Su diferencia no es solo la de lo que se hace`,
      },
    },
  ];
}

/** Each scenario with what it says; nothing where all say the same. */
function told(what: string, asked: readonly AskedScenario[], of: (one: AskedScenario) => string): string[] {
  const all = asked.map((one) => ({ name: one.name, says: of(one) }));
  if (new Set(all.map(({ says }) => says)).size <= 1) return [];
  return [`${what} (${all.map(({ name, says }) => `${name}: ${says}`).join(', ')})`];
}

const textOf = (value: Value | undefined | readonly string[]): string =>
  value === undefined || value === null ? '–' : [value].flat().map(String).join(',');

const customersOf = ({ tables }: AskedScenario['result']) =>
  tables.find(({ name }) => name === 'overall')?.rows[0]?.['customers'];

const relationsOf = (asked: readonly AskedScenario[]) => [
  ...new Set(asked.flatMap(({ files }) => files.map(({ relation }) => relation))),
];

const pathsOf = (files: AskedScenario['files'], wanted: string): string =>
  textOf(files.flatMap(({ relation, path }) => (relation === wanted ? [path] : []))) || '–';
