import { column } from '../../results/columns.ts';

const count = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'count', { en: meaningEn, es: meaningEs });
const text = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'text', { en: meaningEn, es: meaningEs });
const share = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'share', { en: meaningEn, es: meaningEs });

export const channels = count('channels', 'Channels', 'Canales', 'channels with ratings', 'canales con notas');
export const etaSquared = share(
  'eta_squared',
  'η²',
  'η²',
  'part of the variance of scores that lies between channels',
  'parte de la varianza de las notas que está entre canales',
);
export const omegaSquared = share(
  'omega_squared',
  'ω²',
  'ω²',
  'the same without what chance adds, at least 0',
  'lo mismo sin lo que añade el azar, al menos 0',
);
export const consistency = share('consistency', 'Consistency', 'Consistencia', '1 − ω²', '1 − ω²');
export const best = text(
  'best',
  'Best',
  'Mejor',
  'the channel with the highest mean',
  'el canal con la media más alta',
);
export const worst = text(
  'worst',
  'Worst',
  'Peor',
  'the channel with the lowest mean',
  'el canal con la media más baja',
);
export const gap = column('gap', { en: 'Gap', es: 'Brecha' }, 'score', {
  en: 'mean of the best channel less that of the worst',
  es: 'media del mejor canal menos la del peor',
});
export const fromChannel = text('from_channel', 'From channel', 'Del canal', 'the channel before', 'el canal de antes');
export const toChannel = text('to_channel', 'To channel', 'Al canal', 'the channel after', 'el canal de después');
export const switches = count(
  'switches',
  'Switches',
  'Cambios',
  'contacts that follow one in another channel',
  'contactos que siguen a uno en otro canal',
);
export const repeats = count(
  'repeats',
  'Repeats',
  'Repeticiones',
  'switches at the same touchpoint: the customer had to ask again',
  'cambios en el mismo punto de contacto: el cliente tuvo que repetir',
);
export const switchRate = share(
  'switch_rate',
  'Switch rate',
  'Tasa de cambio',
  'journeys with a switch ÷ journeys',
  'recorridos con un cambio ÷ recorridos',
);
