import type { NewUnitBody, WireUnit } from '@taizhang/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { client } from '../data.ts';
import { identifierPattern } from '../identifier.ts';
import { Refused } from '../identity/field.tsx';
import { useWords } from '../language.ts';
import { askAdmin } from './admin-data.ts';
import { useAdminWords } from './admin-texts.ts';
import { Choice, Entry } from './controls.tsx';
import { Asked } from './dialog.tsx';
import { withBelow } from './unit-tree.ts';
import { kindTexts, useUnitOptions } from './unit-words.ts';

interface FormProps {
  readonly units: readonly WireUnit[];
  done(): void;
  cancel(): void;
}

/** Does something to the units and reads them again. */
function useChange<T>(act: (input: T) => Promise<unknown>, done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: askAdmin.units().queryKey });
      done();
    },
  });
}

/** The kinds that a unit may be added as: there is one district. */
const kinds = ['office', 'bureau', 'street', 'community'] as const;

export function AddUnit({ units, parent, done, cancel }: FormProps & { readonly parent: string }): ReactNode {
  const say = useAdminWords();
  const [input, setInput] = useState<NewUnitBody>({
    id: '',
    title: { zh: '', en: '' },
    kind: 'bureau',
    parent,
  });
  const { mutate, isPending, error } = useChange(client.addUnit, done);
  const set = (change: Partial<NewUnitBody>) => setInput({ ...input, ...change });
  return (
    <form
      className="admin-form"
      onSubmit={(event) => {
        event.preventDefault();
        mutate(input);
      }}
    >
      <div className="admin-fields">
        <Titles title={input.title} write={(title) => set({ title })} />
        <Entry
          label={say('unitId')}
          name="id"
          value={input.id}
          write={(id) => set({ id })}
          hint={say('unitIdHint')}
          pattern={identifierPattern}
          required
        />
        <Choice
          label={say('unitKind')}
          name="kind"
          value={input.kind}
          choose={(kind) => set({ kind: kind as NewUnitBody['kind'] })}
          options={kinds.map((kind) => ({ value: kind, title: say(kindTexts[kind]) }))}
        />
        <Choice
          label={say('unitParent')}
          name="parent"
          value={input.parent}
          choose={(above) => set({ parent: above })}
          options={useUnitOptions(units)}
        />
      </div>
      <Refused error={error} />
      <p className="actions">
        <Button type="primary" htmlType="submit" disabled={isPending}>
          {say('add')}
        </Button>
        <Button onClick={cancel}>{say('cancel')}</Button>
      </p>
    </form>
  );
}

type Title = WireUnit['title'];

function Titles({ title, write }: { readonly title: Title; write(title: Title): void }) {
  const say = useAdminWords();
  return (
    <>
      <Entry
        label={say('nameChinese')}
        name="zh"
        value={title.zh}
        write={(zh) => write({ ...title, zh })}
        required
      />
      <Entry
        label={say('nameEnglish')}
        name="en"
        value={title.en}
        write={(en) => write({ ...title, en })}
        required
      />
    </>
  );
}

/** Another name, another unit to belong to, one below it, or the end. */
export function WorkOnUnit({
  unit,
  units,
  done,
  cancel,
}: FormProps & { readonly unit: WireUnit }): ReactNode {
  const say = useAdminWords();
  const [title, setTitle] = useState(unit.title);
  const [parent, setParent] = useState(unit.parent);
  const [adding, setAdding] = useState(false);
  const { mutate, isPending, error } = useChange(
    () => client.changeUnit(unit.id, { title, ...(parent === null ? {} : { parent }) }),
    done,
  );
  // What belongs to a unit cannot be what it belongs to.
  const own = withBelow(units, unit.id);
  const others = useUnitOptions(units).filter(({ value }) => !own.has(value));
  if (adding) return <AddUnit units={units} parent={unit.id} done={done} cancel={() => setAdding(false)} />;
  return (
    <form
      className="admin-form"
      onSubmit={(event) => {
        event.preventDefault();
        mutate(undefined);
      }}
    >
      <div className="admin-fields">
        <Titles title={title} write={setTitle} />
        {parent !== null && (
          <Choice
            label={say('unitParent')}
            name="parent"
            value={parent}
            choose={setParent}
            options={others}
          />
        )}
      </div>
      <Refused error={error} />
      <div className="admin-actions">
        <Button type="primary" htmlType="submit" disabled={isPending}>
          {say('save')}
        </Button>
        <Button onClick={cancel}>{say('cancel')}</Button>
        <span className="admin-apart" />
        <Button onClick={() => setAdding(true)}>{say('addBelow')}</Button>
        {unit.parent !== null && <CloseUnit unit={unit} done={done} />}
      </div>
    </form>
  );
}

function CloseUnit({ unit, done }: { readonly unit: WireUnit; done(): void }) {
  const say = useAdminWords();
  const { of } = useWords();
  const { mutateAsync } = useChange(() => client.closeUnit(unit.id), done);
  return (
    <Asked
      label={say('closeUnit')}
      question={say('closeUnitAsk', { unit: of(unit.title) })}
      meaning={say('closeUnitWhat')}
      act={() => mutateAsync(undefined)}
    />
  );
}
