/** How plots look: lines told apart by colour and by dashes, so that either is enough. */
export const plots = `
.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:1rem;margin:1rem 0}
.plots figure,.plot-wide{background:var(--sheet);border:1px solid var(--line);border-radius:10px;padding:.8rem 1rem;margin:0}
.plot-wide{margin:1rem 0;max-width:56rem}
.plot{display:block;width:100%;height:auto;font:12px system-ui,sans-serif}
.plot text{fill:var(--ink)}.plot .soft{fill:var(--soft)}.plot .middle{text-anchor:middle}.plot .end{text-anchor:end}
.plot .name{font-weight:600;paint-order:stroke;stroke:var(--sheet);stroke-width:4px;stroke-linejoin:round}
.plot .grid{stroke:var(--line)}.plot .frame{stroke:var(--soft)}
.plot .mark{stroke:var(--soft);stroke-dasharray:2 3}
.plot .trouble{fill:var(--warn-wash)}.plot .trouble-name{fill:var(--warn);font-weight:600}
.plot .l0,.plot .l1,.plot .l2{fill:none;stroke-width:2.4;stroke-linejoin:round}
.plot .l0{stroke:var(--v0)}.plot .l1{stroke:var(--v5);stroke-dasharray:7 4}.plot .l2{stroke:var(--v2);stroke-dasharray:2 3}
.plot .a0,.plot .a1,.plot .a2{stroke:none;fill-opacity:.45}.plot .a0{fill:var(--v0)}.plot .a1{fill:var(--v5)}.plot .a2{fill:var(--v2)}
.claims td:first-child{font-weight:700;padding-left:1rem;white-space:nowrap}.claims .yes td:first-child{color:var(--good)}.claims .no td:first-child{color:var(--bad)}
.claims th:first-child{min-width:5rem}.claims td:nth-child(2),.claims td:nth-child(3){min-width:13rem}
.claims tr.no td{background:var(--bad-wash)}.claims .id{display:block}
.numbers{margin:.5rem 0 1.5rem}
.numbers td{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.numbers thead th+th{text-align:right}
`
