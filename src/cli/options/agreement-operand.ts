// The operand AGREEMENT: a file told by its ending, `slaudit.yaml` here where none is named (spec cli.md).

import { type Command, InvalidArgumentError } from 'commander';

export function addAgreementOperand(command: Command): void {
  command.argument('[AGREEMENT]', 'the agreement (.yaml, .yml)', agreementPath, 'slaudit.yaml');
}

export function isAgreement(operand: string): boolean {
  return /\.ya?ml$/i.test(operand);
}

function agreementPath(operand: string): string {
  if (isAgreement(operand)) return operand;
  throw new InvalidArgumentError('An agreement is a file whose name ends in .yaml or .yml.');
}
