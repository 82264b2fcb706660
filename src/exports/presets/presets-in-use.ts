// The presets that an agreement's sources name, looked up once.

import type { Problem } from '../../findings/problem.ts';
import { ROW_KINDS, type Agreement, type SourceDefinition } from '../../model/agreement.ts';
import type { Preset } from './preset.ts';
import { presetNamed } from './presets.ts';

export class PresetsInUse {
  /** Names that no preset has, or one for other rows. */
  readonly problems: readonly Problem[];
  private readonly bySource = new Map<SourceDefinition, Preset>();

  constructor({ data, file }: Pick<Agreement, 'data'> & Partial<Pick<Agreement, 'file'>>) {
    const problems: Problem[] = [];
    for (const kind of ROW_KINDS) {
      for (const source of data[kind] ?? []) {
        const found = presetNamed(source.preset, kind, { file: file ?? null, position: source.position });
        if ('problem' in found) problems.push(found.problem);
        else if (found.preset !== null) this.bySource.set(source, found.preset);
      }
    }
    this.problems = problems;
  }

  of(source: SourceDefinition): Preset | null {
    return this.bySource.get(source) ?? null;
  }
}
