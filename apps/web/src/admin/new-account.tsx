import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { client } from '../data.ts';
import { Refused } from '../identity/field.tsx';
import { askAdmin } from './admin-data.ts';
import { useAdminWords } from './admin-texts.ts';
import { Entry } from './controls.tsx';
import type { FirstPassword } from './first-password.tsx';

interface NewAccountProps {
  done(first: FirstPassword): void;
  cancel(): void;
}

export function NewAccount({ done, cancel }: NewAccountProps): ReactNode {
  const say = useAdminWords();
  const queries = useQueryClient();
  const [input, setInput] = useState({ id: '', name: '', email: '' });
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      client.createAccount({
        id: input.id.trim(),
        name: input.name,
        ...(input.email.trim() === '' ? {} : { email: input.email.trim() }),
      }),
    onSuccess: (first) => {
      done(first);
      return queries.invalidateQueries({ queryKey: askAdmin.accounts().queryKey });
    },
  });
  return (
    <form
      className="admin-form"
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      <div className="admin-fields">
        <Entry
          label={say('accountName')}
          name="name"
          value={input.name}
          write={(name) => setInput({ ...input, name })}
          required
        />
        <Entry
          label={say('accountId')}
          name="id"
          value={input.id}
          write={(id) => setInput({ ...input, id })}
          hint={say('accountIdHint')}
          pattern="[a-z0-9][a-z0-9._\-]{1,63}"
          required
        />
        <Entry
          label={say('accountEmail')}
          name="email"
          type="email"
          value={input.email}
          write={(email) => setInput({ ...input, email })}
        />
      </div>
      <Refused error={error} />
      <p className="actions">
        <Button type="primary" htmlType="submit" disabled={isPending}>
          {say('createAccount')}
        </Button>
        <Button onClick={cancel}>{say('cancel')}</Button>
      </p>
    </form>
  );
}
