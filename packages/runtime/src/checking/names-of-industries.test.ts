import { findFigures } from '@taizhang/check';
import { registers } from '@taizhang/registers';
import { expect, test } from 'vitest';

/** The sections of GB/T 4754-2017 whose names join words: the finder may not import what registers say of them. */
const joined = registers
  .flatMap(({ fields }) => Object.values(fields))
  .flatMap((field) => (field.kind === 'category' ? Object.values(field.options) : []))
  .map(({ zh }) => /^[A-T] (.*[、和].*业)$/.exec(zh)?.[1])
  .filter((name) => name !== undefined);

test('registers have sections whose names join words', () => {
  expect(joined).toContain('交通运输、仓储和邮政业');
});

test.each([...new Set(joined)])('the finder of figures holds a section together: %s', (name) => {
  expect(findFigures(`${name}增长0.8%。`).map(({ label }) => label)).toEqual([name]);
});
