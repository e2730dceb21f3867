import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ReferenceInput } from '../work/reference-input.tsx';
import { askWork } from '../work/work-data.ts';
import { useListWords } from './list-texts.ts';

interface ReferenceProps {
  /** The register whose records are chosen from. */
  readonly register: string;
  readonly label: string;
}

/** A record, found by any part of its title or by its id. */
export function OneReference({
  register,
  label,
  value,
  change,
}: ReferenceProps & { readonly value: string; change(value: string): void }): ReactNode {
  const { say } = useListWords();
  return (
    <span className="filter-one filter-reference">
      <ReferenceInput
        register={register}
        aria-label={label}
        placeholder={say('referenceHint')}
        value={value}
        set={change}
      />
    </span>
  );
}

/** Several records: each that is chosen stands by its title, and can be taken away. */
export function SeveralReferences({
  register,
  label,
  value,
  change,
}: ReferenceProps & { readonly value: readonly string[]; change(value: string[]): void }): ReactNode {
  const { say } = useListWords();
  const [typed, type] = useState('');
  const { data } = useQuery(askWork.lookup(register, typed, null, null));
  const found = data?.records.some(({ id }) => id === typed) ?? false;
  return (
    <span className="filter-references">
      {value.map((id) => (
        <Chip
          key={id}
          register={register}
          id={id}
          remove={() => change(value.filter((other) => other !== id))}
        />
      ))}
      <span className="filter-one filter-reference">
        <ReferenceInput
          register={register}
          aria-label={label}
          placeholder={say('referenceHint')}
          value={typed}
          set={type}
        />
        <button
          type="button"
          className="plain"
          disabled={!found}
          onClick={() => {
            change([...new Set([...value, typed])]);
            type('');
          }}
        >
          {say('referenceAdd')}
        </button>
      </span>
    </span>
  );
}

function Chip({ register, id, remove }: { register: string; id: string; remove(): void }) {
  const { say } = useListWords();
  const { data } = useQuery(askWork.lookup(register, id, null, null));
  const title = data?.records.find((record) => record.id === id)?.title ?? id;
  return (
    <span className="filter-chip" title={id}>
      {title}
      <button type="button" className="plain" aria-label={say('referenceRemove', { title })} onClick={remove}>
        ✕
      </button>
    </span>
  );
}
