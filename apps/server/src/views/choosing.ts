import type { Viewer } from '@taizhang/access';
import type { WireRecordComparisons, WireRecordFits, WireRecordProspects } from '@taizhang/contract';
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
  type ProspectsOfFit,
  type prospectsOfRecord,
  subjectOfFit,
} from '@taizhang/runtime';
import { mayRecord } from './gathering.ts';
import { registerNamed, stageNamed } from './names.ts';
import { conditionViews, shownIn } from './public-policy.ts';
import { referencesOf, type Titles } from './titles.ts';

type Fits = Awaited<ReturnType<typeof fitsOfRecord>>;
type Prospects = Awaited<ReturnType<typeof prospectsOfRecord>>;
type Comparisons = Awaited<ReturnType<typeof comparisonsOfRecord>>;
type Stated = FitsOfRecord['offered'][number]['record'];

/** What is shown of a record: fields and measures by their names. */
const cellsOf = ({ district, titles }: Shown, register: Register, record: Stated, names: readonly string[]) =>
  names.flatMap((id) => {
    const value = Object.hasOwn(register.measures, id) ? record.holdings[id] : record.attributes[id];
    if (value === undefined) return [];
    const shown = shownIn(district, register, id, value, titles);
    return shown ? [{ id, shown }] : [];
  });

interface Shown {
  readonly district: OpenDistrict;
  readonly viewer: Viewer;
  readonly titles: Titles;
}

/** What is referred to in what is shown of fits, prospects and comparisons. */
export const shownInFits = ({ fits }: Fits) =>
  fits.flatMap(({ register, fit, offered }) =>
    referencesOf(
      register,
      fit.shows,
      offered.map(({ record }) => record),
    ),
  );
export const shownInProspects = ({ fits }: Prospects) =>
  fits.flatMap(({ register, offering, fit, prospects }) => [
    ...referencesOf(
      register,
      fit.offeredBy?.tells ?? [],
      prospects.map(({ record }) => record),
    ),
    ...referencesOf(
      offering,
      fit.shows,
      prospects.flatMap(({ offered }) => offered.map(({ record }) => record)),
    ),
  ]);
export const shownInComparisons = ({ comparisons }: Comparisons) =>
  comparisons.flatMap(({ register, gathering, offers }) =>
    referencesOf(
      register,
      gathering.fields,
      offers.map(({ record }) => record),
    ),
  );

const columnsOf = (register: Register, names: readonly string[]): { id: string; title: Text }[] =>
  names.map((id) => ({ id, title: titleOf(register, id) }));

export const fitsView = (
  district: OpenDistrict,
  viewer: Viewer,
  { record, day, fits }: Fits,
  titles: Titles,
): WireRecordFits => ({
  day,
  fits: fits.map(({ id, fit, register, subject, whom, offered }) => {
    const opening = openingWay({ district, viewer, titles }, fit);
    const own = { ...record.state, id: record.id };
    return {
      id,
      title: fit.title,
      register: registerNamed(district, register.id),
      hidden: subject !== null && whom === null,
      told: whom?.told === true,
      columns: columnsOf(register, fit.shows),
      opens: opening?.title ?? null,
      offered: offered.map((one) =>
        fittingView(
          { district, viewer, titles },
          { fit, register: record.register, own, offering: register },
          one,
        ),
      ),
    };
  }),
});

export const prospectsView = (
  district: OpenDistrict,
  viewer: Viewer,
  { day, fits }: Prospects,
  titles: Titles,
): WireRecordProspects => ({
  day,
  fits: fits.map((one) => prospectsOfFitView({ district, viewer, titles }, one)),
});

function prospectsOfFitView(
  shown: Shown,
  { id, fit, register, offering, prospects, ...told }: ProspectsOfFit,
): WireRecordProspects['fits'][number] {
  const { district } = shown;
  const opened = fit.opens && district.catalogue.registers.get(fit.opens.register);
  return {
    id,
    title: fit.offeredBy?.title ?? fit.title,
    register: registerNamed(district, register.id),
    stages: [...fit.while],
    offering: registerNamed(district, offering.id),
    offers: told.offers,
    told: fit.terms?.told === true,
    columns: columnsOf(register, fit.offeredBy?.tells ?? []),
    shows: columnsOf(offering, fit.shows),
    opens: openingWay(shown, fit)?.title ?? null,
    total: told.total,
    after: told.after,
    more: told.more,
    listed: told.listed,
    counts: told.counts,
    prospects: prospects.map(({ record, whom, eligibility, offered, answered }) => ({
      id: record.id,
      title: record.title,
      whom: whom?.title ?? null,
      cells: cellsOf(shown, register, record, fit.offeredBy?.tells ?? []),
      eligibility,
      offered: offered.map((one) => fittingView(shown, { fit, register, own: record, offering }, one)),
      answered:
        answered && opened
          ? { register: opened.id, id: answered.id, stage: stageNamed(opened, answered.stage).title }
          : null,
    })),
  };
}

/** What may be opened for a record and what fits it; null: nothing by this viewer. */
function openingWay({ district, viewer }: Shown, { opens }: FitsOfRecord['fit']) {
  const opened = opens && district.catalogue.registers.get(opens.register);
  if (!opens || !opened || !mayTake(viewer, opened, opens.transition)) return null;
  return { opens, title: opened.transitions[opens.transition]?.title ?? null };
}

interface Looking {
  readonly fit: FitsOfRecord['fit'];
  /** The record that looks for something. */
  readonly register: Register;
  readonly own: Pick<Stated, 'id' | 'attributes'>;
  readonly offering: Register;
}

function fittingView(
  shown: Shown,
  { fit, register, own, offering }: Looking,
  { record: one, fitting }: FitsOfRecord['offered'][number],
): WireRecordFits['fits'][number]['offered'][number] {
  const { registers } = shown.district.catalogue;
  const subject = registers.get(subjectOfFit(register, fit) ?? '');
  const way = openingWay(shown, fit);
  return {
    id: one.id,
    title: one.title,
    cells: cellsOf(shown, offering, one, fit.shows),
    eligibility: fitting.eligibility,
    conditions: [
      ...conditionViews(register, fitting.bounds),
      ...(subject ? conditionViews(profileOf(subject, registers), fitting.terms) : []),
    ],
    amount: fitting.amount,
    opening: way && openingOf(way.opens, own, one),
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
  record: Looking['own'],
  offered: Stated,
) {
  const given: Record<string, string> = { [refers]: record.id, [chosen]: offered.id };
  for (const [names, from] of [[own, record] as const, [theirs, offered] as const])
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
  titles: Titles,
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
        .map((offer) => offerView({ district, viewer, titles }, one, offer)),
    };
  }),
});

const firstInstalments = 3;

function offerView(
  shown: Shown,
  { comparison, gathering, register, policies }: ComparisonOfRecord,
  { record, open, repayment, gifts, share, net }: ComparedOffer,
): WireRecordComparisons['comparisons'][number]['offers'][number] {
  const terms = repayment?.terms ?? null;
  const instalments = repayment?.instalments ?? [];
  const interest = terms && repayment ? repayment.interest : null;
  const { viewer } = shown;
  const { transition } = comparison;
  const isWay = waysOn(register, record.stage).includes(transition);
  return {
    id: record.id,
    title: record.title,
    stage: stageNamed(register, record.stage),
    basis: record.last_seq,
    cells: cellsOf(shown, register, record, gathering.fields),
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
