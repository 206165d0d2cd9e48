import type { Column } from '../../results/result.ts';
import { measureNamed, type Estimator, type Measure } from '../estimator.ts';

/** `nps_rolling` and its company: the answers of a period pooled with those of the periods before it. */
export const rollingMeasures = <E>({
  measures,
  main,
  rolled = ['n', main, 'conf_low', 'conf_high'],
}: Pick<Estimator<never, E>, 'measures' | 'main' | 'rolled'>): Measure<E>[] =>
  rolled.map((name) => {
    const { column, of } = measureNamed(measures, name);
    return { column: rolling(column), of };
  });

const rolling = (of: Column): Column => ({
  ...of,
  name: `${of.name}_rolling`,
  label: { en: `${of.label.en} rolling`, es: `${of.label.es} móvil` },
  meaning: { en: `${of.meaning.en}, over the window`, es: `${of.meaning.es}, en la ventana` },
});
