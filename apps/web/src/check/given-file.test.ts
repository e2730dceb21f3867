import { describe, expect, it } from 'vitest';
import { faultOf, fileOf } from './given-file.ts';

describe('a document that is given', () => {
  it('is refused at once by its ending, or when it is empty', () => {
    expect(faultOf({ name: '报告.DOCX', size: 10 })).toBeNull();
    expect(faultOf({ name: '报告.htm', size: 10 })).toBeNull();
    expect(faultOf({ name: '报告.doc', size: 10 })).toBe('wrongEnding');
    expect(faultOf({ name: 'docx', size: 10 })).toBe('wrongEnding');
    expect(faultOf({ name: '报告.txt', size: 0 })).toBe('emptyFile');
  });

  it('is named after its first line when it was pasted', async () => {
    const file = fileOf('\n某区/2021年：上半年\n正文', '粘贴的文字');
    expect(file.name).toBe('某区2021年：上半年.txt');
    expect(await file.text()).toBe('\n某区/2021年：上半年\n正文');
    expect(fileOf('///', '粘贴的文字').name).toBe('粘贴的文字.txt');
    expect([...fileOf('长'.repeat(90), '').name]).toHaveLength(34);
  });
});
