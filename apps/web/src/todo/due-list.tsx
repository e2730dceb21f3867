import type { WireDue, WireDueList } from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import { dot } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { DistanceLeft, DueBy } from './distance.tsx';
import { PagedList } from './paged-list.tsx';
import { todoTexts } from './todo-texts.ts';

interface DueListProps {
  readonly title: string;
  readonly empty: string;
  readonly list: WireDueList;
  readonly page: number;
  turn(page: number): void;
}

/** Records whose work is due, the earliest first. */
export function DueList({ title, empty, list, page, turn }: DueListProps) {
  return (
    <section>
      <h2>
        {title} <span className="quiet count">{list.total}</span>
      </h2>
      <PagedList {...{ title, empty, page, turn }} total={list.total}>
        <DueTable due={list.due} />
      </PagedList>
    </section>
  );
}

export function DueTable({ due }: { due: readonly WireDue[] }) {
  const say = useTextsOf(todoTexts);
  const { of } = useWords();
  return (
    <table className="list brief due">
      <thead>
        <tr>
          <th scope="col">{say('dueColumn')}</th>
          <th scope="col">{say('whatColumn')}</th>
          <th scope="col">{say('recordColumn')}</th>
          <th scope="col">{say('unitColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {due.map((one) => (
          <tr key={`${one.register.id} ${one.id} ${one.what.en}`}>
            <td data-title={say('dueColumn')}>
              <span>
                <DueBy due={one} /> <DistanceLeft distance={one.distance} />
              </span>
            </td>
            <td data-title={say('whatColumn')}>
              <span>
                <span className="whole">{of(one.what)}</span>
                {one.escalated && (
                  <>
                    {' '}
                    <span className="tag">{of(one.escalated)}</span>
                  </>
                )}
              </span>
            </td>
            <td data-title={say('recordColumn')} className="brief-lead">
              <span>
                <Link to="/records/$register/$id" params={{ register: one.register.id, id: one.id }}>
                  {one.title}
                </Link>{' '}
                <span className="quiet">
                  {of(one.register.title)}
                  {dot}
                  {of(one.stage)}
                </span>
              </span>
            </td>
            <td data-title={say('unitColumn')}>
              {[one.unit, one.street].map((place) => place && of(place.title)).find(Boolean) ?? '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
