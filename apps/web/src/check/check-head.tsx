import type { WireCheck, WireCheckSummary } from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { dot } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { usePerson } from '../shell/person.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { downloadsOf } from './check-data.ts';
import { checkTexts } from './check-texts.ts';
import { Ownership } from './ownership.tsx';

/** What was checked, against what, by whom; what can be taken away, and who else may see it. */
export function CheckHead({ check, findings }: { check: WireCheck; findings: number }): ReactNode {
  const say = useTextsOf(checkTexts);
  const { of } = useWords();
  const { why } = check.against;
  return (
    <header className="check-head">
      <p className="path">
        <Link to="/checks">← {say('toChecks')}</Link>
      </p>
      <h1>{check.name}</h1>
      <p className="quiet">
        <Against check={check} />
        {dot}
        <MadeBy check={check} />
      </p>
      {why && <p className="check-notice">{of(why)}</p>}
      <div className="check-tools">
        <Downloads check={check.id} />
        {check.mine && <Ownership check={check} />}
        {findings > 0 && (
          <a className="check-to-findings" href="#overview">
            {say('toFindings', { count: findings })}
          </a>
        )}
      </div>
    </header>
  );
}

function Downloads({ check }: { check: string }) {
  const say = useTextsOf(checkTexts);
  const title = useId();
  const files = downloadsOf(check);
  return (
    <div className="check-downloads">
      <span id={title} className="quiet">
        {say('downloads')}
      </span>
      <ul aria-labelledby={title}>
        <li>
          <a href={files.marked} download>
            {say('markedDocx')}
          </a>
        </li>
        <li>
          <a href={files.sheets} download>
            {say('sheetsDocx')}
          </a>
        </li>
        <li>
          <a href={files.json} download>
            {say('json')}
          </a>
        </li>
        <li>
          <button type="button" className="plain" onClick={() => window.print()}>
            {say('print')}
          </button>
        </li>
      </ul>
    </div>
  );
}

const aMinute = 60_000;

/** What a document was checked against. */
export function Against({ check: { against, madeAt } }: { check: WireCheckSummary }): ReactNode {
  const say = useTextsOf(checkTexts);
  const { of } = useWords();
  const { written } = useMoments();
  if (!against.ledger) return say('alone');
  // What was known when it was made goes without saying.
  const isOfItsTime = Date.parse(madeAt) - Date.parse(against.knownAt) < aMinute;
  return (
    <>
      {against.report ? say('againstReport', { report: of(against.report.title) }) : say('againstLedger')}
      {dot}
      <span className="whole">{say('upTo', { cutoff: against.cutoff })}</span>
      {isOfItsTime || (
        <>
          {dot}
          <span className="whole">{say('knownAt', { moment: written(against.knownAt) })}</span>
        </>
      )}
    </>
  );
}

export function MadeBy({ check }: { check: WireCheckSummary }): ReactNode {
  const say = useTextsOf(checkTexts);
  const { of } = useWords();
  const { written } = useMoments();
  const maker = usePerson(check.madeBy);
  const roles = check.roles.map(({ title }) => of(title)).join(of({ zh: '、', en: ', ' }));
  return (
    <>
      <span className="together">{say('madeBy', { by: maker, moment: written(check.madeAt) })}</span>
      {dot}
      {roles === '' ? check.mine && say('onlyMine') : say('sharedWith', { roles })}
    </>
  );
}
