import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { client, queryClient } from '../data.ts';
import { Pages } from '../figure/pages.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { Failed, Loading } from '../shell/states.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { askTodo, noticesPerPage } from './todo-data.ts';
import { todoTexts } from './todo-texts.ts';

/** What one was told, the latest first. */
export function Notices() {
  const say = useTextsOf(todoTexts);
  const { of } = useWords();
  const { written } = useMoments();
  const [page, turn] = useState(1);
  const { data, error, refetch } = useQuery(askTodo.notices(page));
  const read = useMutation({
    mutationFn: client.readNotices,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['notices'] }),
  });
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const [latest] = data.notices;
  return (
    <section id="notices">
      <h2>
        {say('notices')}{' '}
        {data.unread > 0 && <span className="quiet count">{say('unread', { count: data.unread })}</span>}
      </h2>
      {data.total === 0 && <p className="quiet">{say('noNotices')}</p>}
      <ul className="notices">
        {data.notices.map(({ id, text, path, at, readAt }) => (
          <li key={id} className={readAt === null ? 'is-unread' : undefined}>
            <Link to={path}>{of(text)}</Link> {readAt === null && <span className="tag">{say('isNew')}</span>}{' '}
            <span className="quiet whole">{written(at)}</span>
          </li>
        ))}
      </ul>
      {read.error && <Failed error={read.error} />}
      {data.unread > 0 && latest && page === 1 && (
        <Button loading={read.isPending} onClick={() => read.mutate(latest.id)}>
          {say('markRead')}
        </Button>
      )}
      <Pages
        label={say('pagesOf', { what: say('notices') })}
        page={page}
        pages={Math.ceil(data.total / noticesPerPage)}
        turn={turn}
      />
    </section>
  );
}
