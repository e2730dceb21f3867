import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useIsInside } from '../identity/who.tsx';
import { useTextsOf } from '../language.ts';
import { askPublication } from './publication-data.ts';
import { publicationTexts } from './publication-texts.ts';

/** The way from a register to what it publishes; nothing where it publishes nothing. */
export function PublicationsLink({ register }: { register: string }): ReactNode {
  const say = useTextsOf(publicationTexts);
  const { data } = useQuery({ ...askPublication.ofRegister(register), enabled: useIsInside() });
  if (!data || data.publications.length === 0) return null;
  return (
    <Link to="/registers/$register/publications" params={{ register }}>
      {say('publicTitle')}
    </Link>
  );
}
