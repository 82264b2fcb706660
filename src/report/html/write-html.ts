// Format html: one file for the monthly meeting and for whoever takes it apart (docs/report-page.md).

import type { Edition, Report } from '../../model/report.ts';
import { writeAll } from '../chunks.ts';
import type { Presentation, Sink } from '../format.ts';
import { breachJson } from './breach-data.ts';
import { DATA_CLOSES, DATA_OPENS, PAGE_END, pageHead } from './page.ts';
import { adviceSection } from './sections/advice.ts';
import { breachesSection } from './sections/breaches.ts';
import { breakdownsSection } from './sections/breakdowns.ts';
import { clausesSection } from './sections/clauses.ts';
import { conversionSection } from './sections/conversion.ts';
import { findingsSection } from './sections/findings.ts';
import { goalsSection } from './sections/goals.ts';
import { hoursSection } from './sections/hours.ts';
import type { SectionMaker } from './sections/section.ts';
import { timesSection } from './sections/times.ts';
import { trendSection } from './sections/trend.ts';

/** In the order of the page. */
const SECTIONS: readonly SectionMaker<Report>[] = [
  clausesSection,
  trendSection,
  timesSection,
  breakdownsSection,
  hoursSection,
  goalsSection,
  conversionSection,
  adviceSection,
  findingsSection,
  breachesSection,
];

export async function writeHtml(edition: Edition, _presentation: Presentation, sink: Sink): Promise<void> {
  await writeAll(pageTexts(edition), sink);
}

function* pageTexts(edition: Edition): Generator<string, undefined> {
  const sections = SECTIONS.map(make => make(edition.report)).filter(section => section !== null);
  yield pageHead(edition.report, sections).markup;
  if (sections.some(({ id }) => id === 'breaches')) {
    yield DATA_OPENS;
    yield* breachJson(edition);
    yield DATA_CLOSES;
  }
  yield PAGE_END;
}
