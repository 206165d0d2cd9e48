/** The colours of pictures by day and by night: names in the style sheet, of which each has a value in both. */
export const colours = {
  day: {
    paper: '#fff',
    ink: '#18222d',
    soft: '#54616e',
    rule: '#dde2e7',
    blue: '#1f5f99',
    orange: '#a34a06',
    band: '#1f5f9926',
    'bar-blue': '#1f5f99',
    'bar-grey': '#d3d8dd',
    'bar-orange': '#b45309',
    'on-grey': '#18222d',
    's-0': '#1f5f99',
    's-1': '#a34a06',
    's-2': '#0f766e',
    's-3': '#7a3fa0',
    's-4': '#57646f',
    's-5': '#b0316b',
    'h-0': '#f1f4f7',
    'h-1': '#e3edf6',
    'h-2': '#cfe0ef',
    'h-3': '#b5d0e8',
    'h-4': '#94bbdd',
    'h-5': '#6fa3cf',
    'h-6': '#3a7ab0',
    'h-7': '#1f5f99',
    'h-8': '#123f6b',
    'n-1': '#fbe6d3',
    'n-2': '#f3c79d',
    'n-3': '#d98a45',
    'n-4': '#a34a06',
    'on-light': '#18222d',
    'on-dark': '#fff',
    'on-n3': '#18222d',
  },
  night: {
    paper: '#12171d',
    ink: '#e6ebf0',
    soft: '#a5b1bd',
    rule: '#2c3640',
    blue: '#84b9ea',
    orange: '#f0a868',
    band: '#84b9ea2e',
    'bar-blue': '#2f6ea8',
    'bar-grey': '#525d68',
    'bar-orange': '#b45309',
    'on-grey': '#fff',
    's-0': '#84b9ea',
    's-1': '#f0a868',
    's-2': '#63d2c6',
    's-3': '#cfa4f0',
    's-4': '#b4bec8',
    's-5': '#f49ac1',
    'h-0': '#1a2129',
    'h-1': '#1b2e40',
    'h-2': '#1d3c58',
    'h-3': '#1f4a70',
    'h-4': '#235b8a',
    'h-5': '#2f6ea8',
    'h-6': '#5d9bd3',
    'h-7': '#84b9ea',
    'h-8': '#b5d7f5',
    'n-1': '#3a2a1c',
    'n-2': '#5e3c1c',
    'n-3': '#8f5316',
    'n-4': '#f0a868',
    'on-light': '#e6ebf0',
    'on-dark': '#0b1016',
    'on-n3': '#fff',
  },
} as const;

type Colours = Readonly<Record<keyof typeof colours.day, string>>;

/** Colours as custom properties of the whole page. */
export const properties = (of: Colours): string =>
  Object.entries(of)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

export const fontFamily = '"Cx Sans",system-ui,"Segoe UI",Helvetica,Arial,sans-serif';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** Parts of a bar bear white numbers by day and by night. */
const partColours = ['#1f5f99', '#a34a06', '#0f766e', '#7a3fa0', '#57646f', '#b0316b'];

/** Lines, marks and bands of up to six series, bars of up to six measures, parts of up to six. */
const seriesStyle = partColours
  .map((part, at) =>
    [
      `.s-${at}-l{stroke:var(--s-${at})}`,
      `.s-${at}-d${at === 0 ? '' : `,.c-${at}`}{fill:var(--s-${at})}`,
      `.s-${at}-b{fill:var(--s-${at});fill-opacity:.13}`,
      `svg .s-${at}-t{fill:var(--s-${at})}`,
      `.p-${at}{fill:${part}}`,
      `svg .on-p-${at}{fill:#fff}`,
    ].join(''),
  )
  .join('\n');

/** Shades of a grid, with numbers that can be read on each. */
const shadeStyle = [
  ...range(0, 8).map((at) => `.h-${at}{fill:var(--h-${at})}`),
  ...range(1, 4).map((at) => `.n-${at}{fill:var(--n-${at})}`),
  `${range(0, 5)
    .map((at) => `svg .on-h-${at}`)
    .join(',')},svg .on-n-1,svg .on-n-2{fill:var(--on-light)}`,
  'svg .on-h-6,svg .on-h-7,svg .on-h-8{fill:var(--on-dark)}',
  'svg .on-n-3{fill:var(--on-n3)}svg .on-n-4{fill:var(--on-dark)}',
].join('');

/** How pictures look: every colour is a class, so that day, night and print need no other picture. */
export const pictureStyle = `svg text{font-family:${fontFamily};font-kerning:none;fill:var(--ink)}
.t,.t-b{font-size:13px}
.t-b,svg .value,svg .note{font-weight:600}
svg .a{font-size:12px;fill:var(--soft)}
svg .value{font-size:15px}
svg .cell{font-size:11.5px}
svg .note{font-size:12px;fill:var(--orange)}
svg .note,svg .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.grid{stroke:var(--rule);stroke-width:1}
.zero,.tick{stroke:var(--soft);stroke-width:1}
.curve{fill:none;stroke-width:2;stroke-linejoin:round}
.whisker{stroke-width:2.5;stroke-linecap:round}
.one-l,.up-l{stroke:var(--blue)}
.one-d,.up-d{fill:var(--blue)}
.one-b{fill:var(--band)}
svg .one-t,svg .up-t{fill:var(--blue)}
.flat-l{stroke:var(--soft)}
.flat-d{fill:var(--soft)}
.down-l{stroke:var(--orange)}
.down-d{fill:var(--orange)}
svg .down-t{fill:var(--orange)}
.ring{fill:var(--paper);stroke:var(--orange);stroke-width:2.5}
.good,.c-0{fill:var(--bar-blue)}
.between{fill:var(--bar-grey)}
.bad{fill:var(--bar-orange)}
svg .on-good,svg .on-bad{fill:#fff}
svg .on-between{fill:var(--on-grey)}
.point{fill-opacity:.75}
.runs{fill-opacity:.45}
${seriesStyle}
${shadeStyle}`;
