// The description as Markdown.

import { visible } from '../findings/visible.ts';
import type { Block, Description } from './document.ts';

export function toMarkdown(description: Description): string {
  return `${description.map(blockText).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `# ${escaped(block.text)}`;
    case 'heading':
      return `## ${escaped(block.text)}`;
    case 'subheading':
      return `### ${escaped(block.text)}`;
    case 'promise':
      return `> ${escaped(block.text)}`;
    case 'paragraph':
      return escaped(block.text);
    case 'list':
      return block.items.map(item => `- ${escaped(item)}`).join('\n');
    case 'table':
      return [block.header, block.header.map(() => '---'), ...block.rows]
        .map(cells => `| ${cells.map(cell => escaped(cell)).join(' | ')} |`)
        .join('\n');
  }
}

/** Nothing in a name is markup. */
function escaped(text: string): string {
  return visible(text.replaceAll(/\s+/g, ' ')).replaceAll(/[\\`*_{}[\]<>#|~]/g, character => `\\${character}`);
}
