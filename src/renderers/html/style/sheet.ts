import { colours, fontFamily, pictureStyle, properties } from '../../svg/style.ts';

/** The fonts that travel inside a page, as base64 of WOFF2. */
export interface FontFiles {
  readonly sans: string;
  /** The letters of central European languages, of the same font. */
  readonly sansEuropean: string;
  readonly serif: string;
}

const face = (family: string, file: string, weight: string, letters = '') =>
  `@font-face{font-family:"${family}";src:url(data:font/woff2;base64,${file}) format("woff2");font-weight:${weight};font-style:normal${letters}}`;

const european = ';unicode-range:U+100-17F,U+218-21B';

/** Whose the fonts are: their licence asks that it is said wherever they go. */
const licence = `/* Cx Sans: a part of Inter, copyright 2016 The Inter Project Authors. Cx Serif: a part of a serif by Adobe, copyright 2014-2023 Adobe. Both under the SIL Open Font License 1.1. */`;

const serif = '"Cx Serif",Georgia,"Times New Roman",serif';

const page = `*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 ${fontFamily};overflow-wrap:break-word}
.wrap{max-width:1128px;margin:0 auto;padding:0 24px}
a{color:var(--blue)}
.skip{position:absolute;left:-9999px;top:0;background:var(--paper);color:var(--ink);padding:8px 12px}
.skip:focus{left:8px}
.masthead.wrap{padding-top:40px;padding-bottom:8px}
.logo{display:block;max-height:44px;max-width:220px;margin:0 0 28px}
.kicker{margin:0 0 6px;color:var(--soft);font-size:14px}
h1,h2{font-family:${serif};font-weight:600;text-wrap:balance}
h1{font-size:clamp(30px,4.4vw,46px);line-height:1.14;margin:0 0 14px;max-width:21em;letter-spacing:-.012em}
.lead{font-size:clamp(17px,1.7vw,19px);line-height:1.55;max-width:44em;margin:0 0 12px}
section.wrap{padding-top:30px;padding-bottom:14px}
h2{font-size:25px;line-height:1.25;margin:0 0 16px;padding-top:14px;border-top:2px solid var(--ink)}
h3{font-size:17px;line-height:1.35;margin:0;font-weight:600;text-wrap:pretty}
.about{margin:-8px 0 18px;max-width:48em;color:var(--soft);font-size:15px}
.cards{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:22px 32px}
.cards.three{grid-template-columns:repeat(3,minmax(0,1fr))}
.card{padding:2px 0 6px;min-width:0}
.card h3{font-size:14px;color:var(--soft);font-weight:400}
.named .card h3{min-height:2.7em;display:flex;align-items:flex-end}
td:not(.l),.big{font-feature-settings:"tnum"}
.big{font-size:44px;line-height:1.15;margin:2px 0 8px;font-weight:600;letter-spacing:-.025em}
.long .big{font-size:30px;line-height:1.69}
.range{display:block;width:100%;height:8px;margin:0 0 8px}
.track{fill:var(--rule)}
.range-fill{fill:var(--blue);fill-opacity:.45}
.range-mark{fill:var(--ink)}
.interval,.base{margin:0;font-size:13px;line-height:1.5;color:var(--soft)}
.verdict{margin:8px 0 0;font-size:14px;line-height:1.4;font-weight:600}
.up{color:var(--blue)}
.down{color:var(--orange)}
.flat{font-weight:400}
.small .cards,.small.cards{gap:16px 32px}
.small .big{font-size:26px;margin:0 0 4px}
.account{font-size:13px;line-height:1.55;color:var(--soft);border-left:3px solid var(--rule);padding-left:12px;margin:22px 0 18px;max-width:62em}
.account p{margin:0 0 4px}
.account strong{color:var(--ink);font-weight:600}
.changes{margin:0;padding:0;list-style:none;counter-reset:c;display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:18px 32px}
.changes li{font-size:15px;line-height:1.55;min-width:0}
.changes strong{font-weight:600}
.changes .of{display:block;font-size:13px;line-height:1.5;color:var(--soft)}
.shown li{counter-increment:c}
.shown li::before{content:counter(c);display:block;font:600 22px/1.3 ${serif};color:var(--soft)}
h3.not{margin:26px 0 10px;font-size:15px}
.unshown li{font-size:14px;color:var(--soft)}
.unshown strong{color:var(--ink)}
.checks{list-style:none;margin:0;padding:0;max-width:62em}
.checks li{display:grid;grid-template-columns:20px 7em minmax(0,1fr);gap:0 10px;padding:8px 0;border-bottom:1px solid var(--rule);font-size:15px;align-items:baseline}
.checks svg{width:14px;height:14px;display:block;align-self:start;margin-top:5px}
.checks .sign{fill:none;stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round}
.passed .sign{stroke:var(--blue)}
.failed .sign{stroke:var(--orange)}
.open .sign{stroke:var(--soft)}
.checks b{font-weight:600}
.failed b{color:var(--orange)}
.checks .why{color:var(--soft);font-size:13px;display:block}
.row{display:grid;grid-template-columns:minmax(0,1fr) 232px;grid-template-rows:auto 1fr;column-gap:40px;align-items:start}
.row>figcaption,.row>svg{grid-column:1;min-width:0}
.row>details,.row>.scroll,.row>.more{grid-column:1/-1;min-width:0}
.side{grid-column:2;grid-row:1/span 2;font-size:13px;line-height:1.55;color:var(--soft);padding-top:4px;min-width:0}
.side p{margin:0 0 10px}
.side b{color:var(--ink);font-weight:600}
figure{margin:10px 0 34px;min-width:0}
figcaption p{margin:2px 0 12px;font-size:14px;line-height:1.45;color:var(--soft)}
figcaption .legend{display:flex;flex-wrap:wrap;gap:4px 20px;margin:0 0 8px;font-size:13px}
.legend span{min-width:0;overflow-wrap:anywhere}
.legend svg{display:inline-block;width:12px;height:12px;margin-right:7px;vertical-align:-1px}
svg.wide,svg.narrow{width:100%;height:auto;display:block}
svg.narrow{display:none;max-width:480px}
details{font-size:13px}
details+details{margin-top:8px}
summary{cursor:pointer;color:var(--blue);padding:4px 0}
.scroll{overflow-x:auto;max-width:100%}
.scroll:focus-visible,summary:focus-visible,a:focus-visible,.skip:focus-visible{outline:2px solid var(--blue);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:13px;line-height:1.45;margin:6px 0 14px}
caption{text-align:left;font-weight:600;padding:0 0 6px}
th,td{text-align:right;padding:6px 0 6px 18px;border-bottom:1px solid var(--rule);vertical-align:top;font-weight:400;white-space:nowrap}
th{color:var(--soft);border-bottom-color:var(--soft)}
th.l,td.l{text-align:left}
td.l{white-space:normal;min-width:7em;max-width:32em;overflow-wrap:anywhere}
td.tight{white-space:nowrap;min-width:0}
th:first-child,td:first-child{padding-left:0}
.more{margin:0;color:var(--soft);font-size:13px}
.notices{list-style:none;margin:0 0 18px;padding:0;max-width:62em;font-size:13px;line-height:1.55;color:var(--soft)}
.notices li{padding:3px 0 3px 12px;border-left:3px solid var(--rule);margin:0 0 6px}
.notices b{font-weight:600;color:var(--ink)}
.notices .warning{border-left-color:var(--orange)}
.notices .warning b{color:var(--orange)}
.refused{max-width:48em;margin:0 0 10px}
dl{margin:0;max-width:62em;font-size:14px}
dt{font-weight:600;margin-top:16px}
dd{margin:2px 0 0;color:var(--soft)}
dd p{margin:0 0 4px}
dd b{font-weight:600;color:var(--ink)}
.made p,.made li{font-size:14px;max-width:62em;margin:0 0 8px}
.made .scroll{margin-top:20px}
footer.wrap{color:var(--soft);font-size:13px;padding-top:12px;padding-bottom:40px}
footer p{border-top:1px solid var(--rule);padding-top:12px;margin:0}`;

const narrow = `@media (max-width:980px){.row{grid-template-columns:minmax(0,1fr);row-gap:6px}.side{grid-column:1;grid-row:auto;columns:2;column-gap:32px;padding-bottom:6px}.side p{break-inside:avoid}.cards,.cards.three{grid-template-columns:repeat(2,minmax(0,1fr))}.changes{grid-template-columns:minmax(0,1fr)}}
@media screen and (max-width:680px){.wrap{padding:0 20px}.masthead.wrap{padding-top:24px}.side{columns:1}.cards{gap:22px}.big{font-size:36px}.long .big{font-size:24px;line-height:1.72}h2{font-size:22px}svg.wide{display:none}svg.narrow{display:block}.checks li{grid-template-columns:20px minmax(0,1fr)}.checks li>:last-child{grid-column:2}td.l{max-width:20em}}
@media screen and (max-width:340px){.cards,.cards.three{grid-template-columns:minmax(0,1fr)}}`;

/**
 * On paper everything is open that is not a table of numbers. Pictures stand two beside each other, in the drawing that is made for such a
 * width; the last of an odd number has the whole line.
 */
const print = `@page{size:A4;margin:14mm 15mm 15mm}
@media print{body{font-size:9.5pt;line-height:1.4}.wrap{max-width:none;padding:0}.skip,details{display:none}
main>section.wrap{padding:7px 0 0}.figures{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));column-gap:9mm}
figure.row{margin:2px 0 10px;grid-template-columns:minmax(0,1fr);grid-template-rows:none;align-content:start;row-gap:2px}figure h3{font-size:10pt}figcaption p{margin:0 0 3px}figcaption .legend{margin:0 0 3px}
.side{grid-column:1;grid-row:auto;columns:1;font-size:7.5pt;line-height:1.35;padding:0}.side p{margin:0 0 3px}
svg.wide{display:none}svg.narrow{display:block;max-width:none}
figure.row:last-child:nth-child(odd){grid-column:1/-1}figure.row:last-child:nth-child(odd) svg.wide{display:block}figure.row:last-child:nth-child(odd) svg.narrow{display:none}figure.row:last-child:nth-child(odd) .side{columns:2;column-gap:9mm}
figure.row:has(>.scroll){grid-column:1/-1}
.cards,.cards.three{grid-template-columns:repeat(5,minmax(0,1fr));gap:8px 14px}.card{padding:0}.card h3{font-size:8.5pt}.big{font-size:19pt;margin:0 0 3px}.long .big{font-size:14pt}.small .big{font-size:13pt}.range{height:5px;margin:0 0 3px}.interval,.base{font-size:7.5pt;line-height:1.35}.verdict{font-size:8pt;margin:3px 0 0}
.account,.notices,.more,figcaption p,figcaption .legend,table{font-size:7.5pt;line-height:1.35}.account{margin:6px 0;max-width:none}.account p{margin:0}.notices{margin:0 0 6px;max-width:none}.notices li{margin:0 0 2px;padding:1px 0 1px 8px}
th,td{padding:2px 0 2px 10px}table{margin:3px 0 6px}
.changes{grid-template-columns:repeat(3,minmax(0,1fr));gap:6px 14px}.changes li,.unshown li,.checks li{font-size:8.5pt;line-height:1.35}.shown li::before{font-size:12pt}.checks li{padding:3px 0}.checks svg{margin-top:2px}h3.not{margin:10px 0 4px;font-size:10pt}
h1{font-size:22pt;margin:0 0 6px}.lead{font-size:11pt;margin:0 0 4px}.kicker{font-size:8.5pt}.logo{margin:0 0 14px}h2{font-size:13.5pt;margin-bottom:6px;padding-top:6px;border-top-width:1.5px}.about{font-size:9pt;margin:-4px 0 8px;max-width:none}
.made dl,.made p{font-size:7.5pt;line-height:1.35;max-width:none}.made dl{columns:2;column-gap:9mm}.made p,dd p{margin:0 0 3px}dt{margin-top:6px}.made .scroll{margin-top:6px}footer.wrap{padding:6px 0 0;font-size:7.5pt}
.row,.card,.changes li,tr,.account,.notices li{break-inside:avoid}h2,h3,dt,.about{break-after:avoid}.masthead.wrap{padding-top:0}}`;

/** The whole style of a page. */
export const styleSheet = ({ sans, sansEuropean, serif: heading }: FontFiles): string =>
  [
    licence,
    face('Cx Sans', sans, '400 600'),
    face('Cx Sans', sansEuropean, '400 600', european),
    face('Cx Serif', heading, '600'),
    `:root{color-scheme:light dark;${properties(colours.day)}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${properties(colours.night)}}}`,
    page,
    pictureStyle,
    narrow,
    print,
  ].join('\n');
