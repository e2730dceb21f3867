import { type AuditEntry, byteOrderMark, lineOf } from '@taizhang/runtime';

const titles = [
  '时间',
  '账号',
  '姓名',
  '操作',
  '结果',
  '台账',
  '记录',
  '对象',
  '会话',
  '地址',
  '来源',
  '编号',
  '详情',
];

/** The audit as lines, the latest first. Moments stand in UTC, which no spreadsheet can take for another. */
export async function* auditCsv(
  first: IteratorResult<readonly AuditEntry[], unknown>,
  rest: AsyncGenerator<readonly AuditEntry[]>,
  names: ReadonlyMap<string, string>,
): AsyncGenerator<string> {
  yield byteOrderMark + lineOf(titles);
  const lines = (entries: readonly AuditEntry[]): string =>
    entries.map((entry) => lineOf(cellsOf(entry, names))).join('');
  if (first.done) return;
  yield lines(first.value);
  for await (const entries of rest) yield lines(entries);
}

const cellsOf = (entry: AuditEntry, names: ReadonlyMap<string, string>): string[] => [
  entry.at.toISOString(),
  entry.account ?? '',
  names.get(entry.account ?? '') ?? '',
  entry.action,
  entry.outcome,
  entry.register ?? '',
  entry.record ?? '',
  entry.subject ?? '',
  entry.session ?? '',
  entry.address ?? '',
  entry.of,
  String(entry.seq),
  JSON.stringify(entry.detail),
];
