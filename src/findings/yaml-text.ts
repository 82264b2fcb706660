// A text as it has to be written for YAML to read it back as that text, wherever it stands: also in `{ … }` and `[ … ]`.

/** What YAML, or an older reader of it, takes for a number, a date or a truth. */
const NO_TEXT = /^(true|false|null|yes|no|on|off|y|n|[-+.]?(\d[\d._a-fox+-]*|inf|nan))$/i;
const PLAIN = /^[\p{L}\p{N}_./][\p{L}\p{N}_./@+ –-]*$/u;
const PLAIN_TO_SEE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Plain where YAML takes it so; else in double quotes, with escapes for everything that is not plain to see. */
export function yamlText(value: string): string {
  if (PLAIN.test(value) && !value.endsWith(' ') && !NO_TEXT.test(value)) return value;
  return JSON.stringify(value).replaceAll(/[^\x20-\x7e]/gu, character => {
    if (PLAIN_TO_SEE.test(character)) return character;
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  });
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
