import { CallError, type ViewBody, type WireListForm, type WireView } from '@taizhang/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { client } from '../data.ts';
import { useIsInside } from '../identity/who.tsx';
import { usePerson } from '../shell/person.tsx';
import { askList } from './list-data.ts';
import { type ListSearch, searchOfView, showsView, viewBodyOf } from './list-search.ts';
import { useListWords } from './list-texts.ts';

interface ViewsProps {
  readonly form: WireListForm;
  readonly search: ListSearch;
  go(change: ListSearch): void;
}

const plain: ListSearch = {
  view: undefined,
  condition: undefined,
  order: undefined,
  way: undefined,
  columns: undefined,
  pace: undefined,
  light: undefined,
  lit: undefined,
  litDay: undefined,
  litKnown: undefined,
  page: undefined,
};

/** The views of this list that are kept: to choose, to save anew, to keep one more. */
export function Views({ form, search, go }: ViewsProps): ReactNode {
  const { say } = useListWords();
  const register = form.register.id;
  const inside = useIsInside();
  const { data } = useQuery({ ...askList.views(register), enabled: inside });
  const cache = useQueryClient();
  const [naming, setNaming] = useState(false);
  const views = data?.views ?? [];
  const view = views.find(({ id }) => id === search.view);
  const changed = view !== undefined && !showsView(search, view, form);
  const settled = async (kept: WireView | null) => {
    await cache.invalidateQueries({ queryKey: ['views', register] });
    setNaming(false);
    go({ view: kept?.id });
  };
  const save = useMutation({
    mutationFn: (of: WireView) =>
      client.reviseView(of.id, {
        ...viewBodyOf(search, form, of),
        register,
        revision: of.revision,
      }),
    onSuccess: settled,
    // Whoever was faster is shown before one saves again.
    onError: () => void cache.invalidateQueries({ queryKey: ['views', register] }),
  });
  const keep = useMutation({
    mutationFn: (body: Pick<ViewBody, 'name' | 'audience'>) =>
      client.keepView(register, viewBodyOf(search, form, body)),
    onSuccess: settled,
  });
  const remove = useMutation({
    mutationFn: (of: WireView) => client.removeView(of.id, of.revision),
    onSuccess: () => settled(null),
  });
  const failure = save.error ?? keep.error ?? remove.error;
  if (!inside) return null;
  return (
    <div className="views">
      <label className="views-choice">
        {say('view')}
        <select
          aria-label={say('view')}
          value={view?.id ?? ''}
          onChange={(event) => {
            const next = views.find(({ id }) => id === event.target.value);
            go({ ...plain, ...(next ? searchOfView(next) : {}) });
          }}
        >
          <option value="">{say('viewUsual')}</option>
          {views.map((each) => (
            <ViewOption key={each.id} view={each} changed={each.id === view?.id && changed} />
          ))}
        </select>
      </label>
      {view?.own && changed && (
        <Button loading={save.isPending} onClick={() => save.mutate(view)}>
          {say('viewSave')}
        </Button>
      )}
      <Button type="text" aria-expanded={naming} onClick={() => setNaming(!naming)}>
        {say('viewSaveAs')}
      </Button>
      {view?.own && !changed && (
        <Button type="text" loading={remove.isPending} onClick={() => remove.mutate(view)}>
          {say('viewRemove')}
        </Button>
      )}
      {naming && <Naming form={form} keep={(body) => keep.mutate(body)} close={() => setNaming(false)} />}
      <Said failure={failure} kept={save.isSuccess || keep.isSuccess} />
    </div>
  );
}

function Said({ failure, kept }: { failure: Error | null; kept: boolean }) {
  const { say, of } = useListWords();
  const refusal = failure instanceof CallError ? failure.refusal : null;
  if (failure)
    return (
      <p className="hand views-said" role="alert">
        {refusal ? of(refusal.message) : failure.message}
      </p>
    );
  return (
    <p className="quiet views-said" role="status">
      {kept ? say('viewKept') : ''}
    </p>
  );
}

interface NamingProps {
  readonly form: WireListForm;
  keep(body: Pick<ViewBody, 'name' | 'audience'>): void;
  close(): void;
}

function Naming({ form, keep, close }: NamingProps) {
  const { say, of } = useListWords();
  const [name, setName] = useState('');
  const [audience, setAudience] = useState('own');
  const audienceOf = (): ViewBody['audience'] =>
    audience === 'own' || audience === 'all' ? { kind: audience } : { kind: 'unit', unit: audience.slice(5) };
  return (
    <form
      className="filter views-naming"
      onSubmit={(event) => {
        event.preventDefault();
        keep({ name: name.trim(), audience: audienceOf() });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <label>
        {say('viewName')}
        <input required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        {say('viewFor')}
        <select value={audience} onChange={(event) => setAudience(event.target.value)}>
          <option value="own">{say('viewOwn')}</option>
          {form.units.map((unit) => (
            <option key={unit.id} value={`unit:${unit.id}`}>
              {of(unit.title)}
            </option>
          ))}
          {form.reachesAll && <option value="all">{say('viewAll')}</option>}
        </select>
      </label>
      <p className="actions">
        <Button type="primary" htmlType="submit" disabled={name.trim() === ''}>
          {say('viewSave')}
        </Button>
        <Button type="text" onClick={close}>
          {say('cancel')}
        </Button>
      </p>
    </form>
  );
}

/** A view to choose; of another’s it says whose it is. */
function ViewOption({ view: { id, name, own, madeBy }, changed }: { view: WireView; changed: boolean }) {
  const { say } = useListWords();
  const who = usePerson(madeBy);
  return (
    <option value={id}>
      {own ? name : say('viewBy', { name, who })}
      {changed ? say('viewUnsaved') : ''}
    </option>
  );
}
