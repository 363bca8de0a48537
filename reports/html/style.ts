/** The page's style: quiet, in light and dark, on paper, on a phone; nothing is told by colour alone. */
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

const tables = `
.scroll{overflow:auto;max-height:88vh;border:1px solid var(--line);border-radius:10px;background:var(--sheet);margin:1rem 0}
table{border-collapse:separate;border-spacing:0;width:100%}
caption{text-align:left;color:var(--soft);font-size:.9rem;padding:.8rem 1rem}
.plain td,.plain th{padding:.55rem 1rem .55rem 0;border-bottom:1px solid var(--line);vertical-align:top;text-align:left;font-size:.9rem;font-weight:400}
.plain th:first-child{padding-left:1rem;min-width:12rem}.plain thead th{color:var(--soft);font-size:.82rem}.plain tr:target>*{background:var(--good-wash)}
.plain .id{display:block;color:var(--soft)}.plain .many{font-variant-numeric:tabular-nums;white-space:nowrap;text-align:right}
`

const narrow = `
@media (min-width:84rem){.scroll.fits{overflow:clip;max-height:none}}
@media (max-width:40rem){
body{font-size:15px}
.brand nav{display:none}
}
@page{size:landscape;margin:12mm}
@media print{
:root{${light};--page:#fff}
body{font-size:10pt}.brand nav,.skip{display:none}
.scroll{max-height:none;overflow:visible;border:0}
h2,h3{break-after:avoid}
}
`

/** The whole style sheet. */
export const style = [page, tables, plots, narrow].join("").replaceAll("\n", "")
