// The description as plain text, wrapped to a width.

import { displayWidth } from '../findings/display-width.ts';
import { visible } from '../findings/visible.ts';
import type { Block, Description } from './document.ts';

export function toText(description: Description, width: number): string {
  return `${description.map(block => blockText(block, Math.max(40, width))).join('\n\n')}\n`;
}

function blockText(block: Block, width: number): string {
  switch (block.kind) {
    case 'title':
      return underlined(block.text, '=');
    case 'heading':
      return underlined(block.text, '-');
    case 'subheading':
      return visible(block.text);
    case 'promise':
      return wrapped(`“${block.text}”`, width, '  ', '  ');
    case 'paragraph':
      return wrapped(block.text, width, '', '');
    case 'list':
      return block.items.map(item => wrapped(item, width, '  - ', '    ')).join('\n');
    case 'table':
      return block.rows
        .map(([first = '', ...rest]) => `${visible(first)}\n${wrapped(rest.join(': '), width, '  ', '  ')}`)
        .join('\n');
  }
}

function underlined(text: string, line: string): string {
  return `${visible(text)}\n${line.repeat(displayWidth(text))}`;
}

function wrapped(text: string, width: number, first: string, further: string): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of visible(text).split(/\s+/)) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = further;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}
