/** The look of the report page. No value of a run ever reaches it, so its hash can stand in the page's policy. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #faf8f3; --card: #ffffff; --ink: #1f1d1a; --soft: #5d584f; --line: #e3ded2; --sunk: #f2efe7;
  --good: #17633f; --good-bg: #e6f2ea; --bad: #9c2c25; --bad-bg: #faeae7; --warn: #754d00; --warn-bg: #f9efd8;
  --claim: #54458a; --claim-bg: #f4f1fb; --claim-stripe: #ece7f8; --link: #1c559e; --agent: #8f86b8; --mark-bad: #f3c6bf; --mark-good: #b9dfc8;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #141519; --card: #1b1d22; --ink: #e8e5dd; --soft: #a9a498; --line: #31343b; --sunk: #222429;
    --good: #77d3a0; --good-bg: #17291f; --bad: #f39d92; --bad-bg: #341d1b; --warn: #e6ba66; --warn-bg: #2f2611;
    --claim: #beb4f2; --claim-bg: #211f30; --claim-stripe: #27243a; --link: #8dbaf5; --agent: #6f679c; --mark-bad: #66302b; --mark-good: #1f5237;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 var(--sans); overflow-wrap: break-word; }
main, header.top, footer.top { max-width: 1120px; margin: 0 auto; padding: 0 24px; }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(1.7rem, 4.2vw, 2.6rem); letter-spacing: -0.012em; margin: 0.2em 0 0.35em; }
h2 { font-size: 1.5rem; margin: 64px 0 6px; }
h3 { font-size: 1.15rem; margin: 0; }
h4 { font: 600 0.78rem/1.4 var(--sans); letter-spacing: 0.06em; text-transform: uppercase; color: var(--soft); margin: 26px 0 8px; }
p { margin: 0 0 0.8em; max-width: 72ch; }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 3px; }
code, pre, .mono { font-family: var(--mono); font-size: 0.875em; }
code { overflow-wrap: anywhere; }
p code, li code, dd code { background: var(--sunk); padding: 0.08em 0.32em; border-radius: 4px; }
ul, ol, dl, dd { margin: 0; padding: 0; }
.soft { color: var(--soft); }
.note { color: var(--soft); font-size: 0.92rem; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }

header.top { padding-top: 44px; }
.eyebrow { max-width: none; display: flex; flex-wrap: wrap; gap: 4px 20px; justify-content: space-between; color: var(--soft); font-size: 0.85rem; }
.eyebrow b { letter-spacing: 0.09em; text-transform: uppercase; font-weight: 600; font-size: 0.78rem; }
.goal { font-size: 1.08rem; color: var(--soft); }
.verdict { margin: 28px 0 0; padding: 24px 28px; border-radius: 12px; background: var(--good-bg); border-left: 5px solid var(--good); }
.verdict.warn-tone { background: var(--warn-bg); border-color: var(--warn); }
.verdict.bad-tone { background: var(--bad-bg); border-color: var(--bad); }
.verdict h2 { margin: 0 0 8px; font-size: 1.75rem; color: var(--good); }
.verdict.warn-tone h2 { color: var(--warn); } .verdict.bad-tone h2 { color: var(--bad); }
.verdict p { max-width: none; } .verdict p:last-child { margin: 0; }
.verdict code { background: color-mix(in srgb, var(--card) 65%, transparent); }
.unsealed { max-width: none; margin: 20px 0 0; padding: 14px 20px; background: var(--bad-bg); color: var(--bad); border: 2px solid var(--bad); border-radius: 10px; font-weight: 600; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(128px, 1fr)); gap: 18px 28px; margin: 30px 0 0; padding: 0; }
.figures div { border-top: 1px solid var(--line); padding-top: 10px; }
.figures dt { color: var(--soft); font-size: 0.85rem; }
.figures dd { text-wrap: balance; font-family: var(--serif); font-size: 1.3rem; line-height: 1.25; }
nav { display: flex; flex-wrap: wrap; gap: 6px 22px; margin-top: 28px; font-size: 0.95rem; }

.cards { list-style: none; display: grid; gap: 14px; margin-top: 20px; }
.card { display: grid; grid-template-columns: 64px minmax(0, 1fr) minmax(190px, 230px); gap: 6px 28px; background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 22px 26px; }
.card.first { border: 2px solid var(--good); }
.card .place { font: 600 2.6rem/1 var(--serif); color: var(--soft); }
.card.first .place { color: var(--good); }
.card .place small { display: block; font: 0.75rem/1.6 var(--sans); color: var(--soft); }
.card header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 14px; margin-bottom: 10px; }
.card header .mono { color: var(--soft); }
.reasons { list-style: none; font-size: 0.95rem; }
.reasons li { padding-left: 1.3em; text-indent: -1.3em; margin-bottom: 5px; }
.reasons li::before { content: "–"; display: inline-block; width: 1.3em; text-indent: 0; color: var(--soft); }
.chip { display: inline-block; font: 600 0.8rem/1.7 var(--sans); padding: 0 0.75em; border-radius: 99px; background: var(--sunk); color: var(--soft); }
.chip.candidate { background: var(--good-bg); color: var(--good); } .chip.out { background: var(--bad-bg); color: var(--bad); }
.chip.duplicate { background: var(--warn-bg); color: var(--warn); }
.numbers { display: grid; grid-template-columns: auto 1fr; gap: 2px 14px; align-content: start; font-size: 0.9rem; }
.numbers dt { color: var(--soft); white-space: nowrap; } .numbers dd { text-align: right; font-variant-numeric: tabular-nums; }
.card .more { grid-column: 2 / -1; font-size: 0.9rem; margin: 6px 0 0; }

.scroll { overflow-x: auto; margin-top: 20px; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
table { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
th, td { text-align: left; vertical-align: top; padding: 13px 14px; border-top: 1px solid var(--line); }
thead th { border-top: 0; font-weight: 600; white-space: nowrap; background: var(--sunk); }
thead th .soft { display: block; font-weight: 400; font-size: 0.85em; }
tbody th { font-weight: 600; min-width: 170px; } tbody td { min-width: 118px; }
tbody th code { display: block; font-weight: 400; color: var(--soft); margin-top: 3px; }
.base { background: var(--sunk); }
.column-first { box-shadow: inset 2px 0 var(--good), inset -2px 0 var(--good); }
.dots { display: flex; flex-wrap: wrap; gap: 5px; }
.dots svg { width: 17px; height: 17px; display: block; }
.pass { fill: var(--good); } .fail { fill: none; stroke: var(--bad); stroke-width: 2.4; } .none { fill: none; stroke: var(--soft); stroke-width: 1.6; stroke-dasharray: 2.5 2.5; }
.cell-words, .cell-words .soft { display: block; margin-top: 4px; } .cell-words { font-variant-numeric: tabular-nums; }
.legend { display: flex; flex-wrap: wrap; gap: 6px 22px; margin: 14px 0 0; font-size: 0.88rem; color: var(--soft); }
.legend span { display: inline-flex; align-items: center; gap: 7px; }
.legend svg { width: 15px; height: 15px; }

.times { display: grid; grid-template-columns: max-content minmax(0, 1fr) max-content; gap: 12px 18px; align-items: center; margin-top: 20px; font-size: 0.92rem; }
.times dt, .times dd { display: contents; }
.bar { display: block; width: 100%; height: 16px; background: var(--sunk); border-radius: 4px; }
.agent { fill: var(--agent); } .completion { fill: var(--warn); } .evidence { fill: var(--good); }
.times .total { text-align: right; font-variant-numeric: tabular-nums; }

details.attempt { background: var(--card); border: 1px solid var(--line); border-radius: 12px; margin-top: 14px; }
summary { cursor: pointer; }
details.attempt > summary { padding: 18px 26px; display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 14px; list-style: none; }
details.attempt > summary::-webkit-details-marker { display: none; }
details.attempt > summary::before { content: "▸"; color: var(--soft); width: 0.8em; }
details.attempt[open] > summary::before { content: "▾"; }
details.attempt > .inside { padding: 0 26px 26px; border-top: 1px solid var(--line); }
.size { margin-left: auto; font-variant-numeric: tabular-nums; font-size: 0.92rem; }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 5px 22px; font-size: 0.92rem; }
.facts dt { color: var(--soft); } .facts dd { overflow-wrap: anywhere; }
pre { margin: 0; padding: 14px 16px; background: var(--sunk); border-radius: 8px; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.82rem; line-height: 1.5; tab-size: 4; }
.claims { margin-top: 26px; border: 1px dashed var(--claim); border-radius: 10px; padding: 14px 18px 18px; background: repeating-linear-gradient(-45deg, var(--claim-bg) 0 12px, var(--claim-stripe) 12px 24px); }
.claims h4 { color: var(--claim); margin: 0 0 10px; }
.claims pre { background: var(--card); color: var(--ink); }
.log summary, .file summary { padding: 6px 0; font-size: 0.92rem; overflow-wrap: anywhere; }
.file { border-top: 1px solid var(--line); padding: 6px 0; }
.file .size { margin-left: 10px; }

.diff { border: 1px solid var(--line); border-radius: 8px; overflow: hidden; font: 0.8rem/1.55 var(--mono); margin: 4px 0 10px; tab-size: 4; }
.hunk { padding: 3px 12px; color: var(--soft); background: var(--sunk); overflow-wrap: anywhere; }
.row { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
.half { display: grid; grid-template-columns: 5ch 2ch minmax(0, 1fr); text-decoration: none; padding-right: 8px; }
.half + .half { border-left: 1px solid var(--line); }
.half i { font-style: normal; color: var(--soft); text-align: right; padding-right: 1ch; user-select: none; }
.half b { font-weight: 400; user-select: none; }
.half span { white-space: pre-wrap; overflow-wrap: anywhere; min-height: 1.55em; }
.void { background: var(--sunk); }
del.half { background: var(--bad-bg); } ins.half { background: var(--good-bg); }
.half mark { color: inherit; background: var(--mark-good); border-radius: 2px; } del.half mark { background: var(--mark-bad); }
del.half i, del.half b { color: var(--bad); } ins.half i, ins.half b { color: var(--good); }

footer.top { margin-top: 72px; padding-top: 4px; padding-bottom: 64px; border-top: 1px solid var(--line); }
footer.top h2 { margin-top: 36px; }
.provenance { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)); gap: 0 48px; }
.checks { list-style: none; font-size: 0.92rem; display: flex; flex-wrap: wrap; gap: 4px 20px; }

@media (max-width: 760px) {
  main, header.top, footer.top { padding-left: 16px; padding-right: 16px; }
  header.top { padding-top: 24px; }
  .verdict { padding: 18px 18px; }
  .card { grid-template-columns: 40px minmax(0, 1fr); padding: 18px 16px; gap: 6px 12px; }
  .card .place { font-size: 1.9rem; }
  .card .numbers, .card .more { grid-column: 1 / -1; }
  .numbers { margin-top: 8px; padding-top: 10px; border-top: 1px solid var(--line); }
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; } .facts dd { margin-bottom: 8px; }
  .provenance { grid-template-columns: minmax(0, 1fr); }
  details.attempt > summary, details.attempt > .inside { padding-left: 16px; padding-right: 16px; }
  .size { margin-left: 0; }
  .row { grid-template-columns: minmax(0, 1fr); }
  .half + .half { border-left: 0; }
  .row.same .half:first-child, .void { display: none; }
}
@media print {
  :root { --paper: #fff; --card: #fff; }
  body { font-size: 10.5pt; }
  nav { display: none; }
  .card, .claims, .verdict, tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  .scroll { overflow: visible; }
  details::details-content { content-visibility: visible; height: auto; }
}
`;
