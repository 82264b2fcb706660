// What holds the sheets together: content types, relations, the list of sheets.

import { xmlText } from './cells.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Part and text, in the order they are written; the sheets themselves follow as `sheetPart(1)` … */
export function workbookParts(sheetNames: readonly string[]): (readonly [part: string, text: string])[] {
  return [
    ['[Content_Types].xml', contentTypes(sheetNames)],
    ['_rels/.rels', relations([`Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"`])],
    ['xl/workbook.xml', workbook(sheetNames)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheetNames.map((_, place) => `Type="${OFFICE}/worksheet" Target="worksheets/sheet${place + 1}.xml"`),
        `Type="${OFFICE}/styles" Target="styles.xml"`,
      ]),
    ],
  ];
}

/** Counts from 1. */
export function sheetPart(number: number): string {
  return `xl/worksheets/sheet${number}.xml`;
}

function contentTypes(sheetNames: readonly string[]): string {
  const sheets = sheetNames.map(
    (_, place) => `<Override PartName="/${sheetPart(place + 1)}" ContentType="${SHEET_ML}.worksheet+xml"/>`,
  );
  return [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    `<Default Extension="xml" ContentType="application/xml"/>`,
    `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_ML}.sheet.main+xml"/>`,
    ...sheets,
    `<Override PartName="/xl/styles.xml" ContentType="${SHEET_ML}.styles+xml"/></Types>`,
  ].join('');
}

function relations(targets: readonly string[]): string {
  const listed = targets.map((target, place) => `<Relationship Id="rId${place + 1}" ${target}/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${listed.join('')}</Relationships>`;
}

function workbook(sheetNames: readonly string[]): string {
  const sheets = sheetNames.map((name, place) => {
    return `<sheet name="${xmlText(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`;
  });
  return [
    `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">`,
    `<sheets>${sheets.join('')}</sheets></workbook>`,
  ].join('');
}
