// Type declarations of the public API: the entry file and every file it leads to, without a type check (`npm run types` does that).

import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Declaration file → text. Every export has an explicit type (isolatedDeclarations), so that each file stands alone. */
export function declarations(entry, outFolder) {
  const base = path.dirname(entry);
  const texts = new Map();
  const waiting = [entry];
  for (const file of waiting) {
    const target = path.join(outFolder, path.relative(base, file)).replace(/\.ts$/, '.d.ts');
    if (texts.has(target)) continue;
    const text = declarationOf(file);
    texts.set(target, text.replaceAll(RELATIVE_IMPORT, '$1.js$2'));
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (fileName.startsWith('.')) waiting.push(path.join(path.dirname(file), fileName));
    }
  }
  return texts;
}

/** The compiler leaves `./x.ts` as it stands in declarations; consumers look for `./x.js`. */
const RELATIVE_IMPORT = /((?:from |import\()['"]\.{1,2}\/[^'"]*)\.ts(['"])/g;

function declarationOf(fileName) {
  const { outputText, diagnostics } = ts.transpileDeclaration(readFileSync(fileName, 'utf8'), {
    fileName,
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023, isolatedDeclarations: true },
  });
  if (diagnostics.length > 0)
    throw new Error(`${fileName}: ${ts.flattenDiagnosticMessageText(diagnostics[0].messageText, '\n')}`);
  return outputText;
}
