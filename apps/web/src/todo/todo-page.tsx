import type { WireTodo } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTextsOf } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { DueList } from './due-list.tsx';
import { Notices } from './notices.tsx';
import { Outlet } from './outlet.tsx';
import './todo.css';
import { askTodo } from './todo-data.ts';
import { todoTexts } from './todo-texts.ts';

/** What one has to do: overdue and due soon, waiting for review, come back; and what one was told. */
export function TodoPage(): ReactNode {
  const say = useTextsOf(todoTexts);
  const [pages, turn] = useState({ overdue: 1, soon: 1 });
  const { data, error, refetch } = useQuery(askTodo.todo(pages.overdue, pages.soon));
  usePageTitle(say('title'));
  if (error && !data) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="sheet todo">
      <header className="todo-head">
        <h1>{say('title')}</h1>
        <p className="quiet">{say('standsOn', { today: data.today })}</p>
      </header>
      {error && <Failed error={error} retry={refetch} />}
      <Reviews todo={data} />
      <DueList
        title={say('overdue')}
        empty={say('nothingOverdue')}
        list={data.overdue}
        page={pages.overdue}
        turn={(page) => turn({ ...pages, overdue: page })}
      />
      <DueList
        title={say('soon', { until: data.until })}
        empty={say('nothingSoon')}
        list={data.soon}
        page={pages.soon}
        turn={(page) => turn({ ...pages, soon: page })}
      />
      <Notices />
      <Outlet />
    </div>
  );
}

function Reviews({ todo: { toReview, returned } }: { todo: WireTodo }) {
  const say = useTextsOf(todoTexts);
  if (toReview + returned === 0) return null;
  return (
    <ul className="todo-counts">
      {toReview > 0 && (
        <li>
          <Link to="/reviews">
            {say('reviews')} <b>{toReview}</b>
          </Link>
        </li>
      )}
      {returned > 0 && (
        <li className="hand">
          <Link to="/reviews" search={{ side: 'mine' }}>
            {say('returned')} <b>{returned}</b>
          </Link>
        </li>
      )}
    </ul>
  );
}
