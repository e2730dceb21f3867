import type { WireDispatch } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Pages } from '../figure/pages.tsx';
import { spoken } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Failed, Loading } from '../shell/states.tsx';
import { duePerPage } from '../todo/todo-data.ts';
import { askDispatch } from './dispatch-data.ts';
import type { DispatchSearch } from './dispatch-search.ts';
import { dispatchTexts } from './dispatch-texts.ts';
import { MovedTable } from './rows.tsx';

interface ChangesProps {
  readonly dispatch: WireDispatch;
  readonly search: DispatchSearch;
  change(to: DispatchSearch): void;
}

const unitsShown = 3;

/** What came into which stage, and what was added; each number opens the movements that it counts. */
export function Changes({ dispatch, search, change }: ChangesProps) {
  const say = useTextsOf(dispatchTexts);
  const { of } = useWords();
  const { moved, added } = dispatch;
  const open = (to: Pick<DispatchSearch, 'of' | 'stage' | 'measure'>) => (was: DispatchSearch) => ({
    ...was,
    stage: undefined,
    measure: undefined,
    ...to,
    page: undefined,
  });
  return (
    <>
      {moved.length === 0 && <p className="quiet">{say('nothingMoved')}</p>}
      {moved.length > 0 && (
        <table className="list brief">
          <thead>
            <tr>
              <th scope="col">{say('register')}</th>
              <th scope="col">{say('stage')}</th>
              <th scope="col" className="number">
                {say('records')}
              </th>
              <th scope="col">{say('unit')}</th>
            </tr>
          </thead>
          <tbody>
            {moved.map(({ register, stage, records, opened, units }) => (
              <tr key={`${register.id} ${stage.id}`}>
                <td data-title={say('register')}>{of(register.title)}</td>
                <td data-title={say('stage')}>
                  <span>
                    {of(stage.title)}
                    {opened > 0 && opened < records && (
                      <span className="quiet"> {say('opened', { count: opened })}</span>
                    )}
                  </span>
                </td>
                <td data-title={say('records')} className="number named">
                  <Link
                    to="/dispatch"
                    className="figure"
                    resetScroll={false}
                    search={open({ of: register.id, stage: stage.id })}
                  >
                    {records}
                  </Link>
                </td>
                <td data-title={say('unit')} className="quiet">
                  <span>
                    {units
                      .slice(0, unitsShown)
                      .map(({ unit, records: n }) => `${of(unit.title)} ${n}`)
                      .join(of({ zh: '、', en: ', ' }))}
                    {units.length > unitsShown && '…'}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {added.length > 0 && (
        <>
          <h3>{say('added')}</h3>
          <ul className="added">
            {added.map(({ register, measure, shown }) => (
              <li key={`${register.id} ${measure.id}`}>
                <span className="quiet">{of(register.title)}</span> {of(measure.title)}{' '}
                <Link
                  to="/dispatch"
                  className="figure whole"
                  resetScroll={false}
                  search={open({ of: register.id, measure: measure.id })}
                >
                  {spoken(of(shown))}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {search.of !== undefined && <Behind dispatch={dispatch} search={search} change={change} />}
    </>
  );
}

/** The movements behind the number that was opened. */
function Behind({ dispatch, search, change }: ChangesProps) {
  const say = useTextsOf(dispatchTexts);
  const { of } = useWords();
  const { data, error, refetch, isPlaceholderData } = useQuery(askDispatch.records(search));
  const { page = 1 } = search;
  const moved = dispatch.moved.find(
    ({ register, stage }) => register.id === search.of && stage.id === search.stage,
  );
  const added = dispatch.added.find(
    ({ register, measure }) => register.id === search.of && measure.id === search.measure,
  );
  const titles = moved
    ? [moved.register.title, moved.stage.title]
    : added
      ? [added.register.title, added.measure.title]
      : [];
  const what = titles.map(of).join(' ');
  if (error && !data) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <section className="behind" aria-label={say('behind', { what })} aria-busy={isPlaceholderData}>
      <h3>
        {say('behind', { what })} <span className="quiet count">{data.total}</span>
      </h3>
      <button
        type="button"
        className="plain"
        onClick={() => change({ of: undefined, stage: undefined, measure: undefined, page: undefined })}
      >
        {say('close')}
      </button>
      <MovedTable rows={data.records} />
      <Pages
        label={say('pagesOf', { what })}
        page={page}
        pages={Math.ceil(data.total / duePerPage)}
        turn={(to) => change({ page: to })}
      />
    </section>
  );
}
