import type { Label, WireDispatch } from '@taizhang/contract';
import { filledIn } from '@taizhang/definition';
import type { Paper, PaperSection } from '@taizhang/runtime';
import { dispatchPaperWords as words } from './dispatch-paper-words.ts';

type Language = keyof Label;
type Values = Readonly<Record<string, string | number>>;

/** How a paper speaks. */
interface Tongue {
  readonly lang: Language;
  say(key: keyof typeof words, values?: Values): string;
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/**
 * The pack of the meeting, out of the same data, at the same two times, as the screen shows.
 * @param of what a filter leaves; nothing: all
 * @param known the day of the moment of knowledge
 */
export function dispatchPaper(
  view: WireDispatch,
  of: readonly Label[],
  known: string,
  lang: Language,
): Paper {
  const tongue: Tongue = {
    lang,
    say: (key, values = {}) => filledIn(words[key][lang], (name) => String(values[name] ?? '')),
  };
  const { say } = tongue;
  const { week, until } = view;
  return {
    title: say('title'),
    under: [
      say('days', { from: week.from, to: week.to }),
      say('times', { day: week.day, known }),
      ...(of.length > 0 ? [say('of', { what: of.map((label) => label[lang]).join(' ') })] : []),
    ],
    sections: [
      summarySection(view, tongue),
      changedSection(view, tongue),
      addedSection(view, tongue),
      lightSection(say('turned'), view.lights.turned, tongue),
      lightSection(say('behind'), view.lights.behind, tongue),
      dueSection(say('slipped'), view.passed, say('late'), tongue, (day) => daysBetween(day, week.day)),
      putOffSection(view, tongue),
      dueSection(say('soon', { until }), view.soon, say('left'), tongue, (day) => daysBetween(week.day, day)),
      goneSection(view, tongue),
    ],
    signature: [say('signature'), week.day],
  };
}

function summarySection(view: WireDispatch, { say }: Tongue): PaperSection {
  const values = {
    moved: view.moved.reduce((n, { records }) => n + records, 0),
    registers: new Set(view.moved.map(({ register }) => register.id)).size,
    turned: view.lights.turned.total,
    passed: view.passed.total,
    putOff: view.putOff.length,
    soon: view.soon.total,
    gone: view.gone.reduce((n, { inHand }) => n + inHand.length, 0),
    until: view.until,
  };
  return { heading: say('summary'), paragraphs: [say('summaryText', values)] };
}

function changedSection({ moved }: WireDispatch, { lang, say }: Tongue): PaperSection {
  const comma = lang === 'zh' ? '、' : ', ';
  return {
    heading: say('changed'),
    paragraphs: moved.length === 0 ? [say('nothing')] : [],
    table: {
      columns: [
        { title: say('register'), share: 32 },
        { title: say('stage'), share: 22 },
        { title: say('records'), share: 11 },
        { title: say('units'), share: 35 },
      ],
      rows: moved.map(({ register, stage, records, units }) => {
        const named = units.slice(0, 4).map(({ unit, records: n }) => `${unit.title[lang]} ${n}`);
        const rest = units.length > 4 ? '…' : '';
        return [register.title[lang], stage.title[lang], String(records), `${named.join(comma)}${rest}`];
      }),
    },
  };
}

function addedSection({ added }: WireDispatch, { lang, say }: Tongue): PaperSection {
  return {
    heading: say('added'),
    paragraphs: added.length === 0 ? [say('nothing')] : [],
    table: {
      columns: [
        { title: say('register'), share: 36 },
        { title: say('measure'), share: 36 },
        { title: say('amount'), share: 28 },
      ],
      rows: added.map(({ register, measure, shown }) => [
        register.title[lang],
        measure.title[lang],
        grouped(shown[lang]),
      ]),
    },
  };
}

/** An amount with its unit, thousands set apart as on the screen. */
export const grouped = (amount: string): string =>
  amount.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

/** On paper so many lights are read at most; the screen has all of them, page by page. */
const mostLights = 60;

function lightSection(
  heading: string,
  { total, records }: WireDispatch['lights']['turned'],
  { lang, say }: Tongue,
): PaperSection {
  const listed = records.slice(0, mostLights);
  const more = total > listed.length ? [say('more', { total, listed: listed.length })] : [];
  return {
    heading,
    paragraphs: total === 0 ? [say('nothing')] : more,
    table: {
      columns: [
        { title: say('record'), share: 34 },
        { title: say('why'), share: 46 },
        { title: say('units'), share: 20 },
      ],
      rows: listed.map((one) => [
        one.title ?? one.id,
        `${one.pace.title[lang]} ${one.why[lang]}`,
        one.unit?.title[lang] ?? '—',
      ]),
    },
  };
}

function putOffSection({ putOff }: WireDispatch, { lang, say }: Tongue): PaperSection {
  return {
    heading: say('putOff'),
    paragraphs: putOff.length === 0 ? [say('nothing')] : [],
    table: {
      columns: [
        { title: say('record'), share: 32 },
        { title: say('planned'), share: 14 },
        { title: say('before'), share: 17 },
        { title: say('after'), share: 17 },
        { title: say('units'), share: 20 },
      ],
      rows: putOff.map(({ title, id, field, before, after, unit }) => [
        title ?? id,
        field[lang],
        before,
        after,
        unit?.title[lang] ?? '—',
      ]),
    },
  };
}

function goneSection({ gone }: WireDispatch, { lang, say }: Tongue): PaperSection {
  const rows = gone.flatMap(({ who, inHand }) =>
    inHand.map((one) => [who.title ?? who.id, one.title ?? one.id, one.unit?.title[lang] ?? '—']),
  );
  return {
    heading: say('gone'),
    paragraphs: rows.length === 0 ? [say('nothing')] : [],
    table: {
      columns: [
        { title: say('who'), share: 26 },
        { title: say('record'), share: 44 },
        { title: say('units'), share: 30 },
      ],
      rows,
    },
  };
}

function dueSection(
  heading: string,
  { total, due }: WireDispatch['passed'],
  daysTitle: string,
  { lang, say }: Tongue,
  daysOf: (day: string) => number,
): PaperSection {
  const more = total > due.length ? [say('more', { total, listed: due.length })] : [];
  return {
    heading,
    paragraphs: total === 0 ? [say('nothing')] : more,
    table: {
      columns: [
        { title: say('record'), share: 32 },
        { title: say('what'), share: 19 },
        { title: say('day'), share: 17 },
        { title: daysTitle, share: 10 },
        { title: say('units'), share: 22 },
      ],
      rows: due.map((one) => [
        one.title ?? one.id,
        one.what[lang],
        one.day,
        String(daysOf(one.day)),
        one.unit?.title[lang] ?? '—',
      ]),
    },
  };
}
