import type { WireList, WireListForm } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useIsInside } from '../identity/who.tsx';
import { PublicationsLink } from '../publication/publications-link.tsx';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { Batch } from './batch.tsx';
import { ColumnSettings } from './column-settings.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { askList } from './list-data.ts';
import { columnsIn, columnsText, ganttColumns, type ListSearch, queryOf, sizeOf } from './list-search.ts';
import { ListTable } from './list-table.tsx';
import { useListWords } from './list-texts.ts';
import { Lit } from './lit.tsx';
import { Paging } from './paging.tsx';
import { Shape } from './shape.tsx';
import { Views } from './views.tsx';
import './list.css';

// What is drawn comes when it is asked for.
const Gantt = lazy(() => import('./gantt.tsx').then(({ Gantt: drawn }) => ({ default: drawn })));
const ListMap = lazy(() => import('./list-map.tsx').then(({ ListMap: drawn }) => ({ default: drawn })));

/** The list of a register: everything that it shows stands in its address. */
export function ListPage(): ReactNode {
  const { register } = useParams({ from: '/registers/$register' });
  const { data: form, error, refetch } = useQuery(askList.form(register));
  if (error)
    return (
      <Failed error={error} retry={refetch}>
        {<BackToRegisters />}
      </Failed>
    );
  if (!form) return <Loading />;
  return <List key={register} form={form} />;
}

function BackToRegisters() {
  const { say } = useListWords();
  return <Link to="/registers">{say('allRegisters')}</Link>;
}

function List({ form }: { form: WireListForm }) {
  const { say, of } = useListWords();
  const search = useSearch({ from: '/registers/$register' });
  const navigate = useNavigate({ from: '/registers/$register' });
  const [open, setOpen] = useState<'filter' | 'columns' | null>(null);
  const [chosen, choose] = useState<ReadonlyMap<string, string | null>>(new Map());
  const register = form.register.id;
  const columns = columnsIn(form, search.columns);
  const drawn = search.as === 'gantt' ? ganttColumns(form).map((id) => ({ id, width: null })) : columns;
  const query = queryOf(search, drawn);
  const { data: list, error, isFetching, refetch } = useQuery(askList.page(register, query));
  usePageTitle(of(form.register.title));
  const go = (change: ListSearch, replace = false) =>
    void navigate({ search: (was) => ({ ...was, ...change }), replace });
  // A page that is not there any more leads to the last one that is.
  const pages = list ? Math.max(1, Math.ceil(list.count / sizeOf(search))) : 1;
  const page = search.page ?? 1;
  useEffect(() => {
    if (list && !isFetching && page > pages) go({ page: pages === 1 ? undefined : pages }, true);
  });
  const ids = list?.records.map(({ id }) => id).join('\n') ?? '';
  // What is chosen is what one sees: on another page nothing of it, after a batch what is still there.
  useEffect(() => {
    const seen = new Set(ids.split('\n'));
    choose((was) => {
      const kept = new Map([...was].filter(([id]) => seen.has(id)));
      return kept.size === was.size ? was : kept;
    });
  }, [ids]);
  const toggle = (which: 'filter' | 'columns') => setOpen(open === which ? null : which);
  return (
    <article className="records">
      <p className="breadcrumb">
        <BackToRegisters />
      </p>
      <Head form={form} count={list?.count} />
      <div className="records-bar">
        <Views form={form} search={search} go={go} />
        <Button aria-expanded={open === 'filter'} onClick={() => toggle('filter')}>
          {say('filter')}
        </Button>
        <Button aria-expanded={open === 'columns'} onClick={() => toggle('columns')}>
          {say('columns')}
        </Button>
        <Lit form={form} search={search} go={go} />
        <Shape form={form} search={search} go={go} />
        <Link className="records-export" to="/registers/$register/libraries" params={{ register }}>
          {say('libraries')}
        </Link>
        {form.exports && <Export form={form} query={query} />}
      </div>
      {list && search.condition && open !== 'filter' && (
        <p className="records-words" data-testid="condition">
          {of(list.explained)}{' '}
          <button
            type="button"
            className="plain"
            onClick={() => go({ condition: undefined, page: undefined })}
          >
            {say('filterClear')}
          </button>
        </p>
      )}
      {open === 'filter' && (
        <ConditionEditor
          register={register}
          columns={form.columns}
          condition={search.condition}
          apply={(condition) => {
            go({ condition, page: undefined });
            setOpen(null);
          }}
          close={() => setOpen(null)}
        />
      )}
      {open === 'columns' && (
        <ColumnSettings
          form={form}
          columns={columns}
          change={(changed) => go({ columns: changed ? columnsText(changed) : undefined }, true)}
          close={() => setOpen(null)}
        />
      )}
      {error && (
        <Failed error={error} retry={refetch}>
          <Link to="/registers/$register" params={{ register }} search={{}}>
            {say('viewUsual')}
          </Link>
        </Failed>
      )}
      {!list && !error && <Loading />}
      {list && !error && (
        <>
          {search.as === undefined ? (
            <ListTable
              form={form}
              list={list}
              columns={columns}
              busy={isFetching}
              chosen={chosen}
              choose={choose}
              go={go}
              filtered={isCut(search)}
              litFirst={search.lit === 'first'}
            />
          ) : (
            <Drawn form={form} list={list} search={search} busy={isFetching} go={go} query={query} />
          )}
          {search.as !== 'map' && <Paging page={page} pages={pages} size={sizeOf(search)} go={go} />}
          {search.as === undefined && (
            <Batch form={form} list={list} chosen={chosen} choose={choose} refresh={() => void refetch()} />
          )}
        </>
      )}
    </article>
  );
}

/** What the list is of, how long it is, and what may be begun. */
function Head({ form, count }: { form: WireListForm; count: number | undefined }) {
  const { say, of } = useListWords();
  const inside = useIsInside();
  return (
    <header className="records-head">
      <h1>
        {of(form.register.title)}
        {count !== undefined && (
          <span className="quiet count">{say('records', { count: count.toLocaleString('en') })}</span>
        )}
      </h1>
      <span className="records-new">
        <PublicationsLink register={form.register.id} />
        {form.dueBack && inside && (
          <Link to="/registers/$register/due-back" params={{ register: form.register.id }}>
            {say('dueBack')}
          </Link>
        )}
        {form.openings.map(({ id, title }) => (
          <Link
            key={id}
            to="/registers/$register/open/$transition"
            params={{ register: form.register.id, transition: id }}
            title={say('newRecord')}
          >
            {of(title)}
          </Link>
        ))}
      </span>
    </header>
  );
}

const isCut = ({ condition, light }: ListSearch): boolean => condition !== undefined || light !== undefined;

interface DrawnProps {
  readonly form: WireListForm;
  readonly list: WireList;
  readonly search: ListSearch;
  readonly busy: boolean;
  readonly query: ReturnType<typeof queryOf>;
  go(change: ListSearch, replace?: boolean): void;
}

/** A list along time or on a map. */
function Drawn({ form, list, search, busy, query, go }: DrawnProps) {
  return (
    <Suspense fallback={<Loading />}>
      {search.as === 'map' ? (
        <ListMap form={form} query={query} />
      ) : (
        <Gantt form={form} list={list} search={search} busy={busy} filtered={isCut(search)} go={go} />
      )}
    </Suspense>
  );
}

function Export({ form, query }: { form: WireListForm; query: ReturnType<typeof queryOf> }) {
  const { say } = useListWords();
  const { limit: _limit, offset: _offset, ...rest } = query;
  const lights = form.paces.length > 0 ? 'yes' : undefined;
  const given = Object.entries({ ...rest, lights }).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(String(value))}`],
  );
  return (
    <a
      className="records-export"
      href={`/api/registers/${encodeURIComponent(form.register.id)}/export?${given.join('&')}`}
      title={say('exportHint')}
      download
    >
      {say('export')}
    </a>
  );
}
