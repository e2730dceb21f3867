import { type Label, mostPeople } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { client } from '../data.ts';
import { useWords } from '../language.ts';

type Named = ReadonlyMap<string, Label>;
let waiting: { readonly ids: Set<string>; readonly named: Promise<Named> } | null = null;

/** Those who are asked for in the same turn of the event loop are asked for together. */
function namedTogether(id: string): Promise<Named> {
  if (!waiting || waiting.ids.size >= mostPeople) {
    const ids = new Set<string>();
    const named = new Promise((turn) => setTimeout(turn)).then(async () => {
      if (waiting?.ids === ids) waiting = null;
      const { people } = await client.people([...ids]);
      return new Map(people.map((one) => [one.id, one.title]));
    });
    waiting = { ids, named };
  }
  waiting.ids.add(id);
  return waiting.named;
}

/** What somebody is called by whom something was done; the id of whoever is gone. */
export function usePerson(id: string): string {
  const { of } = useWords();
  const { data, isLoading } = useQuery({
    queryKey: ['person', id],
    queryFn: async () => (await namedTogether(id)).get(id) ?? null,
    staleTime: 300_000,
    // Who may not be told is masked already.
    enabled: !id.startsWith('*'),
  });
  return isLoading ? '…' : data ? of(data) : id;
}

/** Somebody by name, with the id beside for whoever has to tell two of a name apart. */
export const Person = ({ id }: { id: string }): ReactNode => <span title={id}>{usePerson(id)}</span>;
