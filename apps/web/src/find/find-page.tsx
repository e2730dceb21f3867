import type { WireSearch } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { askList } from '../list/list-data.ts';
import { useListWords } from '../list/list-texts.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import './find.css';

/** Finds records of every register by words. */
export function FindPage(): ReactNode {
  const { say } = useListWords();
  const { text = '', register } = useSearch({ from: '/search' });
  const navigate = useNavigate({ from: '/search' });
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  usePageTitle(say('findTitle'));
  return (
    <article>
      <h1>{say('findTitle')}</h1>
      <search>
        <form
          className="find"
          onSubmit={(event) => {
            event.preventDefault();
            void navigate({
              search: (was) => ({ ...was, text: typed.trim() || undefined, register: undefined }),
            });
          }}
        >
          <input
            type="search"
            aria-label={say('findWords')}
            placeholder={say('findWords')}
            value={typed}
            maxLength={60}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="primary" htmlType="submit">
            {say('findGo')}
          </Button>
        </form>
      </search>
      {text === '' ? <p className="quiet">{say('findHint')}</p> : <Result text={text} register={register} />}
    </article>
  );
}

function Result({ text, register }: { text: string; register: string | undefined }) {
  const { say } = useListWords();
  const everywhere = useQuery(askList.search(text, undefined));
  const within = useQuery({ ...askList.search(text, register), enabled: register !== undefined });
  const { data, error, isFetching, refetch } = register === undefined ? everywhere : within;
  if (error)
    return (
      <Failed error={error} retry={refetch}>
        {null}
      </Failed>
    );
  if (!data) return <Loading />;
  if (data.found.length === 0) return <Empty>{say(data.more ? 'findNoneYet' : 'findNone', { text })}</Empty>;
  return (
    <section aria-busy={isFetching}>
      <Registers registers={everywhere.data?.registers ?? data.registers} chosen={register} />
      {data.more && <p className="quiet">{say('findMore')}</p>}
      <ol className="find-results" data-testid="found">
        {data.found.map((found) => (
          <Hit key={`${found.register.id}/${found.id}`} found={found} />
        ))}
      </ol>
    </section>
  );
}

function Registers({
  registers,
  chosen,
}: {
  registers: WireSearch['registers'];
  chosen: string | undefined;
}) {
  const { say, of } = useListWords();
  return (
    <nav className="find-registers" aria-label={say('findIn')}>
      <Link
        to="."
        search={(was) => ({ ...was, register: undefined })}
        className={chosen === undefined ? 'is-chosen' : undefined}
      >
        {say('findEverywhere')}
      </Link>
      {registers.map(({ id, title, count }) => (
        <Link
          key={id}
          to="."
          search={(was) => ({ ...was, register: id })}
          className={chosen === id ? 'is-chosen' : undefined}
        >
          {of(title)} <span className="number">{count}</span>
        </Link>
      ))}
    </nav>
  );
}

const Marked = ({ pieces }: { pieces: WireSearch['found'][number]['title'] }) =>
  pieces.map((piece, i) =>
    piece.hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its place and nothing else.
      <mark key={i}>{piece.text}</mark>
    ) : (
      piece.text
    ),
  );

function Hit({ found }: { found: WireSearch['found'][number] }) {
  const { of } = useListWords();
  const { register, id, title, stage, unit, street, field } = found;
  return (
    <li>
      <p className="find-title">
        <Link to="/records/$register/$id" params={{ register: register.id, id }}>
          <Marked pieces={title} />
        </Link>
      </p>
      {field && (
        <p>
          <span className="quiet">{of(field.title)}</span> <Marked pieces={field.text} />
        </p>
      )}
      <p className="quiet find-about">
        <span>{of(register.title)}</span>
        <span>{id}</span>
        {stage && <span>{of(stage.title)}</span>}
        {unit && <span>{of(unit.title)}</span>}
        {street && <span>{of(street.title)}</span>}
      </p>
    </li>
  );
}
