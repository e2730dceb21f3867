import { type AuditFilter, addressOf, paths } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { DayField } from '../design/day-field.tsx';
import { useWords } from '../language.ts';
import type { AuditSearch } from '../search.ts';
import { Empty, Failed, Loading } from '../shell/states.tsx';
import { type AuditTerms, askAdmin } from './admin-data.ts';
import { AdminOnly } from './admin-only.tsx';
import { useAdminWords } from './admin-texts.ts';
import { AuditTable } from './audit-table.tsx';
import { actionTitles } from './audit-texts.ts';
import { Choice, Entry } from './controls.tsx';
import './admin.css';

const route = getRouteApi('/admin/audit');

/** The audit, for its administrator: searched by everything it knows, the latest first, and changed by nobody. */
export function AuditPage(): ReactNode {
  const say = useAdminWords();
  return (
    <AdminOnly title={say('auditTitle')} duties={['administer-audit']}>
      {() => <Audit />}
    </AdminOnly>
  );
}

function Audit() {
  const say = useAdminWords();
  const { page = 1, lang: _, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const go = (search: AuditSearch) =>
    void navigate({ search: ({ lang }) => ({ ...search, lang }), resetScroll: search.page === undefined });
  const { data: terms } = useQuery(askAdmin.auditTerms());
  const { data, error, refetch, isPlaceholderData } = useQuery(askAdmin.audit(filter, page));
  return (
    <div className="admin-wide">
      <h1>{say('auditTitle')}</h1>
      <p>{say('auditWhat')}</p>
      <p className="quiet">{say('auditNoRecords')}</p>
      <Conditions key={JSON.stringify(filter)} filter={filter} terms={terms} go={go} />
      <p className="report-lines">
        <a href={addressOf(paths.auditExport, {}, { ...filter })} download="audit.csv">
          {say('exportCsv')}
        </a>
        <span className="quiet">{say('exportHint')}</span>
      </p>
      {error && <Failed error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && (
        <section aria-busy={isPlaceholderData}>
          {data.entries.length === 0 ? (
            <Empty>{say('auditEmpty')}</Empty>
          ) : (
            <AuditTable entries={data.entries} terms={terms} />
          )}
          {(page > 1 || data.more) && (
            <nav className="pages" aria-label={say('pageNumber', { page })}>
              <Button
                disabled={page <= 1}
                onClick={() => go({ ...filter, page: page > 2 ? page - 1 : undefined })}
              >
                {say('newer')}
              </Button>
              <span className="quiet">{say('pageNumber', { page })}</span>
              <Button disabled={!data.more} onClick={() => go({ ...filter, page: page + 1 })}>
                {say('older')}
              </Button>
            </nav>
          )}
        </section>
      )}
    </div>
  );
}

interface ConditionsProps {
  readonly filter: AuditFilter;
  readonly terms: AuditTerms | undefined;
  go(search: AuditSearch): void;
}

function Conditions({ filter, terms, go }: ConditionsProps) {
  const say = useAdminWords();
  const { of } = useWords();
  const [input, setInput] = useState(filter);
  const set = (change: Partial<Record<keyof AuditFilter, string>>) =>
    setInput({ ...input, ...change } as AuditFilter);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = Object.entries(input).flatMap(([name, value]) => {
      const text = value?.trim();
      return text ? [[name, text]] : [];
    });
    go(Object.fromEntries(said));
  };
  return (
    <form className="admin-form admin-conditions" onSubmit={submit}>
      <div className="admin-fields">
        <Entry
          label={say('whoDid')}
          name="account"
          value={input.account ?? ''}
          write={(account) => set({ account })}
          offers={terms?.accounts.map(({ id, name }) => ({ value: id, title: name })) ?? []}
        />
        <Choice
          label={say('action')}
          name="action"
          value={input.action ?? ''}
          choose={(action) => set({ action })}
          none={say('anyAction')}
          options={withAsked(
            Object.entries(actionTitles).map(([value, title]) => ({ value, title: of(title) })),
            input.action,
          )}
        />
        <Choice
          label={say('outcome')}
          name="outcome"
          value={input.outcome ?? ''}
          choose={(outcome) => set({ outcome })}
          none={say('anyOutcome')}
          options={(['done', 'refused'] as const).map((value) => ({ value, title: say(value) }))}
        />
        <Choice
          label={say('register')}
          name="register"
          value={input.register ?? ''}
          choose={(register) => set({ register })}
          none={say('anyRegister')}
          options={withAsked(
            terms?.registers.map(({ id, title }) => ({ value: id, title: of(title) })) ?? [],
            input.register,
          )}
        />
        <Entry
          label={say('recordId')}
          name="record"
          value={input.record ?? ''}
          write={(record) => set({ record })}
        />
        <DayField label={say('fromDayAudit')} value={input.from ?? ''} choose={(from) => set({ from })} />
        <DayField
          label={say('toDayAudit')}
          value={input.to ?? ''}
          min={input.from || undefined}
          choose={(to) => set({ to })}
        />
      </div>
      <p className="actions">
        <Button type="primary" htmlType="submit">
          {say('search')}
        </Button>
        {Object.keys(filter).length > 0 && <Button onClick={() => go({})}>{say('clear')}</Button>}
      </p>
    </form>
  );
}

interface Option {
  readonly value: string;
  readonly title: string;
}

/** What the address asks for stands among the options, even where this version has no name for it. */
const withAsked = (options: readonly Option[], asked: string | undefined): readonly Option[] =>
  !asked || options.some(({ value }) => value === asked)
    ? options
    : [...options, { value: asked, title: asked }];
