// The public API: `import { audit } from 'slaudit'`. The only file that gathers others; what it exports is kept stable.

export { audit } from './audit.ts';
export { readAgreement, type AgreementReading } from './agreement/read-agreement.ts';
export { renderProblem, renderProblems } from './findings/render.ts';
export { exitStatus } from './summary/exit-status.ts';
export type { Finding, FindingLevel, FindingSample } from './findings/finding.ts';
export type { Problem } from './findings/problem.ts';
export type { Agreement } from './model/agreement.ts';
export type { AllowedRejects } from './model/allowed-rejects.ts';
export type { Filters, Judgement, Leg, Obligation, Obligations, Period } from './model/obligation.ts';
export type { Edition, Report } from './model/report.ts';
export type { AgreementFile, AuditOutcome, AuditRequest, Progress, ProgressStep } from './model/request.ts';
export type { Verdict } from './model/verdict.ts';
