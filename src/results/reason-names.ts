import type { Language, Text } from '../messages/language.ts';
import type { Reason } from './reasons.ts';
import type { Accounting } from './result.ts';

/** Words for a reason; `column` is the name of the column at fault, where there is one. */
type ReasonName = (column?: string) => string;
type ReasonNames = Readonly<Record<Reason, ReasonName>>;

const en: ReasonNames = {
  structure: () => 'broken structure',
  preview: () => 'preview',
  incomplete: () => 'incomplete',
  duplicate: () => 'duplicate',
  'id-missing': (column = 'id') => `${column} missing`,
  'date-unreadable': (column = 'date') => `${column} unreadable`,
  'end-before-start': () => 'end before start',
  'out-of-period': () => 'out of the period',
  filtered: () => 'filtered out',
  'value-missing': (column = 'value') => `${column} missing`,
  'value-unreadable': (column = 'value') => `${column} unreadable`,
  'value-out-of-scale': (column = 'value') => `${column} out of scale`,
  'status-excluded': () => 'status excluded',
  lifecycle: () => 'not complete',
  'weight-unusable': (column = 'weight') => `${column} is no weight`,
};

const es: ReasonNames = {
  structure: () => 'errores de estructura',
  preview: () => 'vista previa',
  incomplete: () => 'incompleto',
  duplicate: () => 'duplicado',
  'id-missing': (column = 'identificador') => `${column} sin dato`,
  'date-unreadable': (column = 'fecha') => `${column} ilegible`,
  'end-before-start': () => 'baja anterior al alta',
  'out-of-period': () => 'fuera del periodo',
  filtered: () => 'filtrado',
  'value-missing': (column = 'valor') => `${column} sin dato`,
  'value-unreadable': (column = 'valor') => `${column} ilegible`,
  'value-out-of-scale': (column = 'valor') => `${column} fuera de escala`,
  'status-excluded': () => 'estado excluido',
  lifecycle: () => 'sin completar',
  'weight-unusable': (column = 'peso') => `${column} no es un peso`,
};

/** What the reasons are called for which records are left out. */
export const reasonNames: Readonly<Record<Language, ReasonNames>> = { en, es };

/** A reason as it is called, and its code where it has no words. */
export function reasonNamed(names: ReasonNames, code: string, column: string | undefined): string {
  const known = new Map<string, ReasonName>(Object.entries(names));
  return known.get(code)?.(column) ?? (column === undefined ? code : `${column} ${code}`);
}

/**
 * Where records went, in words: `records read 9 = used 7 + recommend_score missing 2`.
 *
 * @example accountingText({ read: 9, used: 7, excluded: [{ reason: 'filtered', rows: 2 }] }).es // => "registros leídos 9 = usados 7 + filtrado 2"
 */
export function accountingText({ read, used, excluded }: Accounting): Text {
  const parts = (language: Language) =>
    excluded
      .map(({ reason, column, rows }) => ` + ${reasonNamed(reasonNames[language], reason, column)} ${rows}`)
      .join('');
  return {
    en: `records read ${read} = used ${used}${parts('en')}`,
    es: `registros leídos ${read} = usados ${used}${parts('es')}`,
  };
}
