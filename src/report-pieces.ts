// `slaudit report`: pieces judged before → the report that one audit over all of them would have given.

import { dirname } from 'node:path';
import { readAgreement } from './agreement/read-agreement.ts';
import type { Problem } from './findings/problem.ts';
import { gatherFindings } from './findings/gather.ts';
import type { Agreement } from './model/agreement.ts';
import type { Judgement } from './model/obligation.ts';
import type { PieceHeader } from './model/piece.ts';
import type { AuditOutcome, Progress } from './model/request.ts';
import { clausesNeverStarted } from './steps/never-started.ts';
import { misfit, type NamedHeader } from './pieces/header.ts';
import { mergePieces, unevenPieces } from './pieces/merge.ts';
import { PieceObligations } from './pieces/obligations.ts';
import { type Piece, type PieceSource, readPiece } from './pieces/read-piece.ts';
import { redact } from './steps/redact.ts';
import { goalTallies } from './statistics/goal-tally.ts';
import { summarise } from './summary/summarise.ts';
import { unmatchedWarnings } from './steps/unmatched-warnings.ts';
import { WHOLE_CODES, wholeFindings } from './steps/whole-findings.ts';

export interface ReportRequest {
  /** At least one; each is opened when its turn comes. */
  readonly sources: Iterable<PieceSource>;
  /** What the views asked for break down by, besides the agreement's `break_down_by`. */
  readonly alsoBreakDownBy: readonly string[];
  /** `--redact`: lead ids and people hashed. */
  readonly redacts: boolean;
  readonly progress: Progress;
}

export async function reportPieces(request: ReportRequest): Promise<AuditOutcome> {
  const gathered = await gather(request);
  if ('problems' in gathered) return { ...gathered, edition: null, agreement: null };
  const { agreement, pieces, obligations } = gathered;
  const problems = unevenPieces(pieces);
  if (problems.length > 0) return { problems, edition: null, agreement };
  const judgement = judgementOf(agreement, pieces, obligations);
  const { header, tail } = judgement;
  const edition = summarise(
    agreement,
    request.redacts || header.redactedWith !== null ? redact(judgement) : judgement,
    {
      people: pieces[0].header.people,
      breakDownBy: [...new Set([...agreement.report.breakDownBy, ...request.alsoBreakDownBy])],
      allowRejects: header.allowRejects,
    },
  );
  const idle = tail.parts.events.filter(({ rows }) => rows === 0);
  return { problems: unmatchedWarnings(agreement, idle, header.inputs), edition, agreement };
}

interface Gathered {
  readonly agreement: Agreement;
  readonly pieces: readonly [Piece, ...Piece[]];
  readonly obligations: PieceObligations;
}

async function gather({ sources, progress }: ReportRequest): Promise<Gathered | { readonly problems: Problem[] }> {
  const columns = new AgreedColumns();
  const pieces: Piece[] = [];
  for (const source of sources) {
    const piece = await readPiece(source, {
      number: pieces.length + 1,
      begin: (header, name) => columns.begin(header, name),
      advanced: rows => progress({ stage: `reading ${source.name}`, rows, total: null }),
    });
    if ('severity' in piece) return { problems: [piece] };
    pieces.push(piece);
  }
  const [first, ...others] = pieces;
  const { agreed } = columns;
  if (first === undefined || agreed === null) throw new RangeError('a report of no pieces');
  return { ...agreed, pieces: [first, ...others] };
}

/** The columns of all pieces, once the first has said by which agreement they were judged. */
class AgreedColumns {
  agreed: Pick<Gathered, 'agreement' | 'obligations'> | null = null;
  private first: NamedHeader | null = null;

  begin(header: PieceHeader, name: string): PieceObligations | Problem {
    if (this.first !== null && this.agreed !== null) {
      // An obligation of another agreement could not even be read.
      return misfit(this.first, { header, name }) ?? this.agreed.obligations;
    }
    const { file, text } = header.agreement;
    const { agreement, problems } = readAgreement(text, { file, folder: dirname(file) });
    if (agreement === null) return problems[0] as Problem;
    this.first = { header, name };
    this.agreed = { agreement, obligations: new PieceObligations(agreement) };
    return this.agreed.obligations;
  }
}

function judgementOf(agreement: Agreement, pieces: readonly Piece[], obligations: PieceObligations): Judgement {
  const { header, tail } = mergePieces(agreement, pieces, WHOLE_CODES);
  const { parts } = tail;
  const idle = parts.events.filter(({ rows }) => rows === 0).map(({ event }) => event);
  return {
    header,
    obligations: obligations.inOutputOrder(),
    tail: {
      ...tail,
      neverStarted: clausesNeverStarted(agreement, idle),
      findings: gatherFindings([...tail.findings, ...wholeFindings(agreement, parts)], samples => samples),
      goals: goalTallies(agreement, parts.goals),
      parts,
    },
  };
}
