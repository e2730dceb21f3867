import type { WireCheck } from '@taizhang/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Refused } from '../identity/field.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { askCheck, checkClient } from './check-data.ts';
import { checkTexts } from './check-texts.ts';

/** What only its maker may do with a check: say who else sees it, and delete it. */
export function Ownership({ check }: { check: WireCheck }): ReactNode {
  const say = useTextsOf(checkTexts);
  return (
    <>
      <details className="check-sharing">
        <summary>{say('sharing')}</summary>
        <Sharing check={check} />
      </details>
      <details className="check-sharing">
        <summary>{say('removeCheck')}</summary>
        <Removal check={check.id} />
      </details>
    </>
  );
}

function Sharing({ check }: { check: WireCheck }) {
  const say = useTextsOf(checkTexts);
  const { of } = useWords();
  const queries = useQueryClient();
  const { data } = useQuery(askCheck.checks(1));
  const [roles, setRoles] = useState<readonly string[]>(check.roles.map(({ id }) => id));
  const { mutate, isPending, isSuccess, error, reset } = useMutation({
    mutationFn: () => checkClient.shareCheck(check.id, roles),
    onSuccess: (summary) => {
      queries.setQueryData<WireCheck>(
        askCheck.check(check.id).queryKey,
        (was) => was && { ...was, ...summary },
      );
      void queries.invalidateQueries({ queryKey: ['checks'] });
    },
  });
  const tick = (role: string, ticked: boolean) => {
    reset();
    setRoles(ticked ? [...roles, role] : roles.filter((other) => other !== role));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      <p className="quiet">{say('sharingHint')}</p>
      <ul className="check-roles">
        {data?.roles.map(({ id, title }) => (
          <li key={id}>
            <label className="check-open">
              <input
                type="checkbox"
                checked={roles.includes(id)}
                onChange={({ target }) => tick(id, target.checked)}
              />
              {of(title)}
            </label>
          </li>
        ))}
      </ul>
      <p className="actions">
        <Button htmlType="submit" disabled={isPending}>
          {say('save')}
        </Button>
        {isSuccess && <span role="status">{say('saved')}</span>}
      </p>
      <Refused error={error} />
    </form>
  );
}

function Removal({ check }: { check: string }) {
  const say = useTextsOf(checkTexts);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => checkClient.removeCheck(check),
    onSuccess: async () => {
      await navigate({ to: '/checks', search: {} });
      queries.removeQueries({ queryKey: askCheck.check(check).queryKey });
      await queries.invalidateQueries({ queryKey: ['checks'] });
    },
  });
  return (
    <>
      <p>{say('removeMeaning')}</p>
      <Button danger disabled={isPending} onClick={() => mutate()} data-testid="remove">
        {say('removeYes')}
      </Button>
      <Refused error={error} />
    </>
  );
}
