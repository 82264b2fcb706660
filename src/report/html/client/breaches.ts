// The script of the page: filters, sorts and pages the breaches that breach-data.ts wrote. Plain JavaScript, because it runs in
// the reader's browser and must be hashed as it stands. Text from the data only ever becomes a text node.

import { COURSE } from './course.ts';

export const SCRIPT: string = /* js */ `'use strict';
${COURSE}
(() => {
  const PAGE = 50;
  const holder = document.getElementById('breach-data');
  if (holder === null) return;
  const data = JSON.parse(holder.textContent);
  const at = id => document.getElementById('breach-' + id);
  const text = place => data.texts[place];

  const course = courseOf(data);

  // ---- columns: the cell's text, what it sorts by

  const columns = [
    { name: 'Lead', show: row => row[0], key: row => row[0] },
    { name: 'Clause', show: row => text(row[1]), key: row => row[1] },
    { name: 'What happened', show: row => text(row[2]), key: row => row[3] },
    { name: 'Started', show: row => row[5], key: row => row[4] },
    { name: 'Due', show: row => row[7], key: row => row[6] ?? 0 },
    ...(data.people ? [{ name: 'Person', show: row => text(row[8]) || '(nobody)', key: row => text(row[8]) }] : []),
    { name: 'Team', show: row => text(row[9]) || '–', key: row => text(row[9]) },
    { name: 'Segment', show: row => text(row[10]) || '–', key: row => text(row[10]) },
  ];
  const filters = { clause: 1, person: 8, team: 9, segment: 10 };
  const searched = data.rows.map(row =>
    [row[0], text(row[1]), text(row[2]), text(row[8]), text(row[9]), text(row[10]), ...row[11]].join('\\n').toLowerCase(),
  );

  // ---- state

  const state = { sort: 3, down: false, page: 0, search: '', chosen: new Map() };
  let shown = [];

  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  function choose() {
    const { key } = columns[state.sort];
    const sign = state.down ? -1 : 1;
    shown = data.rows
      .map((row, index) => index)
      .filter(index => searched[index].includes(state.search))
      .filter(index => [...state.chosen].every(([place, value]) => data.rows[index][place] === value))
      .sort((a, b) => sign * compare(key(data.rows[a]), key(data.rows[b])) || a - b);
    state.page = 0;
    show();
  }

  // ---- showing

  function element(name, content, attributes = {}) {
    const made = document.createElement(name);
    if (content !== null) made.textContent = content;
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    return made;
  }

  const number = count => String(count).replace(/\\B(?=(\\d{3})+$)/g, ',');

  function show() {
    const first = state.page * PAGE;
    const page = shown.slice(first, first + PAGE);
    const pages = Math.max(1, Math.ceil(shown.length / PAGE));
    at('rows').replaceChildren(...page.map(rowOf));
    at('count').textContent =
      shown.length === data.rows.length
        ? 'All ' + number(shown.length) + (shown.length === 1 ? ' breach' : ' breaches')
        : number(shown.length) + ' of ' + number(data.rows.length) + ' breaches match';
    at('page').textContent = 'Page ' + number(state.page + 1) + ' of ' + number(pages);
    at('back').disabled = state.page === 0;
    at('on').disabled = state.page + 1 >= pages;
    at('heads').querySelectorAll('th').forEach((head, place) =>
      head.setAttribute('aria-sort', place !== state.sort ? 'none' : state.down ? 'descending' : 'ascending'),
    );
  }

  function rowOf(index) {
    const row = data.rows[index];
    const made = element('tr', null);
    const [name, ...rest] = columns;
    const head = element('th', null, { scope: 'row' });
    const button = element('button', name.show(row), { type: 'button', class: 'opener', 'aria-expanded': 'false' });
    button.addEventListener('click', () => toggle(button, made, row));
    head.append(button);
    made.append(head, ...rest.map(column => element('td', column.show(row))));
    return made;
  }

  function toggle(button, made, row) {
    const open = button.getAttribute('aria-expanded') === 'true';
    button.setAttribute('aria-expanded', String(!open));
    if (open) made.nextElementSibling.remove();
    else made.after(detailsOf(row));
  }

  function detailsOf(row) {
    const made = element('tr', null, { class: 'details' });
    const cell = element('td', null, { colspan: String(columns.length) });
    const list = element('dl', null);
    data.details.forEach((name, place) => {
      if (row[11][place] === null) return;
      const pair = element('div', null);
      pair.append(element('dt', name), element('dd', row[11][place]));
      list.append(pair);
    });
    const frame = element('div', null);
    frame.append(list, ...(row[12].length === 0 || !data.people ? [] : [legsOf(row[12])]));
    if (row[15] !== null) {
      const region = element('div', null, { class: 'course', role: 'region', tabindex: '0', 'aria-label': 'Timeline of ' + row[0] });
      region.append(...course.drawing(row), course.list(row));
      frame.append(region);
    }
    frame.append(timelineOf(row));
    cell.append(frame);
    made.append(cell);
    return made;
  }

  function legsOf(legs) {
    const made = element('table', null);
    const head = element('tr', null);
    head.append(...['Held by', 'From', 'Until', 'Open time'].map(name => element('th', name, { scope: 'col' })));
    const body = legs.map(([place, from, until, open]) => {
      const line = element('tr', null);
      line.append(element('th', text(place) || '(nobody)', { scope: 'row' }), ...[from, until, open].map(cell => element('td', cell)));
      return line;
    });
    made.append(element('caption', 'Who held the lead while the clock ran'), head, ...body);
    return made;
  }

  // Only an id that no shell could take for more than a word is put into a command.
  function timelineOf(row) {
    const made = element('p', null, { class: 'timeline' });
    const [, earlier, later] = row[15] ?? [null, 0, 0];
    const more = [...(earlier > 0 ? [number(earlier) + ' earlier'] : []), ...(later > 0 ? [number(later) + ' later'] : [])];
    made.append(more.length === 0 ? '' : 'Not shown of this lead: ' + more.join(', ') + '. ');
    made.append('Every step of the clock: ');
    made.append(/^[\\w.][\\w.-]*$/.test(row[0]) ? element('code', 'slaudit explain ' + row[0]) : 'slaudit explain, with its id');
    return made;
  }

  // ---- controls

  function heads() {
    at('heads').append(
      ...columns.map((column, place) => {
        const head = element('th', null, { scope: 'col' });
        const button = element('button', column.name, { type: 'button' });
        button.addEventListener('click', () => {
          state.down = state.sort === place && !state.down;
          state.sort = place;
          choose();
        });
        head.append(button);
        return head;
      }),
    );
  }

  function choices() {
    for (const select of document.querySelectorAll('select[data-filter]')) {
      const place = filters[select.dataset.filter];
      const counts = new Map();
      for (const row of data.rows) counts.set(row[place], (counts.get(row[place]) ?? 0) + 1);
      const values = [...counts.keys()].sort((a, b) => compare(text(a), text(b)));
      const short = name => (name.length > 40 ? name.slice(0, 39) + '…' : name);
      select.append(
        element('option', 'All', { value: '' }),
        ...values.map(value => element('option', (short(text(value)) || '(none)') + ' (' + number(counts.get(value)) + ')', { value })),
      );
      select.addEventListener('change', () => {
        if (select.value === '') state.chosen.delete(place);
        else state.chosen.set(place, Number(select.value));
        choose();
      });
    }
  }

  at('search').addEventListener('input', event => {
    state.search = event.target.value.toLowerCase();
    choose();
  });
  at('filters').addEventListener('submit', event => event.preventDefault());
  at('filters').addEventListener('reset', () => {
    state.search = '';
    state.chosen.clear();
    choose();
  });
  at('back').addEventListener('click', () => turn(-1));
  at('on').addEventListener('click', () => turn(1));

  function turn(by) {
    state.page += by;
    show();
    at('table').scrollIntoView({ block: 'start' });
  }

  // A clause named elsewhere on the page leads to its breaches.
  for (const link of document.querySelectorAll('a[data-clause]')) {
    link.addEventListener('click', () => {
      const place = data.texts.indexOf(link.dataset.clause);
      const select = at('clause');
      if (![...select.options].some(option => option.value === String(place))) return;
      at('filters').reset();
      select.value = String(place);
      state.chosen.set(filters.clause, place);
      choose();
    });
  }

  heads();
  choices();
  at('filters').hidden = false;
  at('table').hidden = false;
  choose();
})();
`;
