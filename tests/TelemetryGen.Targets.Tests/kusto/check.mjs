// A script on standard input; a line for each command: its start, then what the parser has against it.
// The tables that the script makes are known to the commands after them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import vm from 'node:vm';

const folder = dirname(createRequire(import.meta.url).resolve('@kusto/language-service-next'));
for (const file of ['bridge.min.js', 'Kusto.Language.Bridge.min.js']) {
  vm.runInThisContext(readFileSync(join(folder, file), 'utf8'), file);
}
const { KustoCode, GlobalState, Editor, Symbols } = globalThis.Kusto.Language;

const tables = [];
for (const text of items(Editor.CodeScript.From$1(readFileSync(0, 'utf8')).Blocks).map((block) => block.Text)) {
  const database = new Symbols.DatabaseSymbol.ctor('db', tables);
  const code = KustoCode.ParseAndAnalyze(text, GlobalState.Default.WithDatabase(database));
  const problems = items(code.GetDiagnostics()).map((d) => `${d.Severity}: ${d.Message}`);
  if (code.Kind === 'Command') console.log([text.slice(0, text.indexOf('[') - 1), ...problems].join(' | '));
  else if (problems.length > 0) console.log(problems.join(' | '));

  const made = /^\.create-merge table \['(.+)'\] (\([^]*?\n\))/.exec(text);
  if (made) tables.push(new Symbols.TableSymbol.$ctor7(made[1], made[2], ''));
}

function items(list) {
  return Array.from({ length: list.Count }, (_, i) => list.getItem(i));
}
