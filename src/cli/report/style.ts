/** The report's look: the values of `renderer/ui/tokens.css`, set for paper and a desk. */
export const style = `
:root { --paper: #f7f2e8; --ink: #1d1b18; --muted: #5c564c; --rule: #d8cfbd; --draw: #1f6f8b; --draw-pale: #b9d0d4; --lose: #a63d22;
  --display: 'Bricolage Grotesque Variable', system-ui, sans-serif; --text: 'Atkinson Hyperlegible Next Variable', system-ui, sans-serif; }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 16px/1.5 var(--text); -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { max-width: 1160px; margin: 0 auto; padding: 56px 48px 80px; }
h1, h2, h3, dd { font-family: var(--display); line-height: 1.08; letter-spacing: -0.015em; text-wrap: balance; margin: 0; }
p { margin: 0; text-wrap: pretty; }
cite { font-style: normal; }
.eyebrow { display: flex; justify-content: space-between; gap: 2em; padding-bottom: 14px; border-bottom: 2px solid var(--ink); font-size: 15px; }
.eyebrow span:first-child::before { content: ''; display: inline-block; width: 0.7em; height: 0.7em; margin-right: 0.6em; border-radius: 50%; background: var(--draw); }
h1 { margin: 44px 0 22px; max-width: 17em; font-size: 60px; font-weight: 750; letter-spacing: -0.025em; }
h1 cite { color: var(--draw); }
.lead { max-width: 42em; font-size: 21px; line-height: 1.45; }
.figures { display: grid; grid-template-columns: repeat(4, 1fr); margin: 44px 0 0; border-top: 1px solid var(--rule); }
.figures div { display: flex; flex-direction: column-reverse; justify-content: flex-end; gap: 6px; padding: 20px 24px 0 0; }
.figures dd { font-size: 40px; font-weight: 700; white-space: nowrap; font-variant-numeric: tabular-nums; }
.figures dt { color: var(--muted); line-height: 1.3; }
section { display: grid; grid-template-columns: 232px minmax(0, 1fr); gap: 18px 48px; margin-top: 56px; padding-top: 18px; border-top: 2px solid var(--ink); }
h2 { font-size: 28px; font-weight: 700; }
.says p { margin-top: 12px; }
.says p + p { color: var(--muted); font-size: 15px; }
.note { margin-top: 16px; color: var(--muted); font-size: 15px; }
.shows > .note:first-child { margin-top: 4px; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
thead th { padding: 0 0 10px 14px; border-bottom: 1px solid var(--rule); color: var(--muted); font-size: 13px; font-weight: 400; line-height: 1.25; text-align: right; vertical-align: bottom; }
thead th:first-child, thead th:nth-child(2) { padding-left: 0; text-align: left; }
tbody th { padding: 9px 18px 9px 0; font-weight: 400; line-height: 1.25; text-align: left; overflow-wrap: anywhere; }
tbody td { padding: 9px 0 9px 14px; text-align: right; white-space: nowrap; }
tbody tr + tr > * { border-top: 1px solid var(--rule); }
.decks thead th { width: 10.5%; }
.decks thead th:first-child { width: 29%; }
.decks thead th:nth-child(2) { width: 29%; }
.decks .count, .plain .count { padding-left: 0; text-align: left; }
.count .bar { display: inline-block; width: calc((100% - 3.4em) * var(--share)); min-width: 2px; height: 16px; margin-right: 0.6em; vertical-align: -2px; }
.count .bar[style='--share: 0'] { min-width: 0; }
.plain th { width: 29%; }
.plain .bar { width: calc((100% - 12em) * var(--share)); }
.bar rect { fill: var(--draw); }
.cards { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 36px 44px; }
figure { display: flex; flex-direction: column; gap: 12px; margin: 0; break-inside: avoid; }
figcaption { display: flex; justify-content: space-between; align-items: baseline; gap: 1em; }
figcaption p { flex: none; color: var(--muted); font-size: 15px; }
h3 { font-size: 18px; font-weight: 650; line-height: 1.2; letter-spacing: -0.005em; overflow-wrap: anywhere; }
figure svg { margin-top: auto; }
figure > p { font-size: 15px; }
svg { display: block; width: 100%; overflow: visible; }
svg text { font-family: var(--text); font-size: 12px; fill: var(--muted); font-variant-numeric: tabular-nums; }
.fall-off .seen { fill: var(--draw-pale); }
.fall-off .left { fill: var(--lose); }
.fall-off line { stroke: var(--ink); }
.fall-off text { text-anchor: middle; }
.fall-off .worst { fill: var(--lose); font-weight: 700; }
.heat-map rect { fill: var(--draw); }
.heat-map .empty { fill: var(--rule); }
.heat-map text { text-anchor: middle; fill: var(--ink); font-size: 13px; font-variant-numeric: normal; }
.heat-map .on-dark { fill: var(--paper); }
.heat-map .name { text-anchor: start; font-size: 14px; }
.heat-map .hour { text-anchor: start; fill: var(--muted); }
.basis { display: block; }
.columns { display: grid; grid-template-columns: repeat(3, 1fr); gap: 24px 44px; margin-top: 22px; }
.columns p { margin-top: 10px; color: var(--muted); font-size: 15px; }
@media (max-width: 820px) {
  body { padding: 32px 20px; }
  h1 { font-size: 40px; }
  section { grid-template-columns: minmax(0, 1fr); }
  .figures, .columns, .cards { grid-template-columns: minmax(0, 1fr); }
  .shows { overflow-x: auto; }
  .decks { min-width: 680px; }
}
@media print {
  @page { margin: 14mm; }
  html { background: none; font-size: 12px; }
  body { max-width: none; padding: 0; }
  h1 { margin-top: 24px; font-size: 40px; }
  section { margin-top: 32px; grid-template-columns: 150px minmax(0, 1fr); gap: 12px 28px; }
  tr, .says { break-inside: avoid; }
}
`;
