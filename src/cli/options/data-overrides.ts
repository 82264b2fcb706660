// `--leads F --activities F --history F --deals F`: files instead of the agreement's.

import type { AuditRequest } from '../../model/request.ts';

export interface OverrideOptions {
  readonly leads?: readonly string[];
  readonly activities?: readonly string[];
  readonly history?: readonly string[];
  readonly deals?: readonly string[];
}

export function overridesOf({ leads, activities, history, deals }: OverrideOptions): AuditRequest['overrides'] {
  return { leads: leads ?? [], activities: activities ?? [], history: history ?? [], deals: deals ?? [] };
}
