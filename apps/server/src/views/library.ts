import type { WireLibraries, WireLibraryRecords } from '@taizhang/contract';
import { librariesOf, type Register } from '@taizhang/definition';
import { addsUp, isNothing, type LibraryTimes, shareOf } from '@taizhang/ledger';
import type { FlowCell, FlowPart, FlowRecord } from '@taizhang/runtime';
import { amountShown } from './names.ts';
import { transitionNamed } from './work.ts';

const order: readonly FlowPart[] = ['opening', 'in', 'change', 'out', 'closing'];

/** The account of a register’s libraries, as it travels. */
export function flowView(
  register: Register,
  period: WireLibraries['period'],
  cells: readonly FlowCell[],
  times: readonly LibraryTimes[],
): WireLibraries {
  return {
    register: { id: register.id, title: register.title },
    period,
    measures: Object.entries(register.measures).map(([id, { title }]) => ({ id, title })),
    libraries: librariesOf(register).map(({ id, title }, i, all) => {
      const own = cells.filter(({ library }) => library === id);
      const time = times[i] as LibraryTimes;
      return {
        library: { id, title },
        rows: rowsOf(register, own),
        addsUp: addsUp(own, Object.keys(register.measures)),
        stock: time.stock,
        movedOn: time.movedOn,
        // From the last one nothing moves on.
        rate: time.stock === 0 || i === all.length - 1 ? null : shareOf(time.movedOn, time.stock),
        medianDays: time.medianDays,
        left: time.left,
        cohorts: time.cohorts.map((cohort) => ({ ...cohort, rate: shareOf(cohort.movedOn, cohort.records) })),
      };
    }),
  };
}

/** Opening and closing are always said, also where nothing was there. */
function rowsOf(register: Register, cells: readonly FlowCell[]): WireLibraries['libraries'][number]['rows'] {
  return order.flatMap((part) => {
    const found = cells.filter((cell) => cell.part === part);
    const whole = part === 'opening' || part === 'closing';
    const shown = found.length > 0 ? found : whole ? [{ transition: null, count: 0, sums: {} }] : [];
    return shown
      .filter(({ count, sums }) => whole || count !== 0 || Object.values(sums).some((sum) => !isNothing(sum)))
      .map(({ transition, count, sums }) => ({
        part,
        transition: transition === null ? null : transitionNamed(register, transition),
        count,
        amounts: amountsOf(register, sums),
      }));
  });
}

const amountsOf = (register: Register, sums: Readonly<Record<string, string>>) =>
  Object.entries(register.measures).map(([id, { title, unit }]) => {
    const value = sums[id] ?? '0';
    return { id, title, value, shown: amountShown(value, unit) };
  });

/** The records behind one number of the account, as they travel. */
export const flowRecordsView = (register: Register, found: readonly FlowRecord[]): WireLibraryRecords => ({
  records: found.map(({ id, title, sums }) => ({ id, title, amounts: amountsOf(register, sums) })),
});
