import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { counted, Refusal } from '@taizhang/definition';
import {
  againstView,
  countsOf,
  type DocumentCheck,
  districtOf,
  finishAlone,
  finishCheck,
  markedDocument,
  mostBytes,
  mostMegabytes,
  type NamedBytes,
  prepareCheck,
  signOffSheetsOf,
  verdictTitles,
} from '@taizhang/runtime';
import type { Command } from 'commander';
import { optionsOf, withInstallation } from '../opening.ts';
import { answer, table } from '../output.ts';

interface CheckCommandOptions {
  /** False by --no-ledger, true by --ledger. */
  ledger?: boolean;
  against?: string;
  cutoff?: string;
  knownAt?: string;
  earlier?: string[];
  docx?: string;
  sheets?: string;
}

/** `check FILE`: every figure of a document, judged. The code is 1 where something differs or contradicts itself. */
export function addCheckCommand(program: Command, result: { code: number }): void {
  program
    .command('check <file>')
    .description(
      '核数：找出文稿中的数据并核对（.txt .md .docx .html，- 为标准输入）/ find the figures of a document and judge them',
    )
    .option('--against <report>', '对照的报告 / the report whose figures are looked at first')
    .option('--cutoff <day>', '截止日 / cut-off day')
    .option('--known-at <time>', '知悉时间 / as known at this day or moment')
    .option('--ledger', '文稿写的是外地也与台账比对 / compare with the ledger, whatever place it names')
    .option('--no-ledger', '不与台账比对，只查文稿自相矛盾 / do not ask the ledger')
    .option('--earlier <files...>', '此前的文稿 / earlier documents to compare with')
    .option('--docx <file>', '写出标注后的 Word 文件 / write the document with its figures marked')
    .option('--sheets <file>', '写出核数单 / write the sign-off sheets')
    .action(async (file: string, options: CheckCommandOptions, command: Command) => {
      const document = await documentOf(file);
      const check = await checkWith(command, document, options);
      const { docx, sheets } = options;
      const original = check.kind === 'docx' ? document.bytes : null;
      if (docx) await writeOut(docx, '--docx', await markedDocument(check, original));
      if (sheets) await writeOut(sheets, '--sheets', await signOffSheetsOf(check));
      answer(command, jsonOf(command, check), () => linesOf(check));
      const { differs, findings } = countsOf(check.figures, check.findings);
      if (differs + findings > 0) result.code = 1;
    });
}

async function checkWith(
  command: Command,
  document: NamedBytes,
  { ledger, against, cutoff, knownAt, earlier = [] }: CheckCommandOptions,
): Promise<DocumentCheck> {
  const district = districtOf(optionsOf(command));
  const prepared = await prepareCheck(district, document, {
    report: against,
    cutoff,
    knownAt,
    ledger: ledger === undefined ? 'auto' : ledger ? 'yes' : 'no',
    earlier: await Promise.all(earlier.map(documentOf)),
  });
  // A document of another place needs no database to be opened.
  if (!prepared.against.ledger) return finishAlone(district, prepared);
  return withInstallation(command, (workplace) => finishCheck(workplace, prepared));
}

/** @throws Refusal malformed-request, file-too-large */
async function documentOf(file: string): Promise<NamedBytes> {
  try {
    if (file === '-') return { name: 'stdin.txt', bytes: await buffer(process.stdin) };
    if ((await stat(file)).size > mostBytes)
      throw new Refusal('file-too-large', { limit: mostMegabytes }, 'file');
    return { name: basename(file), bytes: await readFile(file) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { message } = error as Error;
    throw new Refusal('malformed-request', { reason: { zh: `无法读取：${message}`, en: message } }, 'file');
  }
}

/** @throws Refusal malformed-request */
async function writeOut(file: string, field: string, content: Uint8Array): Promise<void> {
  await writeFile(file, content).catch(({ message }: Error) => {
    throw new Refusal('malformed-request', { reason: { zh: `无法写入：${message}`, en: message } }, field);
  });
}

/** The documented JSON of a check: the same as the interface gives, of one that is not kept. */
const jsonOf = (command: Command, { name, text, figures, findings, earlier, against }: DocumentCheck) => ({
  name,
  against: againstView(districtOf(optionsOf(command)), against),
  counts: countsOf(figures, findings),
  text,
  figures,
  findings,
  earlier,
});

function linesOf({ name, figures, findings, against }: DocumentCheck): string[] {
  const { differs, agrees, unknown, ...counts } = countsOf(figures, findings);
  const setting = against.ledger
    ? `截止 / cut-off ${against.cutoff}，知悉 / known at ${against.knownAt}`
    : `${against.why?.zh} / ${against.why?.en}`;
  return [
    `${name}：${setting}`,
    '',
    ...table(figures.map(figureRow)),
    '',
    ...findings.flatMap((finding, i) => [
      `矛盾 ${i + 1}（${finding.figures.map((figure) => `#${figure + 1}`).join('、')}）：${finding.explanation}`,
      `  ${finding.explanationEn}`,
    ]),
    ...(findings.length > 0 ? [''] : []),
    `${counts.figures} 项数据：相符 ${agrees}，不符 ${differs}，待定 ${unknown}；矛盾 ${counts.findings} 处`,
    [
      `${counted(counts.figures, 'figure', 'figures')}: ${counted(agrees, 'agrees', 'agree')}`,
      counted(differs, 'differs', 'differ'),
      `${unknown} unknown; ${counted(counts.findings, 'contradiction', 'contradictions')}`,
    ].join(', '),
  ];
}

function figureRow(figure: DocumentCheck['figures'][number], i: number): string[] {
  const { text, label, verdict, match, explanation, suggestions } = figure;
  const said =
    verdict === 'agrees'
      ? `${match?.title.zh}（${match?.metric}）`
      : [
          explanation?.zh ?? '',
          ...(suggestions.length > 0
            ? [`可能是 / perhaps ${suggestions.map(({ title }) => title.zh).join('、')}`]
            : []),
        ].join(' ');
  return [`#${i + 1}`, verdictTitles[verdict].zh, text, label, said];
}
