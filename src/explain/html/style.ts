// What the page of an explanation needs besides the report's look: the drawing, the steps, the conclusion.

export const OWN_STYLE: string = /* css */ `
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; font-size: 13px; color: var(--soft); margin: 8px 0 0; }
.lead-part { margin-top: 64px; }
.clock { margin-top: 40px; border-top: 1px solid var(--line); padding-top: 24px; break-inside: avoid-page; }
.clock h3 { margin: 0; font-size: 18px; }
.terms { font-size: 13px; color: var(--soft); margin: 4px 0 8px; overflow-wrap: anywhere; }
.conclusion { margin: 16px 0 0; padding: 8px 16px; border-radius: 8px; font-weight: 600; background: var(--accent-soft); overflow-wrap: anywhere; }
.conclusion.breached { background: var(--warn-soft); color: var(--warn); }
.conclusion.cancelled, .conclusion.open, .conclusion.unassessable, .conclusion.waived { background: var(--card); border: 1px solid var(--line); }
.steps td:first-child, .steps th:first-child { white-space: nowrap; width: 11em; font-variant-numeric: tabular-nums; }
.steps td { max-width: none; }
.steps tbody th { font-weight: 400; min-width: 0; }
.place { display: block; font-size: 12px; color: var(--soft); }
.axis { display: block; overflow: visible; width: 100%; height: auto; font-size: 12px; font-family: inherit; font-variant-numeric: tabular-nums; }
.axis text { fill: var(--ink); }
.axis .soft { fill: var(--soft); }
.axis .grid-line { stroke: var(--line); }
.axis .hours { fill: var(--accent-soft); }
.axis .running { fill: var(--accent); }
.axis .closed { fill: none; stroke: var(--accent); stroke-width: 2; stroke-dasharray: 1 6; stroke-linecap: round; }
.axis .paused { fill: var(--card); stroke: var(--accent); stroke-width: 1.5; stroke-dasharray: 5 4; }
.axis .scope { fill: none; stroke: var(--edge); }
.axis .spare { fill: none; stroke: var(--accent); stroke-width: 2; }
.axis .late { fill: var(--warn); }
.axis .late-closed { fill: none; stroke: var(--warn); stroke-width: 2; stroke-dasharray: 1 6; stroke-linecap: round; }
.axis .hanger { stroke: var(--edge); stroke-width: 1; }
.axis .due { stroke: var(--ink); stroke-width: 2; }
.axis .touch { fill: var(--ink); }
.axis .touch.idle { fill: var(--card); stroke: var(--ink); }
.axis .leg { stroke: var(--edge); }
.legend .axis { display: inline-block; width: 28px; height: 12px; vertical-align: -1px; margin-right: 6px; }
`;
