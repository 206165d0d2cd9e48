import { visitRecords } from '../../sources/structure/visit.ts';
import { CxError } from '../../errors.ts';
import type { Language, Text } from '../../messages/language.ts';
import { localized } from '../../results/localize.ts';
import { describeSource, type ValueEvidence } from '../../relations/profiles/describe.ts';
import { guessRelation, isRecognised } from '../../relations/headers/guess.ts';
import { bindRelation, headersOfType, type OpenedRelation } from '../../relations/headers/opened.ts';
import { ColumnValues, profileOf, type ColumnProfile } from '../../relations/profiles/profile.ts';
import { profileRemarks } from '../../relations/profiles/profile-remarks.ts';
import { readingAll } from '../../relations/headers/reopening.ts';
import { fileRemarks } from '../../records/remarks.ts';
import type { MetricResult, Report } from '../../results/result.ts';
import type { Zone } from '../../values/dates/zones/zone.ts';
import { assertUnchanged } from '../../sources/files/identity.ts';
import type { Structure } from '../../sources/structure/structure.ts';
import { outputsOf, type Flags } from '../options/flags.ts';
import { mapOf, sourceOptionsOf } from '../options/question.ts';
import { zoneOption } from '../options/values.ts';
import { columnsTable, fileTable, rejectedTable } from './columns-tables.ts';
import { deliver } from '../outputs/deliver.ts';
import { writeRejected } from '../outputs/excluded.ts';
import { openSources } from '../files.ts';
import type { Io } from '../process/io.ts';
import { tool } from '../process/version.ts';
import type { Voice } from '../process/language.ts';
import { assertApart } from '../outputs/files/output.ts';
import { together } from '../outputs/files/together.ts';
import { assertSoundSources } from '../outputs/strict.ts';
import { formatOf, styleOf } from '../outputs/style.ts';

/** `cx columns FILE…`: how files are understood, with the evidence, and what would change it. */
export async function runColumnsCommand(files: readonly string[], flags: Flags, io: Io, voice: Voice): Promise<void> {
  if (files.length === 0) throw new CxError('no-file', { command: 'columns' });
  const format = formatOf(flags, 'columns');
  const style = styleOf(flags, io, voice, format);
  const zone = zoneOption(flags.zone);
  const sources = await openSources(files, sourceOptionsOf(flags), io);
  const map = mapOf(flags);
  assertApart(outputsOf(flags), sources);
  const told = flags.relation;
  const guessed = told === null ? guessRelation(sources, map) : bindRelation(told, sources, map);
  const { opened, structures, values } = await readingAll(guessed, map, look);
  const isKnown = told !== null || isRecognised(opened);
  assertSoundSources(opened.sources, structures, flags);
  for (const { file, path, identity } of opened.sources) assertUnchanged(file, path, identity);
  const profiles = profilesOf(opened, values, flags, zone);
  await together(async () => {
    if (flags.excluded !== null) {
      const rejected = opened.sources.map(({ file }, at) => ({ file, rejected: structures[at]!.rejected }));
      await writeRejected(flags.excluded, rejected, style.language);
    }
    await deliver(reportOf(opened, structures, values, profiles, style.language, isKnown), format, style, flags, io);
  });
}

interface Look {
  readonly opened: OpenedRelation;
  readonly structures: readonly Structure[];
  readonly values: ReadonlyMap<string, ColumnValues>;
}

/** Reads every cell of every file once. */
async function look(opened: OpenedRelation): Promise<Look> {
  const values = new Map(opened.headers.map(({ name }) => [name, new ColumnValues()]));
  const structures: Structure[] = [];
  for (const source of opened.sources) {
    const columns = source.columns.map((name) => values.get(name)!);
    const structure = await visitRecords(source, (cells) => {
      for (const [at, known] of columns.entries()) known.add(cells[at]!);
    });
    structures.push(structure);
  }
  return { opened, structures, values };
}

function profilesOf(
  opened: OpenedRelation,
  values: Look['values'],
  { dateOrder, decimal }: Pick<Flags, 'dateOrder' | 'decimal'>,
  zone: Zone,
): Map<string, ColumnProfile> {
  const dates = headersOfType(opened, ['date']);
  const measured = headersOfType(opened, ['money', 'number']);
  const weight = opened.roles.get('weight')?.header;
  const told = { order: dateOrder ?? opened.exported?.dateOrder ?? null, decimal, zone };
  // Lives alone have days that mean none.
  const hasLives = opened.relation === 'customers';
  return new Map(
    [...values].map(([name, cells]) => {
      const takesNoDates = hasLives && dates.has(name);
      const asDate = dates.has(name) || soundsLikeDate.test(name);
      const exponents = measured.has(name) && name !== weight ? 'read' : 'refused';
      return [name, profileOf(cells, { ...told, takesNoDates, asDate, exponents })];
    }),
  );
}

const soundsLikeDate = /(^|[^a-z])(d|date|fecha|day|dia|día)([^a-z]|$)|_(at|on)$/iu;

function reportOf(
  opened: OpenedRelation,
  structures: readonly Structure[],
  values: Look['values'],
  profiles: ReadonlyMap<string, ColumnProfile>,
  language: Language,
  isKnown: boolean,
): Report {
  const evidence = evidenceOf(opened, profiles, language);
  const sources = opened.sources.map((source, at) =>
    describeSource(opened, source, structures[at]!, evidence, language),
  );
  const records = structures.reduce((sum, structure) => sum + structure.records, 0);
  const rejected = structures.reduce((sum, structure) => sum + structure.rejected.length, 0);
  const title = { en: 'How the file was understood', es: 'Cómo se entendió el archivo' };
  const findings = {
    headlines: [],
    tables: [
      fileTable(sources[0]!, isKnown ? null : unrecognised[language]),
      columnsTable(
        sources.flatMap(({ understood }) => understood.columns),
        opened,
        values,
        profiles,
      ),
      rejectedTable(opened, structures, language),
    ],
    charts: [],
    notices: [...fileRemarks(opened, structures), ...profileRemarks(opened, profiles)],
  };
  const result: MetricResult = {
    metric: 'columns',
    title: title[language],
    options: {},
    status: 'ok',
    ...localized(findings, language),
    accounting: {
      read: records,
      used: records - rejected,
      excluded: rejected === 0 ? [] : [{ reason: 'structure', rows: rejected }],
    },
  };
  return { schema: 'cx.report/1', tool: tool(), title: title[language], language, sources, results: [result] };
}

/** The decimal mark and the date order of the file: that of its roles' columns, else of any. */
function evidenceOf(
  opened: OpenedRelation,
  profiles: ReadonlyMap<string, ColumnProfile>,
  language: Language,
): ValueEvidence {
  const roles = [...opened.roles.values()].flatMap(({ header }) => (header === null ? [] : [header]));
  // An id is a text, whatever it looks like.
  const ids = headersOfType(opened, ['id']);
  const inOrder = [...roles, ...profiles.keys()]
    .filter((name) => !ids.has(name))
    .map((name) => profiles.get(name))
    .filter((profile) => profile !== undefined);
  return {
    decimal: inOrder.find(({ decimal }) => decimal !== null)?.decimal ?? null,
    dateOrder: inOrder.find(({ dates }) => dates?.order != null)?.dates?.order ?? null,
    columns: new Map(
      [...profiles].flatMap(([name, { evidence }]) => (evidence === null ? [] : [[name, evidence[language]]])),
    ),
  };
}

const unrecognised: Text = {
  en: 'not recognised: say it with --relation',
  es: 'no reconocida: indíquela con --relation',
};
