import type { Dictionary } from '../dictionary.ts';
import { decimal, list } from './phrases.ts';

/** Lo que se dice de lo que un cliente cuesta, aporta y vale, donde nada o un disparate lo dice. */
/** No se va nadie, salvo el ruido de las fracciones. */
const isWhole = (retention: number) => retention >= 1 - 1e-9;

export const profitErrors = {
  'profit-unknown': (d) => ({
    message: 'nada dice qué aporta un cliente en cada año de su vida',
    hint: `con datos: cx ${d.command} --customers ARCHIVO --transactions ARCHIVO; o --profile ARCHIVO (year, base_profit, …), o --profit 30,42,44`,
  }),
  'retention-unknown': () => ({
    message: 'nada dice cuántos clientes permanecen',
    hint: 'diga qué proporción sigue al cabo de un año: --retention 0.8; o indique un archivo de clientes con ended_at: --customers ARCHIVO',
  }),
  'retention-unseen': (d) => ({
    message:
      d.nobody === 'left'
        ? `ninguno de ${d.customers} clientes se fue: nada dice cuántos permanecen`
        : `a ninguno de ${d.customers} clientes se le vio un año: nada dice cuántos lo permanecen`,
    hint: 'diga qué proporción sigue al cabo de un año: --retention 0.8',
  }),
  'acquisition-cost-unknown': () => ({
    message: 'nada dice cuánto cuesta captar a un cliente',
    hint: 'dígalo: --acquisition-cost 51; o indique un archivo de clientes con acquisition_cost (--customers ARCHIVO), o un perfil con un año 0',
  }),
  'profile-years': (d) => ({
    message: `un perfil tiene los años 1, 2, 3 … una vez cada uno, y quizá un año 0: hay ${d.years.length === 0 ? 'ninguno' : list(d.years.map(String), 12)}`,
    hint: 'escriba cada año de vida de un cliente en una línea, sin saltarse ninguno; una línea cuyo año o beneficio no se puede leer no cuenta: cx columns ARCHIVO',
  }),
  'years-too-few': (d) => ({
    message: `${d.customers === null ? 'muy pocos' : d.customers} clientes vivieron entero el primer año de su vida: con menos de ${d.least} no se dice nada de él`,
    hint: 'diga qué aporta un cliente: --profit 100,120, o --profile ARCHIVO',
  }),
  'no-finite-value': (d) => ({
    message: isWhole(d.retention + d.improve)
      ? `con una retención de ${decimal(d.retention)} y ${decimal(d.improve * 100)} puntos más no se va nadie: un cliente así no tiene un valor finito`
      : `con una retención de ${decimal(d.retention + d.improve)} y un crecimiento de ${decimal(d.tailGrowth)}, un descuento de ${decimal(d.discount)} es muy pequeño: un cliente así no tiene un valor finito`,
    hint:
      d.retention >= 1
        ? 'pida una --retention menor'
        : isWhole(d.retention + d.improve)
          ? `pida menos puntos: --improve ${Math.floor((1 - d.retention) * 50 * 10) / 10}`
          : 'pida un --discount mayor, o un --tail-growth menor',
  }),
} satisfies Partial<Dictionary['errors']>;
