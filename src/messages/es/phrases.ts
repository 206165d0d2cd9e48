export const list = (words: readonly string[], most = 8) =>
  words.slice(0, most).join(', ') + (words.length > most ? `, … y ${words.length - most} más` : '');
export const meant = (word: string | null) => (word === null ? '' : ` (¿quiso decir ${word}?)`);
export const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

const relationNames: ReadonlyMap<string, string> = new Map([
  ['responses', 'respuestas'],
  ['customers', 'clientes'],
  ['transactions', 'transacciones'],
  ['touchpoints', 'puntos de contacto'],
  ['reviews', 'reseñas'],
  ['invitations', 'invitaciones'],
  ['profile', 'perfil'],
]);
export const named = (relation: string) => relationNames.get(relation) ?? relation;
export const decimal = (number: number) => String(Number(number.toPrecision(12))).replace('.', ',');

/** Qué escribir donde un signo puede separar columnas. */
export const delimiterHint = (sign: string): string =>
  sign.charCodeAt(0) < 128
    ? `--delimiter ${sign === ' ' ? 'space' : `"${sign}"`}`
    : 'sustitúyalo en el archivo por ; (--delimiter admite signos de un byte)';

/** La salida cuando las letras de los nombres parecen equivocadas; nada si ninguna otra codificación es probable. */
export const misread = (encoding: string | null | undefined, then = ''): string =>
  (encoding ?? null) === null ? '' : `si hay letras mal en los encabezados: --encoding ${encoding}   ${then}`;
