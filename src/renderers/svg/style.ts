export { colours, properties } from '../typeset/colours.ts';

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
.over{stroke-dasharray:7 6}
.ahead{stroke-dasharray:2 4}
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
.way{fill:none}
.box{stroke:var(--soft);stroke-width:1}
.plain{fill:var(--paper)}
${seriesStyle}
${shadeStyle}`;
