import { coded, column, driver, mean } from '../../results/columns.ts';
import type { Column, Unit } from '../../results/result.ts';

const own = (name: string, unit: Unit, en: string, es: string, meaningEn: string, meaningEs: string): Column =>
  column(name, { en, es }, unit, { en: meaningEn, es: meaningEs });

export const lmg = own(
  'lmg',
  'share',
  'Importance (LMG)',
  'Importancia (LMG)',
  'what it adds to R², on average over all orders of drivers; adds up to R²',
  'lo que añade a R², en promedio sobre todos los órdenes de factores; suma R²',
);
const lmgLow = own(
  'lmg_low',
  'share',
  'Low',
  'Inferior',
  'lower end of the interval of lmg',
  'extremo inferior del intervalo de lmg',
);
const lmgHigh = own(
  'lmg_high',
  'share',
  'High',
  'Superior',
  'upper end of the interval of lmg',
  'extremo superior del intervalo de lmg',
);
export const relativeWeight = own(
  'relative_weight',
  'share',
  'Relative weight',
  'Peso relativo',
  'its share of R² by way of orthogonal drivers (Johnson); adds up to R²',
  'su parte de R² por medio de factores ortogonales (Johnson); suma R²',
);
const stdCoefficient = own(
  'std_coefficient',
  'number',
  'Std. coefficient',
  'Coeficiente est.',
  'standard deviations of the outcome for one of the driver, the others being equal',
  'desviaciones estándar del resultado por una del factor, a igualdad de los demás',
);
const vif = own(
  'vif',
  'number',
  'VIF',
  'VIF',
  'how many times its variance grows because drivers go together; above 5 or 10 they can hardly be told apart',
  'cuántas veces crece su varianza porque los factores van juntos; por encima de 5 o 10 apenas se distinguen',
);
const quadrant = coded(
  own(
    'quadrant',
    'text',
    'Quadrant',
    'Cuadrante',
    'importance and mean against those of all drivers: fix-first (important, low), keep-up (important, high), low-priority (neither), overdone (high, not important)',
    'importancia y media frente a las de todos los factores: arreglar primero (fix-first: importante y bajo), mantener (keep-up: importante y alto), baja prioridad (low-priority: ni uno ni otro), exceso (overdone: alto y poco importante)',
  ),
  {
    'fix-first': { en: 'fix first', es: 'arreglar primero' },
    'keep-up': { en: 'keep up', es: 'mantener' },
    'low-priority': { en: 'low priority', es: 'baja prioridad' },
    overdone: { en: 'overdone', es: 'exceso' },
  },
);

export const driverColumns: readonly Column[] = [
  driver,
  lmg,
  lmgLow,
  lmgHigh,
  relativeWeight,
  stdCoefficient,
  vif,
  mean,
  quadrant,
];
