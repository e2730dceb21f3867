import type { WireGatherings } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTextsOf, useWords } from '../language.ts';
import { askGatherings } from './gathering-data.ts';
import { gatheringTexts } from './gathering-texts.ts';

interface OfRecord {
  readonly register: string;
  readonly id: string;
}

/** The papers that can be made of a record as it stands. What fails is told where its gatherings are. */
export function RecordPapers({ register, id }: OfRecord): ReactNode {
  const { data } = useQuery(askGatherings.of(register, id));
  return data ? <Papers register={register} id={id} papers={data.papers} /> : null;
}

/** A paper is one click; where it lacks something, that is said instead of a file that is none. */
export function Papers({
  register,
  id,
  papers,
}: OfRecord & { readonly papers: WireGatherings['papers'] }): ReactNode {
  const { of, language } = useWords();
  const say = useTextsOf(gatheringTexts);
  return papers.map((paper) => (
    <p key={paper.id} data-testid={`about-paper-${paper.id}`}>
      {paper.lacks.length > 0 ? (
        <span className="quiet">
          {say('gatheringPaperLacks', {
            paper: of(paper.title),
            fields: paper.lacks.map(of).join(language === 'zh' ? '、' : ', '),
          })}
        </span>
      ) : (
        <a
          href={`/api/records/${encodeURIComponent(register)}/${encodeURIComponent(id)}/papers/${paper.id}`}
          download
          data-testid={`paper-${paper.id}`}
        >
          {say('gatheringPaper', { paper: of(paper.title) })}
        </a>
      )}
    </p>
  ));
}
