import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useId } from 'react';
import { client, queryClient } from '../data.ts';
import { useTextsOf } from '../language.ts';
import { Failed } from '../shell/states.tsx';
import { askTodo } from './todo-data.ts';
import { todoTexts } from './todo-texts.ts';

/** Where one's notices go beside the app. */
export function Outlet() {
  const say = useTextsOf(todoTexts);
  const id = useId();
  const { data } = useQuery(askTodo.outlet());
  const choose = useMutation({
    mutationFn: client.chooseOutlet,
    onSuccess: (chosen) => queryClient.setQueryData(askTodo.outlet().queryKey, chosen),
  });
  if (!data) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget).get('email') ?? '').trim();
    choose.mutate(given === '' ? null : given);
  };
  return (
    <details className="outlet">
      <summary>{say('outlet')}</summary>
      <form onSubmit={submit}>
        <label htmlFor={id}>{say('email')}</label>
        <input id={id} name="email" type="email" autoComplete="email" defaultValue={data.email ?? ''} />
        <Button htmlType="submit" loading={choose.isPending}>
          {say('save')}
        </Button>
        <span role="status">{choose.isSuccess && say('saved')}</span>
      </form>
      <p className="note quiet">{say('outletHint')}</p>
      {choose.error && <Failed error={choose.error} />}
    </details>
  );
}
