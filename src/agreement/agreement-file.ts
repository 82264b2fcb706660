// A file that is YAML: its values, and problems placed at them.

import type { Position } from '../model/agreement.ts';
import type { Problem } from '../findings/problem.ts';
import { Cursor } from './cursor.ts';
import type { Path } from './cursor.ts';
import type { Complaint, Source, Span } from './source.ts';
import type { Place, YamlTree } from './yaml/tree.ts';

/** What to underline. */
export type Part = 'key' | 'value';

export class AgreementFile {
  readonly root: Cursor;
  private readonly source: Source;
  private readonly top: Place;

  constructor(source: Source, tree: YamlTree) {
    this.source = source;
    this.top = tree.place;
    this.root = new Cursor(tree.value, []);
  }

  problem(complaint: Complaint, path: Path, part: Part): Problem {
    return this.source.problem(complaint, this.spanOf(path, part));
  }

  /** A problem of some characters of a text; of the whole value where the file does not hold the text as it is. */
  problemWithin(complaint: Complaint, path: Path, part: Span): Problem {
    const { value } = this.placeOf(path);
    const { value: text } = this.root.at(...path);
    const offset = typeof text === 'string' ? this.source.text.slice(value.from, value.to).indexOf(text) : -1;
    if (offset === -1) return this.problem(complaint, path, 'value');
    const from = value.from + offset;
    return this.source.problem(complaint, { from: from + part.from, to: from + part.to });
  }

  /** Where a value begins: its key where it has one. */
  positionOf(path: Path): Position {
    return this.source.positionOf(this.spanOf(path, 'key').from);
  }

  private spanOf(path: Path, part: Part): Span {
    const place = this.placeOf(path);
    return part === 'key' ? (place.key ?? place.value) : this.valueSpan(place);
  }

  /** The place of a path, or of the innermost value on the way that exists. */
  private placeOf(path: Path): Place {
    let place = this.top;
    for (const key of path) {
      const child = place.children.get(key);
      if (child === undefined) return place;
      place = child;
    }
    return place;
  }

  /** A map or list of several lines is shown by its key. */
  private valueSpan(place: Place): Span {
    const written = this.source.text.slice(place.value.from, place.value.to).trimEnd();
    return place.key !== null && (written === '' || (place.holds && written.includes('\n'))) ? place.key : place.value;
  }
}
