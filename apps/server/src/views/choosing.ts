import type { Viewer } from '@taizhang/access';
import type { WireRecordComparisons, WireRecordFits } from '@taizhang/contract';
import { profileOf, type Register, type Text, titleOf } from '@taizhang/definition';
import { waysOn } from '@taizhang/ledger';
import {
  type ComparedOffer,
  type ComparisonOfRecord,
  type comparisonsOfRecord,
  type FitsOfRecord,
  type fitsOfRecord,
  mayTake,
  type OpenDistrict,
  type StandingRecord,
} from '@taizhang/runtime';
import { mayRecord } from './gathering.ts';
import { registerNamed, stageNamed } from './names.ts';
import { conditionViews, shownIn } from './public-policy.ts';

type Fits = Awaited<ReturnType<typeof fitsOfRecord>>;
type Comparisons = Awaited<ReturnType<typeof comparisonsOfRecord>>;
type Stated = FitsOfRecord['offered'][number]['record'];

/** What is shown of a record: fields and measures by their names. */
const cellsOf = (district: OpenDistrict, register: Register, record: Stated, names: readonly string[]) =>
  names.flatMap((id) => {
    const value = Object.hasOwn(register.measures, id) ? record.holdings[id] : record.attributes[id];
    const shown = value === undefined ? null : shownIn(district, register, id, value);
    return shown ? [{ id, shown }] : [];
  });

const columnsOf = (register: Register, names: readonly string[]): { id: string; title: Text }[] =>
  names.map((id) => ({ id, title: titleOf(register, id) }));

export const fitsView = (
  district: OpenDistrict,
  viewer: Viewer,
  { record, day, fits }: Fits,
): WireRecordFits => ({ day, fits: fits.map((one) => fitView(district, viewer, record, one)) });

function fitView(
  district: OpenDistrict,
  viewer: Viewer,
  record: StandingRecord,
  { id, fit, register, subject, whom, offered }: FitsOfRecord,
): WireRecordFits['fits'][number] {
  const { registers } = district.catalogue;
  const opened = fit.opens && registers.get(fit.opens.register);
  const mayOpen = fit.opens && opened && mayTake(viewer, opened, fit.opens.transition);
  const profile = subject && profileOf(subject, registers);
  return {
    id,
    title: fit.title,
    register: registerNamed(district, register.id),
    hidden: subject !== null && whom === null,
    columns: columnsOf(register, fit.shows),
    opens: mayOpen ? (opened.transitions[fit.opens?.transition ?? '']?.title ?? null) : null,
    offered: offered.map(({ record: one, fitting }) => ({
      id: one.id,
      title: one.title,
      cells: cellsOf(district, register, one, fit.shows),
      eligibility: fitting.eligibility,
      conditions: [
        ...conditionViews(record.register, fitting.bounds),
        ...(profile ? conditionViews(profile, fitting.terms) : []),
      ],
      amount: fitting.amount,
      opening: fit.opens && mayOpen ? openingOf(fit.opens, record, one) : null,
    })),
  };
}

function openingOf(
  {
    register,
    transition,
    record: refers,
    chosen,
    own = [],
    theirs = [],
  }: NonNullable<FitsOfRecord['fit']['opens']>,
  record: StandingRecord,
  offered: Stated,
) {
  const given: Record<string, string> = { [refers]: record.id, [chosen]: offered.id };
  for (const [names, from] of [[own, record.state] as const, [theirs, offered] as const])
    for (const name of names) {
      const value = from.attributes[name];
      if (typeof value === 'string') given[name] = value;
    }
  return { register, transition, given };
}

export const comparisonsView = (
  district: OpenDistrict,
  viewer: Viewer,
  { day, comparisons }: Comparisons,
): WireRecordComparisons => ({
  day,
  comparisons: comparisons.map((one) => {
    const { id, comparison, gathering, register, offers, hidden } = one;
    const title = register.transitions[comparison.transition]?.title ?? comparison.title;
    return {
      id,
      title: comparison.title,
      register: registerNamed(district, register.id),
      columns: columnsOf(register, gathering.fields),
      transition: { id: comparison.transition, title },
      others: offers.filter(({ record }) => comparison.stages.includes(record.stage)).length - 1,
      hidden,
      offers: offers
        .toSorted((a, b) => Number(b.open) - Number(a.open))
        .map((offer) => offerView(district, viewer, one, offer)),
    };
  }),
});

const firstInstalments = 3;

function offerView(
  district: OpenDistrict,
  viewer: Viewer,
  { comparison, gathering, register, policies }: ComparisonOfRecord,
  { record, open, repayment, gifts, share, net }: ComparedOffer,
): WireRecordComparisons['comparisons'][number]['offers'][number] {
  const terms = repayment?.terms ?? null;
  const instalments = repayment?.instalments ?? [];
  const interest = terms && repayment ? repayment.interest : null;
  const { transition } = comparison;
  const isWay = waysOn(register, record.stage).includes(transition);
  return {
    id: record.id,
    title: record.title,
    stage: stageNamed(register, record.stage),
    basis: record.last_seq,
    cells: cellsOf(district, register, record, gathering.fields),
    principal: terms?.principal ?? null,
    first: instalments.slice(0, firstInstalments),
    last: instalments.length > firstInstalments ? (instalments.at(-1) ?? null) : null,
    count: instalments.length,
    interest,
    share,
    missing: (repayment?.missing ?? []).map(({ name, title }) => ({ id: name, title })),
    gifts: gifts.map(({ policy, years, total }) => ({
      policy: { id: policy, title: policies.get(policy)?.title ?? policy },
      years: [...years],
      total,
    })),
    net,
    open,
    mayTake: open && isWay && mayTake(viewer, register, transition) && mayRecord(viewer, register, record),
  };
}
