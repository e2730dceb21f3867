import type { WireCheck } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTextsOf } from '../language.ts';
import { Skeleton } from '../report/skeleton.tsx';
import { Failed, usePageTitle } from '../shell/states.tsx';
import { CheckBar } from './check-bar.tsx';
import { askCheck } from './check-data.ts';
import { CheckDocument } from './check-document.tsx';
import { CheckHead } from './check-head.tsx';
import { besides, type CheckSearch, fitting, standing } from './check-search.ts';
import { checkTexts } from './check-texts.ts';
import { FigurePanel } from './figure-panel.tsx';
import { Overview } from './overview.tsx';

import { useWalk } from './use-walk.ts';
import '../identity/identity.css';
import './check.css';
import './check-panel.css';
import './check-text.css';

const route = getRouteApi('/checks/$check');

/** One check: the text with its figures marked, and beside it the figure that is looked at. */
export function CheckPage(): ReactNode {
  const { check: id } = route.useParams();
  const say = useTextsOf(checkTexts);
  const { data, error, refetch } = useQuery(askCheck.check(id));
  usePageTitle(data?.name ?? say('title'));
  if (error && !data)
    return (
      <div className="sheet">
        <Failed error={error} retry={refetch}>
          <Link to="/checks">{say('toChecks')}</Link>
        </Failed>
      </div>
    );
  return data ? <Shown check={data} /> : <Skeleton />;
}

function Shown({ check }: { check: WireCheck }) {
  const say = useTextsOf(checkTexts);
  const { verdict, kind, open, figure: asked } = route.useSearch();
  const { figures } = check;
  const filter = useMemo(() => ({ verdict, kind, open }), [verdict, kind, open]);
  // The same as long as the same findings count, so that the text is not drawn anew.
  const standingOnes = standing(check.findings, figures).join();
  const findings = useMemo(
    () => (standingOnes === '' ? [] : standingOnes.split(',').map(Number)),
    [standingOnes],
  );
  const shown = useMemo(() => fitting(figures, filter), [figures, filter]);
  const selected = asked !== undefined && asked < figures.length ? asked : undefined;
  const figure = selected === undefined ? undefined : figures[selected];
  const { choose, select, close } = useMoves(selected);
  const step = useCallback(
    (by: 1 | -1) => {
      const to = besides(shown, selected, by);
      if (to !== undefined) select(to);
    },
    [shown, selected, select],
  );
  useWalk({ step, close });
  const place = selected === undefined ? -1 : shown.indexOf(selected);
  const counted =
    place < 0
      ? say('shownTotal', { total: shown.length })
      : say('placeOf', { place: place + 1, total: shown.length });
  return (
    <article className={figure ? 'check has-figure' : 'check'}>
      <CheckHead check={check} findings={findings.length} />
      <div className="check-columns">
        <section className="check-reading" aria-label={say('textOf')}>
          <CheckBar check={check} filter={filter} counted={counted} choose={choose} step={step} />
          <CheckDocument
            text={check.text}
            figures={figures}
            findings={findings}
            filter={filter}
            selected={selected}
            select={select}
          />
        </section>
        {figure && selected !== undefined && (
          <FigurePanel
            check={check}
            position={selected}
            figure={figure}
            findings={findings}
            place={counted}
            step={step}
            select={select}
            close={close}
          />
        )}
        <Overview check={check} findings={findings} shown={shown} select={select} />
      </div>
    </article>
  );
}

/** The ways through a check; each is in the address, so that it can be sent to somebody. */
function useMoves(selected: number | undefined) {
  const navigate = route.useNavigate();
  const change = useCallback(
    (to: CheckSearch, replace: boolean) =>
      navigate({ search: (was) => ({ ...was, ...to }), replace, resetScroll: false }),
    [navigate],
  );
  // The first figure is a step forward, from which the way back leads to the text; the others take its place.
  const isOpen = selected !== undefined;
  const select = useCallback((figure: number) => void change({ figure }, isOpen), [change, isOpen]);
  const choose = useCallback((to: CheckSearch) => void change(to, true), [change]);
  const close = useCallback(() => {
    if (selected === undefined) return;
    void change({ figure: undefined }, true).then(() =>
      document
        .querySelector<HTMLElement>(`.check-text [data-figure="${selected}"]`)
        ?.focus({ preventScroll: true }),
    );
  }, [change, selected]);
  return { choose, select, close };
}
