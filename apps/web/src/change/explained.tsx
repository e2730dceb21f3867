import type { WireExplanation } from '@taizhang/contract';
import { changesPerPage } from '../data.ts';
import { Whole } from '../design/whole.tsx';
import { Pages } from '../figure/pages.tsx';
import { signedWithUnit } from '../format.ts';
import { useWordsWith } from '../language.ts';
import { changeTexts } from './change-texts.ts';
import './movements.css';
import { Movements, rolesOfParts } from './movements.tsx';

type TextKey = keyof typeof changeTexts;

interface ExplainedProps {
  readonly explanation: WireExplanation;
  readonly page: number;
  readonly isBusy: boolean;
  turn(page: number): void;
}

/** What movements did to a figure: what all of them come to, and a page of them. */
export function Explained({ explanation, page, isBusy, turn }: ExplainedProps) {
  const { say } = useWordsWith(changeTexts);
  const { changes, total, hidden } = explanation;
  if (total === 0 && hidden === 0) return <p className="quiet">{say('noMovements')}</p>;
  const from = (page - 1) * changesPerPage + 1;
  const pages = Math.ceil(total / changesPerPage);
  return (
    <div className="movements" aria-busy={isBusy}>
      <Account explanation={explanation} />
      {changes.length > 0 && <Movements parts={explanation.parts} movements={changes} />}
      {changes.some(({ late }) => late) && <p className="note quiet">{say('lateMeans')}</p>}
      {pages > 1 && <p className="note quiet">{say('listed', { from, to: from + changes.length - 1 })}</p>}
      <Pages label={say('movementsOf')} page={page} pages={pages} turn={turn} />
    </div>
  );
}

/** What all movements come to, whatever the page, and how that stands to the difference. */
function Account({ explanation }: { explanation: WireExplanation }) {
  const { parts, things, accounted } = explanation;
  const { say, of, language } = useWordsWith(changeTexts);
  const count = explanation.total + explanation.hidden;
  const lines: string[] = [];
  const said = (is: TextKey, otherwise: TextKey, unsaid: TextKey) =>
    accounted === null ? unsaid : accounted ? is : otherwise;
  if (things)
    lines.push(say(said('thingsCounted', 'thingsOtherwise', 'thingsCompared'), { count, ...things }));
  for (const part of parts) {
    const isSum = part.kind === 'balance' || part.kind === 'turnover';
    const amount = (sum: string) => signedWithUnit(sum, of(part.unit), language);
    const sum = amount(part.sum);
    if (part.part !== 'whole') {
      const named = { part: say(rolesOfParts[part.part]), title: of(part.title) };
      lines.push(say(isSum ? 'partSum' : 'partCount', { ...named, count: part.total + part.hidden, sum }));
    } else if (isSum)
      lines.push(say(said('movementsSum', 'movementsOtherSum', 'movementsOnly'), { count, sum }));
    if (part.hidden > 0)
      lines.push(
        say(isSum ? 'hiddenSum' : 'hiddenCount', { count: part.hidden, sum: amount(part.hiddenSum) }),
      );
  }
  if (parts.some(({ part }) => part !== 'whole')) lines.push(say('computedFromParts'));
  return (
    <div className="account" data-testid="account">
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two parts may say the same
        <p key={i}>
          <Whole>{line}</Whole>
        </p>
      ))}
    </div>
  );
}
