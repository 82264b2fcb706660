// The look of the page: system type, one accent, one warning, light and dark, paper. Everything sits on a grid of 8 px.

export const STYLE: string = /* css */ `
:root {
  color-scheme: light dark;
  --paper: #f6f7f8; --card: #ffffff; --ink: #1a2027; --soft: #59636e; --line: #e1e5e9; --edge: #8a949e;
  --accent: #1d5fae; --accent-soft: #dfeaf7; --warn: #b4430b; --warn-soft: #fbe8dc; --focus: #1d5fae;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12161a; --card: #1a1f25; --ink: #e7eaee; --soft: #a3adb8; --line: #2d343c; --edge: #75808c;
    --accent: #7fb4f5; --accent-soft: #1f3450; --warn: #ff9f68; --warn-soft: #46291a; --focus: #9cc6ff;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
body { margin: 0; }
.page { max-width: 1120px; margin: 0 auto; padding: 0 32px 64px; }
h1, h2, h3, p, dl, dd, figure, ul { margin: 0; }
a { color: var(--accent); text-underline-offset: 3px; text-decoration-thickness: 1px; }
small { font-size: 13px; color: var(--soft); font-weight: 400; }
code { font: 13px/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 16px; top: 8px; z-index: 2; background: var(--card); padding: 8px 16px; border-radius: 8px; }

.contents { display: flex; flex-wrap: wrap; gap: 4px 24px; padding: 16px 0; border-bottom: 1px solid var(--line); font-size: 14px; }
.contents a { color: var(--soft); text-decoration: none; padding: 4px 0; }
.contents a:hover { color: var(--accent); text-decoration: underline; }

header { padding: 48px 0 0; }
.eyebrow { font-size: 13px; letter-spacing: .08em; text-transform: uppercase; color: var(--soft); }
h1 { font-size: 20px; line-height: 32px; font-weight: 600; overflow-wrap: anywhere; }
.meta { color: var(--soft); font-size: 14px; display: flex; flex-wrap: wrap; gap: 0 16px; }
.meta span { overflow-wrap: anywhere; }
.headline { font-size: 32px; line-height: 40px; font-weight: 650; letter-spacing: -.015em; text-wrap: balance; max-width: 34em; margin: 24px 0 8px; overflow-wrap: anywhere; }
.headline-rest { font-size: 20px; line-height: 32px; color: var(--ink); text-wrap: pretty; max-width: 44em; margin-bottom: 16px; overflow-wrap: anywhere; }
.first { margin-bottom: 24px; overflow-wrap: anywhere; }

.fit { display: inline-block; border-radius: 8px; padding: 4px 16px; font-weight: 600; font-size: 15px; }
.fit.yes { background: var(--accent-soft); color: var(--accent); }
.fit.no { display: block; background: var(--warn-soft); color: var(--warn); padding: 12px 16px; }
.fit.no ul { padding-left: 24px; font-weight: 400; color: var(--ink); overflow-wrap: anywhere; }
.flow { display: flex; flex-wrap: wrap; margin-top: 16px; gap: 16px 0; }
.flow > div { padding-right: 24px; margin-right: 24px; border-right: 1px solid var(--line); }
.flow > div:last-child { border: 0; }
.flow dt { font-size: 13px; color: var(--soft); }
.flow dd { font-size: 24px; line-height: 32px; font-weight: 600; font-variant-numeric: tabular-nums; }
.flow small { display: block; line-height: 16px; }

section + section, section[id] { scroll-margin-top: 16px; }
main > section:not(#summary) { margin-top: 64px; }
h2 { font-size: 22px; line-height: 32px; font-weight: 650; letter-spacing: -.008em; }
h3 { font-size: 16px; line-height: 24px; font-weight: 600; margin: 32px 0 8px; overflow-wrap: anywhere; }
h3 small { margin-left: 8px; }
.lead { color: var(--soft); max-width: 46em; margin: 4px 0 16px; font-size: 15px; text-wrap: pretty; }
.more { color: var(--soft); font-size: 14px; margin: 8px 0; }

.scroll { container-type: inline-size; overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; margin: 8px 0 16px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; line-height: 20px; font-variant-numeric: tabular-nums; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; vertical-align: top; padding: 10px 12px; font-weight: 400; max-width: 28em; overflow-wrap: anywhere; }
th:first-child, td:first-child { padding-left: 16px; }
th:last-child, td:last-child { padding-right: 16px; }
thead th { font-size: 13px; line-height: 16px; color: var(--soft); vertical-align: bottom; border-bottom: 1px solid var(--line); overflow-wrap: normal; }
thead th::first-letter { text-transform: uppercase; }
tbody tr + tr > * { border-top: 1px solid var(--line); }
tbody th { min-width: 144px; }
td { min-width: 80px; }
.number { min-width: 0; }
.number { text-align: right; white-space: nowrap; }
thead .number { white-space: normal; }
td small, th small { display: block; line-height: 16px; }
td.number small { white-space: nowrap; }
.id { font-weight: 600; color: var(--ink); }
a.id { text-decoration-color: var(--edge); }
a.id:hover { color: var(--accent); }
.party { font-size: 13px; color: var(--soft); margin-left: 4px; }
.promise { display: block; color: var(--soft); font-size: 13px; line-height: 18px; margin-top: 2px; min-width: 18em; max-width: 34em; }
.group { display: block; padding-left: 16px; color: var(--soft); }
.nil { color: var(--soft); }
.result { white-space: nowrap; font-weight: 600; }
.result.hit { color: var(--accent); }
.result.miss { color: var(--warn); }
.result.none { color: var(--soft); font-weight: 400; }
.picture { width: 176px; }
.when { white-space: nowrap; }

.strip { display: block; width: 176px; height: 22px; }
.strip .track { stroke: var(--line); stroke-width: 1; }
.strip .reach { stroke-width: 5; stroke-linecap: round; opacity: .38; }
.strip .reach.kept { stroke: var(--accent); }
.strip .reach.missed { stroke: var(--warn); }
.strip .target { stroke: var(--ink); stroke-width: 2; }
.strip .mark.kept, .strip .bar.kept { fill: var(--accent); }
.strip .mark.missed, .strip .bar.missed { fill: var(--warn); }
.strip .mark.unjudged { fill: var(--card); stroke: var(--accent); stroke-width: 2; }
.strip .bar.ahead { fill: var(--accent-soft); stroke: var(--accent); }

.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 304px), 1fr)); gap: 16px; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 500px), 1fr)); gap: 0 16px; }
.pair > div { min-width: 0; }
.pair .picture, .pair .strip { width: 120px; }
.pair tbody th { min-width: 104px; overflow-wrap: break-word; }
.pair th, .pair td { padding: 8px; }
.clause { border-top: 1px solid var(--line); padding: 8px 0; }
#times .grid, #hours .grid { grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); }
figure { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px; min-width: 0; break-inside: avoid; }
figcaption { font-size: 14px; line-height: 20px; margin-bottom: 8px; overflow-wrap: anywhere; }
figcaption span { color: var(--soft); display: block; font-size: 13px; }
.plot { display: block; width: 100%; height: auto; max-width: 456px; overflow: visible; font-family: inherit; font-size: 11.5px; font-variant-numeric: tabular-nums; }
.plot text { white-space: pre; }
.key::before { content: ""; display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin: 0 4px 0 2px; border: 1px solid var(--accent); background: var(--accent); }
.key.late::before { border-color: var(--warn); background: var(--warn); }
.key.never::before { border-color: var(--warn); background: var(--warn-soft); }
.key.open::before { border-color: var(--soft); background: var(--card); }

details > summary { cursor: pointer; padding: 6px 0; font-size: 14px; color: var(--soft); overflow-wrap: anywhere; }
details > summary strong { color: var(--ink); font-size: 15px; margin-right: 4px; }
.behind > summary { font-size: 13px; padding: 4px 0 0; }
figure .behind .scroll { border-width: 1px 0 0; border-radius: 0; margin: 8px 0 0; max-height: 320px; overflow: auto; }
.findings { padding: 0; list-style: none; }
.findings li { padding: 8px 0; border-top: 1px solid var(--line); max-width: 60em; font-size: 15px; overflow-wrap: anywhere; }
.findings li:first-child { border: 0; }
.remedy { color: var(--soft); }

.filters { display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: end; margin: 24px 0 12px; }
.filters[hidden] { display: none; }
.filters label { font-size: 13px; color: var(--soft); display: block; }
.filters label::first-letter { text-transform: uppercase; }
input, select, button { font: inherit; font-size: 14px; color: var(--ink); background: var(--card); border: 1px solid var(--edge); border-radius: 6px; padding: 6px 10px; min-height: 36px; }
.filters input, .filters select { display: block; margin-top: 4px; width: 160px; max-width: 100%; }
.filters input { width: 224px; }
button { cursor: pointer; }
button:hover:not(:disabled) { border-color: var(--accent); color: var(--accent); }
button:disabled { opacity: .45; cursor: default; }
#breach-count { font-size: 14px; color: var(--soft); }
.breach-list td { white-space: nowrap; }
.breach-list td:nth-child(3) { white-space: normal; min-width: 12em; }
.breach-list td, .breach-list th { max-width: 18em; padding: 8px; }
.breach-list tbody th { min-width: 0; }
.breach-list tbody > tr:not(.details) > td, .opener { overflow: hidden; text-overflow: ellipsis; }
thead button { all: unset; cursor: pointer; font: inherit; white-space: nowrap; }
thead button:hover { color: var(--accent); }
thead button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
th[aria-sort] button::after { content: " ↕"; opacity: .5; }
th[aria-sort="ascending"] button::after { content: " ↑"; opacity: 1; }
th[aria-sort="descending"] button::after { content: " ↓"; opacity: 1; }
th[aria-sort="ascending"], th[aria-sort="descending"] { color: var(--ink); font-weight: 600; }
.opener { border: 0; background: none; padding: 0 0 0 18px; min-height: 0; text-align: left; font-weight: 600; color: var(--ink); position: relative; display: block; max-width: 16em; white-space: nowrap; }
.opener::before { content: "▸"; position: absolute; left: 0; color: var(--soft); font-weight: 400; }
.opener[aria-expanded="true"]::before { content: "▾"; }
.opener[aria-expanded="true"] { white-space: normal; overflow-wrap: anywhere; }
.breach-list .details > td { background: var(--paper); padding: 0; white-space: normal; max-width: none; }
.details > td > div { position: sticky; left: 0; width: 100cqw; padding: 16px 34px; }
.details dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 256px), 1fr)); gap: 12px 24px; }
.details dt { font-size: 12px; color: var(--soft); }
.details dd { overflow-wrap: anywhere; }
.details table { width: auto; margin-top: 16px; }
.details caption { position: static; width: auto; height: auto; clip-path: none; text-align: left; color: var(--soft); font-size: 12px; padding-bottom: 4px; }
.details table th, .details table td { padding: 4px 24px 4px 0; white-space: normal; }
.details table tr + tr > * { border-top: 1px solid var(--line); }
.course { overflow-x: auto; }
.course td:not(:nth-child(3)) { white-space: nowrap; }
.course td:nth-child(3) { min-width: 240px; }
.course th:first-child, .course td:first-child { min-width: 0; }
.clocks { display: block; width: 100%; min-width: 640px; max-width: 900px; height: auto; margin-top: 16px; font-size: 12px; overflow: visible; }
.clocks .ran { fill: var(--accent); }
.clocks .late { fill: var(--warn); }
.clocks .paused { fill: var(--paper); stroke: var(--edge); stroke-dasharray: 3 2; }
.clocks .due { stroke: var(--ink); stroke-width: 2; }
.clocks .tick { stroke: var(--line); }
.clocks .mark { fill: var(--soft); text-anchor: middle; font-size: 11px; }
.clocks .lane { fill: var(--ink); }
.clocks .edge { fill: var(--soft); }
.clocks .right { text-anchor: end; }
.clock-key { font-size: 12px; color: var(--soft); }
.details .decides td { font-weight: 600; }
.timeline { margin-top: 16px; font-size: 13px; color: var(--soft); }
.pages { display: flex; gap: 16px; align-items: center; font-size: 14px; color: var(--soft); }

footer { margin-top: 64px; padding-top: 16px; border-top: 1px solid var(--line); font-size: 13px; color: var(--soft); overflow-wrap: anywhere; }

@media (max-width: 640px) {
  .page { padding: 0 16px 48px; }
  header { padding-top: 24px; }
  .headline { font-size: 23px; line-height: 31px; margin: 16px 0; }
  .contents { flex-wrap: nowrap; overflow-x: auto; gap: 16px; white-space: nowrap; }
  .flow { display: grid; grid-template-columns: repeat(3, 1fr); }
  .flow > div { border: 0; padding: 0; margin: 0; }
  .flow dd { font-size: 20px; line-height: 28px; }
  main > section:not(#summary) { margin-top: 48px; }
  td, th { padding: 8px; }
  tbody th { min-width: 0; overflow-wrap: break-word; }
  #clauses .promise { display: none; }
  .party { display: block; margin: 0; }
  .promise { min-width: 14em; }
  .filters label, .filters input, .filters select { width: 100%; }
  .details > td > div { padding: 16px; }
  .headline-rest { font-size: 17px; line-height: 26px; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  @page { size: A4; margin: 14mm 12mm; }
  :root { --paper: #fff; --card: #fff; --ink: #111; --soft: #4c555e; --line: #d5d9dd; --edge: #8a949e; --accent: #1d5fae; --accent-soft: #dfeaf7; --warn: #b4430b; --warn-soft: #fbe8dc; }
  html { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .page { max-width: none; padding: 0; zoom: .76; }
  .contents, .skip, .filters, .pages, .behind, .timeline, details:not([open]) { display: none; }
  header { padding: 0; }
  main > section:not(#summary) { margin-top: 40px; }
  .head { break-inside: avoid; break-after: avoid; }
  h2, h3, .lead, figcaption, summary, thead { break-after: avoid; }
  tr, figure, li, .flow, .pair > div { break-inside: avoid; }
  .scroll { container-type: normal; overflow: visible; border-radius: 0; border-width: 1px 0; }
  th, td { padding-top: 6px; padding-bottom: 6px; }
  .grid { grid-template-columns: repeat(3, 1fr); }
  #times .grid, #hours .grid, .pair { grid-template-columns: 1fr 1fr; }
  .details > td > div { position: static; width: auto; }
  a { color: inherit; text-decoration: none; }
  footer { margin-top: 24px; }
}
`;
