/** The page's style: quiet, in light and dark, on paper, on a phone; nothing is told by colour alone. */
import { looks } from "./palette.ts"
import { plots } from "./plot-style.ts"

const light = `
--page:#f7f6f3;--sheet:#fff;--sunk:#f1efeb;--ink:#1d2126;--soft:#575f6a;--line:#dedbd5;--link:#0a5699;
--bad:#a8380a;--bad-wash:#fcefe8;--good:#005f48;--good-wash:#e9f4f0;--warn:#7a5200;--warn-wash:#fbf2df;
--v0:#0072b2;--v1:#e69f00;--v2:#009e73;--v3:#cc79a7;--v4:#56b4e9;--v5:#d55e00;--on:#fff`

const dark = `
--page:#121518;--sheet:#1a1e22;--sunk:#22272c;--ink:#e9e6e1;--soft:#a3abb5;--line:#333a42;--link:#86bdf5;
--bad:#ff9d6e;--bad-wash:#35211a;--good:#63d1ae;--good-wash:#17302a;--warn:#e5b64c;--warn-wash:#332a16;
--v0:#3a9bdc;--v1:#e8ab2e;--v2:#2fbf95;--v3:#d992ba;--v4:#86cbf2;--v5:#ea7f35;--on:#101214`

const page = `
:root{color-scheme:light dark;${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif}
main,.top,footer{max-width:92rem;margin:0 auto;padding:0 clamp(1rem,3vw,2.5rem)}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
code,.id,.mono{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.86em;overflow-wrap:anywhere}
h1{font-size:clamp(1.7rem,3.6vw,2.6rem);line-height:1.15;letter-spacing:-.02em;margin:1.6rem 0 .8rem;max-width:24em}h1 span{display:inline-block}
h2{font-size:1.35rem;letter-spacing:-.01em;margin:3.2rem 0 .3rem}
h3{font-size:1.08rem;margin:2.2rem 0 .2rem}
h4{font-size:.98rem;margin:0 0 .5rem}
p{margin:.3rem 0 .9rem;max-width:68ch}
.soft{color:var(--soft)}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--sheet);padding:.5rem 1rem;z-index:9}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.top{padding-top:1.4rem}
.brand{display:flex;align-items:center;gap:.6rem;font-weight:600;letter-spacing:.01em}
.brand svg{width:1.7rem;height:1.7rem}
.brand nav{margin-left:auto;display:flex;gap:1.1rem;flex-wrap:wrap;font-weight:400;font-size:.93rem}
.lead{font-size:1.1rem}
.state{display:inline-flex;gap:.5em;align-items:baseline;font-weight:600;padding:.25rem .8rem;border-radius:2rem;margin:0 0 1.2rem}
.state.good{color:var(--good);background:var(--good-wash)}
.state.bad{color:var(--bad);background:var(--bad-wash)}
.state.warn{color:var(--warn);background:var(--warn-wash)}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:0;margin:1rem 0;background:var(--sheet);border:1px solid var(--line);border-radius:10px;overflow:hidden}
.facts div{padding:.7rem .95rem;box-shadow:1px 1px 0 var(--line)}
.facts dt{font-size:.8rem;color:var(--soft)}
.facts dd{margin:0;font-size:1.12rem;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.facts small{display:block;font-size:.78rem;color:var(--soft)}
pre{margin:.6rem 0;padding:.7rem .95rem;background:var(--sunk);border-radius:8px;white-space:pre-wrap;overflow-wrap:anywhere}
.alert{border-left:4px solid var(--warn);background:var(--warn-wash);padding:.7rem 1rem;border-radius:0 8px 8px 0;margin:1rem 0}
.alert p:last-child{margin-bottom:0}
footer{margin-top:4rem;padding-top:1.2rem;padding-bottom:3rem;border-top:1px solid var(--line);color:var(--soft);font-size:.88rem}
`

const matrix = `
.scroll{overflow:auto;max-height:88vh;border:1px solid var(--line);border-radius:10px;background:var(--sheet);margin:1rem 0}
table{border-collapse:separate;border-spacing:0;width:100%}
caption{text-align:left;color:var(--soft);font-size:.9rem;padding:.8rem 1rem}
.matrix th,.matrix td{border-bottom:1px solid var(--line)}
.matrix thead th{position:sticky;top:0;z-index:2;background:var(--sheet);vertical-align:bottom;padding:.7rem .2rem;font-weight:500;font-size:.86rem}
.matrix thead th:first-child{left:0;z-index:3;text-align:left;padding-left:1rem}
.matrix thead th a{display:inline-block;writing-mode:vertical-rl;transform:rotate(180deg);max-height:13rem;color:var(--ink);text-decoration:none;line-height:1.25;padding:.1rem .2rem;text-align:left}
.matrix thead th a:hover{text-decoration:underline}
.matrix tbody th{text-align:left;font-weight:400;padding:.5rem .8rem .5rem 1rem;position:sticky;left:0;z-index:1;background:var(--sheet);min-width:13rem;max-width:24rem;line-height:1.35}
.matrix tbody th a{color:var(--ink);text-decoration:none}.matrix tbody th a:hover{text-decoration:underline}
.matrix tbody th.group{background:var(--sunk);font-weight:600;font-size:.86rem;color:var(--soft);padding:.4rem 1rem}
.matrix td.group{background:var(--sunk)}
.matrix td{text-align:center;padding:0;min-width:4.1rem;font-size:.72rem;line-height:1.15;color:var(--soft)}
.matrix td>*{display:block;padding:.42rem .2rem;text-decoration:none;color:inherit}
.matrix td b{display:block;font-size:1.05rem;line-height:1.2;font-weight:600}
.holds b{color:var(--good)}
.matrix .violated{background:var(--bad-wash)}.violated>*,.violated b{color:var(--bad)}
.matrix .violated a:hover{box-shadow:inset 0 0 0 2px var(--bad)}
.matrix .vacuous,.matrix .unknown{background:var(--warn-wash)}.vacuous>*,.unknown>*{color:var(--warn)}
.differs{box-shadow:inset 0 0 0 2px currentColor}
.matrix .differs{color:var(--warn)}.matrix em{font-style:normal;display:block;font-weight:600;color:var(--warn)}
.dense td{min-width:1.9rem;position:relative}.dense tbody th{min-width:15rem}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;font-size:.9rem;color:var(--soft);padding:0;list-style:none;margin:.6rem 0}
.legend b{color:var(--ink)}
.reasons{margin:.8rem 0}.reasons summary{cursor:pointer;color:var(--link)}
.reasons dl{columns:24rem;column-gap:2.5rem;font-size:.9rem}.reasons dt{font-weight:600;margin-top:.8rem}.reasons dd{margin:.15rem 0 0 0;break-inside:avoid}
`

const counterexample = `
details.ce{background:var(--sheet);border:1px solid var(--line);border-radius:10px;margin:.6rem 0;overflow:clip}
details.ce[open]{border-color:var(--soft)}
.ce>summary{cursor:pointer;padding:.75rem 1.1rem;display:grid;grid-template-columns:1.3rem 1fr 1rem;gap:0 .5rem;align-items:baseline;list-style:none}
.ce>summary::-webkit-details-marker{display:none}
.ce>summary:hover{background:var(--sunk)}
.ce>summary:focus-visible{outline-offset:-2px}
.ce .harm{font-weight:600;overflow-wrap:anywhere}
.ce .mark{color:var(--bad);font-weight:700}
.ce .meta{grid-column:2;color:var(--soft);font-size:.88rem}
.ce>summary::after{content:"";grid-column:3;grid-row:1;width:.5rem;height:.5rem;border:solid var(--soft);border-width:0 2px 2px 0;transform:rotate(45deg);align-self:center}.ce[open]>summary::after{transform:rotate(-135deg)}
.ce .body{padding:.2rem 1.1rem 1.3rem;scroll-margin-top:6rem}
.ce .law{border-left:3px solid var(--line);padding-left:.9rem;margin:.6rem 0 1.3rem;max-width:70ch}
.pair{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,auto);gap:1.2rem 2.4rem;align-items:start}
.steps{overflow-x:auto;min-width:0}
.events{font-size:.92rem}
.events caption{padding:.1rem 0 .5rem}.events caption span{display:block;max-width:calc(100vw - 4rem)}
.events th{text-align:left;font-weight:500;color:var(--soft);font-size:.82rem;padding:.25rem .7rem .35rem 0;border-bottom:1px solid var(--line)}
.events td,.events tbody th{padding:.42rem .7rem .42rem 0;border-bottom:1px solid var(--line);vertical-align:top;color:var(--ink);background:var(--row,none);font-size:inherit}
.events tbody th{color:var(--soft);font-variant-numeric:tabular-nums;padding-left:.5rem;width:2.2rem}
.events .what{min-width:13rem;overflow-wrap:anywhere}
.events small{display:block;color:var(--soft);font-size:.86em}
.events .wide td{background:var(--sunk)}.events .wide th{background:var(--sunk)}
.events .seen td,.events .seen th{background:var(--bad-wash)}
.tag{display:inline-block;white-space:nowrap;color:var(--warn);font-weight:600;font-size:.86em;margin-right:.6em}.tag.seen{color:var(--bad)}
.held{white-space:nowrap;max-width:12rem;font-weight:600}
.held span{display:inline-block;max-width:100%;overflow:hidden;text-overflow:ellipsis;vertical-align:bottom}
.held span+span{display:block}
.held .same{color:var(--soft);font-weight:400}
.held i{display:inline-block;width:.62rem;height:.95rem;border-radius:2px;margin-right:.4rem;vertical-align:-.12rem;print-color-adjust:exact;-webkit-print-color-adjust:exact}

.held.broken,.held.broken .same{color:var(--bad);font-weight:700}
.why{max-width:76ch;margin-top:1.4rem}.why ol{margin:.3rem 0 1.1rem;padding-left:1.4rem}.why li{margin:.18rem 0;overflow-wrap:anywhere}
.why li:last-child{font-weight:600}
.moments{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:.3rem 0}.moments dt{font-weight:600;color:var(--warn);white-space:nowrap}.moments dt.seen{color:var(--bad)}.moments dd{margin:0;overflow-wrap:anywhere}
.matters{max-width:76ch;overflow-x:auto;margin:1rem 0 1.4rem}.matters td:nth-child(2){min-width:11rem;font-weight:600}.matters td{overflow-wrap:anywhere}.matters ul{margin:.5rem 0;padding-left:1.2rem;font-size:.92rem}
.more{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1rem;font-size:.9rem;margin:0}
.more dt{color:var(--soft)}.more dd{margin:0;overflow-wrap:anywhere}
figure{margin:0;max-width:100%;overflow-x:auto}
figcaption{font-size:.84rem;color:var(--soft);max-width:52ch}
`

const drawing = `
.diagram{display:block;height:auto;max-width:100%;min-width:min(100%,19rem);font:12px system-ui,sans-serif}
.diagram text{fill:var(--ink);text-anchor:middle}.diagram .start{text-anchor:start}.diagram .end{text-anchor:end}
.diagram .lane{font-weight:700;font-size:15px}
.diagram .r{stroke:var(--sheet);stroke-width:1}
.diagram .blank{fill:var(--sunk);stroke:var(--line)}
.diagram .unknown{fill:none;stroke:var(--soft);stroke-dasharray:3 3}
.diagram .down{fill:none;stroke:var(--bad);stroke-dasharray:1 5;stroke-width:1.5}
.diagram .m{stroke:var(--mark,var(--soft));stroke-width:1.6;fill:none}
.diagram .again{stroke-width:5}.diagram .inner{stroke:var(--sheet);stroke-width:2}
.diagram .overtook{stroke-dasharray:9 3 2 3}
.diagram .lost{stroke:var(--bad);stroke-dasharray:4 4}
.diagram .cross,.diagram .cut,.diagram .bar{stroke:var(--bad);stroke-width:2.4;fill:none}
.diagram .tip{fill:var(--mark,var(--soft))}
.diagram .span{stroke:var(--soft);stroke-dasharray:2 5}
.diagram .link{stroke:var(--soft);stroke-width:1.4}.diagram .link.cut{stroke:var(--bad);stroke-dasharray:3 4}
.diagram .note{font-size:11px;fill:var(--soft);paint-order:stroke;stroke:var(--sheet);stroke-width:4px;stroke-linejoin:round}
.diagram .value{font-weight:600;paint-order:stroke;stroke:var(--sheet);stroke-width:4px;stroke-linejoin:round}
.diagram .n{fill:var(--mark,var(--ink))}.diagram .n.quiet{fill:var(--soft)}
.diagram .number{fill:var(--sheet);font-size:11px;font-weight:700}
.diagram .seen{fill:none;stroke:var(--bad);stroke-width:3}
.diagram .doomed{stroke:var(--warn);stroke-width:1.4;stroke-dasharray:6 4}.diagram .moment{fill:var(--warn);font-size:11px;font-weight:600;paint-order:stroke;stroke:var(--sheet);stroke-width:4px;stroke-linejoin:round}
.diagram .foot{font-weight:700}.diagram .bad{fill:var(--bad)}
`

const patterns = `
.held .v0{background:var(--v0)}
.held .v1{background:repeating-linear-gradient(45deg,var(--v1) 0 3px,var(--sheet) 3px 5px)}
.held .v2{background:repeating-linear-gradient(0deg,var(--v2) 0 3px,var(--sheet) 3px 5px)}
.held .v3{background:repeating-linear-gradient(90deg,var(--v3) 0 2px,var(--sheet) 2px 4px)}
.held .v4{background:radial-gradient(circle at 50% 50%,var(--sheet) 1.2px,transparent 1.4px) 0 0/4px 4px var(--v4)}
.held .v5{background:repeating-linear-gradient(-45deg,var(--v5) 0 2px,var(--sheet) 2px 4px)}
.held .blank,.held .unknown{background:var(--sunk);box-shadow:inset 0 0 0 1px var(--line)}
.defs{position:absolute;width:0;height:0}
${Array.from({ length: looks }, (_, look) => `.diagram .v${look}{fill:url(#w${look})}.defs .c${look}{fill:var(--v${look});stroke:var(--v${look})}`).join("")}
.defs .paper{fill:var(--sheet);stroke:var(--sheet)}
`

const catalogue = `
.laws{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,24rem),1fr));gap:1rem;margin:.8rem 0}
.law-card{background:var(--sheet);border:1px solid var(--line);border-radius:10px;padding:1rem 1.1rem;scroll-margin-top:2rem}
.law-card:target,.ce:has(:target){border-color:var(--link);box-shadow:0 0 0 1px var(--link)}
.plain td,.plain th{padding:.55rem 1rem .55rem 0;border-bottom:1px solid var(--line);vertical-align:top;text-align:left;font-size:.9rem;font-weight:400}
.plain th:first-child{padding-left:1rem;min-width:12rem}.plain thead th{color:var(--soft);font-size:.82rem}.plain tr:target>*{background:var(--good-wash)}
.plain .id{display:block;color:var(--soft)}.plain .many{font-variant-numeric:tabular-nums;white-space:nowrap;text-align:right}
.law-card .id{color:var(--soft)}
.law-card p{margin:.5rem 0}
.law-card dl{margin:.6rem 0 0;font-size:.88rem}.law-card dt{color:var(--soft);margin-top:.35rem}.law-card dd{margin:0}
`

const narrow = `
@media (min-width:84rem){.scroll.fits{overflow:clip;max-height:none}}
@media (max-width:62rem){.pair{grid-template-columns:minmax(0,1fr)}}
@media (max-width:40rem){
body{font-size:15px}
.brand nav{display:none}
.matrix tbody th{min-width:8.5rem;max-width:8.5rem;font-size:.85rem;padding-left:.7rem;overflow-wrap:anywhere}
.matrix thead th:first-child{padding-left:.7rem}
.matrix td{min-width:3.7rem}.dense td{min-width:2.1rem}
.matrix .group{padding-left:.7rem}
.events{font-size:.86rem}.events .what{min-width:7.5rem}.events td,.events tbody th,.events th{padding-right:.45rem}
.more,.moments{grid-template-columns:1fr}.more dd,.moments dd{margin-bottom:.4rem}
.ce>summary,.ce .body{padding-left:.8rem;padding-right:.8rem}
}
@media (forced-colors:active){.held i,.diagram .r{forced-color-adjust:none}.matrix .differs{outline:2px solid}}
@page{size:landscape;margin:12mm}
@media print{
:root{${light};--page:#fff}
body{font-size:10pt}.brand nav,.skip{display:none}
.scroll{max-height:none;overflow:visible;border:0}
.matrix td{min-width:0;font-size:0}.matrix td b{font-size:11pt}.matrix tbody th{min-width:0;max-width:14rem;padding:.25rem .5rem}.matrix td>*{padding:.1rem}.matrix thead th,.matrix tbody th{position:static}
details.ce{break-inside:avoid}details.ce::details-content{content-visibility:visible;block-size:auto}
.ce>summary::after{content:none}
h2,h3{break-after:avoid}
}
`

/** Pointing at an event in the table or in the drawing marks it in both; the page has no script. */
const pointing = `:is(${Array.from({ length: 40 }, (_, index) => `.ce:has([data-e="${index + 1}"]:hover) [data-e="${index + 1}"]`).join(",")}){--mark:var(--link);--row:var(--sunk)}`

/** The whole style sheet. */
export const style = [page, matrix, counterexample, drawing, patterns, catalogue, plots, pointing, narrow]
  .join("")
  .replaceAll("\n", "")
