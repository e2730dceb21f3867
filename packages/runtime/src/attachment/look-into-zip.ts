import { Refusal } from '@taizhang/definition';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

const mostEntries = 10_000;
const mostUnpacked = 400 * 1024 * 1024;
/** Text packs to a tenth; what packs a hundred times better is not a document. */
const mostRatio = 200;

const refusal = (zh: string, en: string) => new Refusal('file-unsafe', { reason: { zh, en } }, 'file');

/**
 * Reads a zip's directory and unpacks nothing. Office files are zips.
 * @throws Refusal file-unsafe when it is damaged, would unpack to too much, or holds macros
 */
export async function lookIntoZip(content: Buffer): Promise<void> {
  const entries = await entriesOf(content);
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (entries.length > mostEntries || unpacked > mostUnpacked || unpacked > content.length * mostRatio)
    throw refusal('压缩内容异常庞大', 'it would unpack to an enormous size');
  for (const { fileName, generalPurposeBitFlag } of entries) {
    if (/(^|\/)(vbaProject\.bin|vbaData\.xml)$|\/(macrosheets|activeX)\//i.test(fileName))
      throw refusal('含有宏', 'it holds macros');
    if ((generalPurposeBitFlag & 1) === 1) throw refusal('内容已加密', 'it is encrypted');
  }
}

const entriesOf = (content: Buffer): Promise<Entry[]> =>
  new Promise((resolve, reject) => {
    const damaged = () => reject(refusal('文件已损坏', 'it is damaged'));
    fromBuffer(content, { lazyEntries: true }, (error: Error | null, zip?: ZipFile) => {
      if (error || !zip) return damaged();
      const entries: Entry[] = [];
      zip.on('error', damaged);
      zip.on('entry', (entry: Entry) => {
        entries.push(entry);
        if (entries.length > mostEntries) resolve(entries);
        else zip.readEntry();
      });
      zip.on('end', () => resolve(entries));
      zip.readEntry();
    });
  });
