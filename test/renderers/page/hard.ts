/** Names that a page has trouble with: long, from right to left, of other scripts, of pictures, and such as mean harm. */
const hardNames = [
  'A'.repeat(150),
  `Departamento de atención al cliente y posventa de la zona norte, oficina ${'de San Sebastián y alrededores '.repeat(3)}`,
  'مركز خدمة العملاء في الرياض والمنطقة الشرقية',
  'מרכז שירות לקוחות',
  '日本語のとても長い名前の店舗です東京都渋谷区',
  '👩‍👩‍👧‍👦🎉🇪🇸 fiesta 👍🏽 ya',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '=cmd|calc',
  'a\u202eb reversed',
  'Łódź Żółć',
  '__proto__',
  `it's "quoted" & <b>bold</b>`,
];

const groups = 34;
const answers = 4000;

/** A file of answers to 34 shops of hard names, with scores that follow from their place in it. */
export function hardAnswers(): string {
  const names = [
    ...hardNames,
    ...Array.from({ length: groups - hardNames.length }, (_, at) => `Tienda número ${at} de la calle mayor`),
  ];
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = Array.from({ length: answers }, (_, at) => {
    const shop = (at * 7) % groups;
    const day = new Date(Date.UTC(2025, 0, 1 + (at % 540))).toISOString().slice(0, 10);
    const score = (at * 31 + Math.floor(at / 97) * 7 + shop) % 11;
    return [
      `R${at}`,
      day,
      score,
      1 + (score % 5),
      1 + (score % 7),
      quoted(names[shop]!),
      quoted('</style><script>alert(2)</script>'),
    ].join(',');
  });
  return `response_id,submitted_at,recommend_score,satisfaction_score,effort_score,shop,comment\n${lines.join('\n')}\n`;
}
