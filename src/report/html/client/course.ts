// The part of the page's script that draws an opened breach: the lead's clocks on one axis, and the rows of its exports.

export const COURSE: string = /* js */ `
function courseOf(data) {
  const WIDTH = 900;
  const LANE = 34;
  const EDGE = 10;
  const TOP = 18;
  const text = place => data.texts[place];
  // Its name is an address, which this page has none of.
  const SVG = document.getElementById('breach-clock').content.firstElementChild.namespaceURI;

  // ---- the clocks: of this breach, and of the lead's other breaches beside it

  // A clock that ran on for long is cut where it took twice its window.
  const isCut = row => row[13] > 2 * row[6] - row[4] && row[11][data.details.indexOf('Done')] === null;
  const endOf = row => (isCut(row) ? 2 * row[6] - row[4] : row[13]);
  const hasClock = row => row[6] !== null && row[13] !== null;

  function drawing(row) {
    if (!hasClock(row)) return [];
    const [from, until] = [row[4], Math.max(endOf(row), row[4] + 1)];
    const beside = data.rows.filter(other => other !== row && other[0] === row[0] && hasClock(other) && other[4] < until && endOf(other) > from);
    const lanes = [row, ...beside];
    const height = TOP + lanes.length * LANE + 18;
    const x = at => EDGE + ((Math.min(Math.max(at, from), until) - from) / (until - from)) * (WIDTH - 2 * EDGE);
    const frame = drawn('svg', { class: 'clocks', viewBox: '0 0 ' + WIDTH + ' ' + height, role: 'img', 'aria-label': spoken(row, beside) });
    frame.append(...ticks(row, x, { from, until, height }), ...lanes.flatMap((lane, place) => clock(lane, x, TOP + place * LANE)));
    frame.append(...ends(row, x, height));
    return [frame, key(lanes)];
  }

  function clock(row, x, top) {
    const bar = (name, from, until, thick) =>
      drawn('rect', { class: name, x: x(from), y: top + 23 - thick / 2, width: Math.max(1, x(until) - x(from)), height: thick });
    const pauses = (row[15] ?? [[], 0, 0, []])[3];
    return [
      drawn('text', { class: 'lane', x: EDGE, y: top + 12 }, text(row[1]) + ': ' + text(row[2])),
      bar('ran', row[4], Math.min(row[6], endOf(row)), 10),
      ...(endOf(row) > row[6] ? [bar('late', row[6], endOf(row), 4)] : []),
      ...pauses.map(([from, until]) => bar('paused', from, until, 10)),
      drawn('line', { class: 'due', x1: x(row[6]), x2: x(row[6]), y1: top + 14, y2: top + 32 }),
    ];
  }

  /** Numbered as in the list; a number that would stand on the one before is left out. */
  function ticks(row, x, { from, until, height }) {
    let free = 0;
    return row[15][0].flatMap(([at], place) => {
      if (at < from || at > until) return [];
      const line = drawn('line', { class: 'tick', x1: x(at), x2: x(at), y1: TOP - 4, y2: height - 18 });
      if (x(at) < free) return [line];
      free = x(at) + 16;
      return [line, drawn('text', { class: 'mark', x: x(at), y: 11 }, String(place + 1))];
    });
  }

  function ends(row, x, height) {
    return [
      drawn('text', { class: 'edge', x: EDGE, y: height - 4 }, row[5]),
      drawn('text', { class: 'edge right', x: WIDTH - EDGE, y: height - 4 }, row[14] + (isCut(row) ? ' →' : '')),
    ];
  }

  function key(lanes) {
    const made = document.createElement('p');
    made.className = 'clock-key';
    const paused = lanes.some(row => (row[15] ?? [[], 0, 0, []])[3].length > 0);
    made.textContent = 'Thick: until it was due. Thin: after that.' + (paused ? ' Dashed: the clock stood still.' : '') + ' Numbers: the rows below.';
    return made;
  }

  function spoken(row, beside) {
    const others = beside.map(other => text(other[1])).join(', ');
    return 'Clock of ' + text(row[1]) + ' from ' + row[5] + ', due ' + row[7] + ', ' + text(row[2]) + (others === '' ? '' : '; beside it ' + others);
  }

  // ---- the rows

  function list(row) {
    const made = document.createElement('table');
    const head = made.createTHead().insertRow();
    const caption = made.createCaption();
    caption.textContent = 'What the exports say of the lead around it';
    for (const name of ['', 'When', 'What', 'Counts as', 'Row']) {
      const cell = document.createElement('th');
      cell.scope = 'col';
      cell.textContent = name;
      head.append(cell);
    }
    const body = made.createTBody();
    const part = name => row[11][data.details.indexOf(name)];
    const roles = rolesOf(row, part('Started by'), part('Done or broken by'));
    row[15][0].forEach(([, when, what, events, evidence], place) => {
      const line = body.insertRow();
      if (roles.has(evidence)) line.className = 'decides';
      const role = roles.has(evidence) ? ' (' + roles.get(evidence) + ')' : '';
      for (const cell of [String(place + 1), when, text(what) + role, text(events) || '–', evidence]) line.insertCell().textContent = cell;
    });
    return made;
  }

  function rolesOf(row, started, ended) {
    if (ended === null || ended === started) return new Map([[started, hasClock(row) ? 'starts it' : 'is what is judged']]);
    return new Map([[ended, hasClock(row) ? 'ends it' : 'breaks it'], [started, 'starts it']]);
  }

  function drawn(name, attributes, content = null) {
    const made = document.createElementNS(SVG, name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    if (content !== null) made.textContent = content;
    return made;
  }

  return { drawing, list };
}
`;
