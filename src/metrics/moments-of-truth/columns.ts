import { coded, column, confidenceLimits, driver, high, low, pValue } from '../../results/columns.ts';
import type { Column, Unit } from '../../results/result.ts';

const own = (name: string, unit: Unit, en: string, es: string, meaningEn: string, meaningEs: string): Column =>
  column(name, { en, es }, unit, { en: meaningEn, es: meaningEs });

const nLow = own('n_low', 'count', 'n low', 'n bajas', 'rows with a low rating', 'filas con una valoración baja');

export const intercept = own(
  'intercept',
  'score',
  'Intercept',
  'Constante',
  'the outcome where all ratings lie between low and high',
  'el resultado cuando todas las valoraciones están entre baja y alta',
);

const kind = coded(
  own(
    'class',
    'text',
    'Class',
    'Clase',
    'hygiene (low ratings harm more than high ones help), delighter (the other way round), performance (both alike), unclear (an effect of the wrong sign, or none to be told), depends-on-the-cut (cuts or samples disagree)',
    'básico (hygiene: las notas bajas dañan más de lo que ayudan las altas), encanto (delighter: al revés), desempeño (performance: ambos por igual), sin claridad (unclear: un efecto de signo contrario, o ninguno que se pueda decir), depende del corte (depends-on-the-cut: los cortes o las muestras discrepan)',
  ),
  {
    unclear: { en: 'unclear', es: 'sin claridad' },
    performance: { en: 'performance', es: 'desempeño' },
    hygiene: { en: 'hygiene', es: 'básico' },
    delighter: { en: 'delighter', es: 'encanto' },
    'depends-on-the-cut': { en: 'depends on the cut', es: 'depende del corte' },
  },
);

export const contrastColumns: readonly Column[] = [
  driver,
  low,
  high,
  nLow,
  own('n_high', 'count', 'n high', 'n altas', 'rows with a high rating', 'filas con una valoración alta'),
  own(
    'penalty',
    'number',
    'Penalty',
    'Penalización',
    'what a low rating takes from the outcome, against one between',
    'lo que una valoración baja quita al resultado, frente a una intermedia',
  ),
  own(
    'reward',
    'number',
    'Reward',
    'Recompensa',
    'what a high rating adds to the outcome, against one between',
    'lo que una valoración alta añade al resultado, frente a una intermedia',
  ),
  own('range', 'number', 'Range', 'Rango', '|penalty| + |reward|', '|penalización| + |recompensa|'),
  own(
    'asymmetry',
    'number',
    'Asymmetry',
    'Asimetría',
    '(|reward| − |penalty|) ÷ range: −1 it can only harm, 1 it can only delight',
    '(|recompensa| − |penalización|) ÷ rango: −1 solo puede dañar, 1 solo puede encantar',
  ),
  own(
    'wald_p',
    'p-value',
    'p (equal sides)',
    'p (lados iguales)',
    'p-value of penalty + reward = 0',
    'valor p de penalización + recompensa = 0',
  ),
  kind,
  own(
    'agreement',
    'share',
    'Agreement',
    'Acuerdo',
    'bootstrap samples that give the same class',
    'muestras bootstrap que dan la misma clase',
  ),
];

export const momentColumns: readonly Column[] = [driver, kind];

export const leavingColumns: readonly Column[] = [
  driver,
  nLow,
  own(
    'odds_ratio',
    'number',
    'Odds ratio',
    'Razón de momios',
    'how many times the odds of leaving, for a low rating against others, those of the other drivers being equal',
    'cuántas veces los momios de irse, por una valoración baja frente a las demás, a igualdad de los otros factores',
  ),
  ...confidenceLimits('number'),
  pValue,
];
