import type { HistoricWork } from '@taizhang/ledger';

/** A made-up bank of the financing platform. */
export interface DemoBank {
  readonly record: string;
  readonly name: string;
  readonly kind: string;
}

const bank = (number: number, letter: string, kind: string): DemoBank => ({
  record: `YH-2019-${String(number).padStart(5, '0')}`,
  name: `示例银行${letter}（合成）`,
  kind,
});

/** The banks of the demo; none of them is a bank. */
export const banks = [
  bank(1, '甲', 'state'),
  bank(2, '乙', 'state'),
  bank(3, '丙', 'joint-stock'),
  bank(4, '丁', 'joint-stock'),
  bank(5, '戊', 'joint-stock'),
  bank(6, '己', 'city'),
  bank(7, '庚', 'city'),
  bank(8, '辛', 'rural'),
] as const;

const admittedOn = '2019-12-16';

/** Every bank is on the platform before the first loan of the demo. */
export const bankWork = (): HistoricWork[] =>
  banks.map(({ record, name, kind }, i) => ({
    register: 'bank',
    record,
    transition: 'admit',
    occurredOn: admittedOn,
    recordedAt: `${admittedOn}T10:${String(i).padStart(2, '0')}:00+08:00`,
    recordedBy: 'local-finance',
    unit: 'local-finance',
    set: { name, kind, branch: '示例网点（合成）', since: admittedOn, note: '示例机构，并非任何银行' },
  }));
