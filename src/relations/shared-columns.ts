import type { RelationColumn } from './relation.ts';

/** Columns that several relations have: one name, one meaning, the same headers. */

export const customerId = {
  type: 'id',
  headers: {
    en: [
      'customer id',
      'customer no',
      'customer number',
      'customer code',
      'customer key',
      'customer ref',
      'customer reference',
      'customer user id',
      'id customer',
      'cust id',
      'client id',
      'client no',
      'client number',
      'client code',
      'user id',
      'contact id',
      'account id',
      'acct id',
      'acct no',
      'account number',
      'member id',
      'buyer id',
      'shopper id',
      'subscriber id',
      'person id',
    ],
    es: [
      'id cliente',
      'id del cliente',
      'id de cliente',
      'cliente id',
      'codigo cliente',
      'codigo de cliente',
      'codigo del cliente',
      'numero cliente',
      'numero de cliente',
      'num cliente',
      'cod cliente',
      'id usuario',
      'id de usuario',
      'id del usuario',
      'id contacto',
      'id de contacto',
      'id cuenta',
      'id de cuenta',
      'id socio',
      'numero de socio',
      'id comprador',
      'id abonado',
    ],
  },
  weak: [
    'customer',
    'cust',
    'client',
    'user',
    'contact',
    'account',
    'acct',
    'member',
    'buyer',
    'subscriber',
    'cliente',
    'usuario',
    'contacto',
    'cuenta',
    'socio',
    'comprador',
    'abonado',
  ],
  meaning: {
    en: 'identifier of the customer; always text, so that leading zeros stay',
    es: 'identificador del cliente; siempre texto, para conservar los ceros iniciales',
  },
} as const satisfies RelationColumn;

/** Questions that ask how satisfied somebody is, and not why. */
const satisfactionQuestions = [
  /^(?!.*\b(why|reason|group|topics|sentiment)\b).*\bhow (?:[a-z]+ ){0,2}satisfied\b/,
  /\b(rate|state|indicate) (your|the) (overall )?(level of )?satisfaction\b/,
  /^(?!.*\b(por que|motivo|grupo)\b).*\b(que tan|cuan|como de|como esta de|que grado de|que nivel de|grado de|nivel de) (satisfech[oa]s?|satisfaccion)\b/,
  /\b(valore|valora|puntue|puntua|indique|indica) (su|tu|la) (grado de |nivel de )?satisfaccion\b/,
];

export const satisfactionScore = {
  type: 'score',
  scale: { low: 1, high: 5 },
  headers: {
    en: [
      'csat',
      'csat score',
      'score csat',
      'csat rating',
      'csat response',
      'sat',
      'satisfaction',
      'satisfaction score',
      'satisfaction rating',
      'customer satisfaction',
      'customer satisfaction score',
      'overall satisfaction',
      'conversation rating',
      'osat',
      'overall sat',
    ],
    es: [
      'satisfaccion',
      'satisfaccion general',
      'satisfaccion global',
      'satisfaccion del cliente',
      'satisfaccion cliente',
      'puntuacion csat',
      'nota csat',
      'nota de satisfaccion',
      'puntuacion de satisfaccion',
      'nivel de satisfaccion',
      'grado de satisfaccion',
      'calificacion',
      'calificacion de satisfaccion',
      'valoracion de satisfaccion',
    ],
  },
  weak: ['overall rating', 'valoracion general', 'valoracion global', 'calificacion general'],
  parts: ['csat', 'osat'],
  questions: satisfactionQuestions,
  meaning: {
    en: 'how satisfied the customer was, from 1 to 5',
    es: 'satisfacción del cliente, de 1 a 5',
  },
} as const satisfies RelationColumn;

export const effortScore = {
  type: 'score',
  scale: { low: 1, high: 7 },
  headers: {
    en: [
      'ces',
      'ces score',
      'score ces',
      'ces rating',
      'ces 2 0',
      'effort',
      'effort score',
      'effort rating',
      'customer effort',
      'customer effort score',
      'ease',
      'ease score',
      'ease rating',
    ],
    es: [
      'esfuerzo',
      'esfuerzo del cliente',
      'puntuacion ces',
      'nota ces',
      'puntuacion de esfuerzo',
      'nota de esfuerzo',
      'nivel de esfuerzo',
      'facilidad',
      'nota de facilidad',
      'puntuacion de facilidad',
    ],
  },
  questions: [
    /\bmade it easy\b/,
    /^(?!.*\b(why|group|topics|sentiment)\b).*\bhow (easy|difficult|hard) (was|is|did)\b/,
    /\bhow much effort\b/,
    /\b(me|nos|le|te) (ha facilitado|facilito|lo puso facil)\b/,
    /\b(que tan|cuan|como de) (facil|dificil)\b/,
    /\bcuanto esfuerzo\b/,
  ],
  meaning: {
    en: 'how easy it was, from 1 to 7 (7 is easiest, unless said otherwise)',
    es: 'facilidad percibida, de 1 a 7 (7 es lo más fácil, salvo que se indique lo contrario)',
  },
} as const satisfies RelationColumn;

export const channel = {
  type: 'text',
  headers: {
    en: ['channel', 'contact channel', 'service channel', 'sales channel', 'channel name'],
    es: ['canal', 'canal de contacto', 'canal de atencion', 'canal de venta', 'nombre del canal'],
  },
  weak: ['medium', 'medio'],
  meaning: {
    en: 'channel of the contact: web, phone, store',
    es: 'canal del contacto: web, teléfono, tienda',
  },
} as const satisfies RelationColumn;

export const touchpoint = {
  type: 'text',
  headers: {
    en: ['touchpoint', 'touch point', 'touchpoint name', 'contact point', 'journey stage', 'journey step'],
    es: ['punto de contacto', 'punto contacto', 'etapa del viaje', 'momento de contacto'],
  },
  meaning: {
    en: 'place of the journey where the contact happened',
    es: 'lugar del recorrido en que se produjo el contacto',
  },
} as const satisfies RelationColumn;

export const currency = {
  type: 'text',
  headers: {
    en: [
      'currency',
      'currency code',
      'order currency',
      'order currency iso',
      'presentment currency',
      'settlement currency',
      'transaction currency',
      'payment currency',
      'ccy',
      'curr',
    ],
    es: [
      'moneda',
      'divisa',
      'codigo de moneda',
      'tipo de moneda',
      'moneda pedido',
      'moneda del pedido',
      'divisa del pedido',
    ],
  },
  // `Amount in local currency` is money.
  patterns: [/^(?!.*\bin\b).*\bcurrency(?: code| iso)?$/, /\bccy$/, /^(?!.*\ben\b).*\b(moneda|divisa)\b/],
  meaning: { en: 'currency of the amount', es: 'moneda del importe' },
} as const satisfies RelationColumn;
