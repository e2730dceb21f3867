import type { Explanation, MovementContribution, PartSum } from '@taizhang/runtime';
import { table } from '../output.ts';

/** What movements did to a figure, as lines: the sums of all, then those that were asked for. */
export function explanationLines({ parts, things, accounted, movements }: Explanation): string[] {
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  const left = total - movements.length;
  return [
    ...parts.map(partLine),
    ...(things
      ? [
          `    新计入 ${things.entered}，不再计入 ${things.left}，数有变动 ${things.moved} / ${things.entered} entered, ${things.left} left, ${things.moved} moved`,
        ]
      : []),
    ...(accounted === null
      ? ['    变动之和不是差额 / the movements do not add up to a difference']
      : [accounted ? '    与差额相等 / equals the difference' : '    ! 与差额不等 / not the difference']),
    ...table(movements.map(movementRow)),
    ...(left > 0 ? [`    另有 ${left} 笔变动未列出 / ${left} more movements not listed`] : []),
  ];
}

const roles: Readonly<Record<PartSum['part'], string>> = {
  whole: '',
  numerator: '分子 / numerator ',
  denominator: '分母 / denominator ',
  done: '已完成 / done ',
  target: '目标 / target ',
};

function partLine({ part, metric, kind, total, sum, hidden, hiddenSum }: PartSum): string {
  const isSum = kind === 'balance' || kind === 'turnover';
  const amount = (text: string) => (isSum ? `，合计 / sum ${signed(text)}` : '');
  const beyond =
    hidden > 0
      ? `；其中 ${hidden} 笔不在数据范围内 / ${hidden} of them out of reach${amount(hiddenSum)}`
      : '';
  return `    ${roles[part]}${metric}: ${total + hidden} 笔变动 / movements${amount(sum)}${beyond}`;
}

const signed = (amount: string): string => (amount.startsWith('-') ? amount : `+${amount}`);

const movementRow = (movement: MovementContribution): string[] => [
  `    ${movement.register}/${movement.record}`,
  movement.title,
  kindOf(movement),
  `发生 ${movement.occurredOn}`,
  `录入 ${movement.recordedAt.toISOString()}`,
  movement.recordedBy,
  signed(movement.contribution),
  movement.reason ?? '',
];

/** What was done, and whether that was said first, said otherwise, said again or taken back. */
function kindOf({ transition, origin, seq, entry }: MovementContribution): string {
  if (origin === 'reversal') return `${transition} 冲销 / reversal`;
  if (origin === 'restatement') return `${transition} 重述 / restatement`;
  return seq === entry ? transition : `${transition} 更正 / correction`;
}
