import { type RefusalRow, row } from './refusal-row.ts';

/** Why a document cannot be read or marked: part of the catalogue of refusals. */
export const documentRefusals = {
  'document-not-read': row(422, '不能核对{kind}：{advice}。', '{kind} cannot be checked: {advice}.'),
  'document-encrypted': row(
    422,
    '文档设有密码。请在 Word 或 WPS 中取消密码，另存后再提交。',
    'The document is protected by a password. Take the password off in Word or WPS, save it and send it again.',
  ),
  'document-macros': row(
    422,
    '文档含有宏。请另存为不含宏的 .docx 后再提交。',
    'The document holds macros. Save it as a .docx without macros and send it again.',
  ),
  'document-damaged': row(422, '文档已损坏：{reason}。', 'The document is damaged: {reason}.'),
  'document-unpacks-too-large': row(
    413,
    '文档解压后超过 {limit} MB。',
    'The document would unpack to more than {limit} MB.',
  ),
  'document-without-text': row(
    422,
    '文档中没有文字（扫描件须先识别成文字）。',
    'There is no text in the document (a scan has to be turned into text first).',
  ),
  'workbook-not-read': row(422, '不能读取工作簿：{reason}。', 'The workbook cannot be read: {reason}.'),
  'marks-misplaced': row(
    409,
    '标注与文档对不上：文档不是核对时的那一份。',
    'The marks do not fit the document: it is not the one that was checked.',
  ),
} as const satisfies Record<string, RefusalRow>;
