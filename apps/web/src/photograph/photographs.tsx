import type { WireAttachment, WireRecordWork } from '@taizhang/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { DayField } from '../design/day-field.tsx';
import { Whole } from '../design/whole.tsx';
import { dayOf } from '../format.ts';
import { useTextsOf } from '../language.ts';
import { useMoments } from '../shell/time-zone.ts';
import { FileInput } from '../work/evidence.tsx';
import { Files } from '../work/files.tsx';
import { byMonth, type Stretch } from './by-month.ts';
import { photographTexts } from './photograph-texts.ts';
import './photographs.css';

export type Picture = WireAttachment & { readonly day: string };

/** Whether a file is one of the pictures that are shown by month. What was withdrawn is not. */
export const isPicture = ({ type, thumbnail, withdrawn }: WireAttachment): boolean =>
  type.startsWith('image/') && thumbnail && !withdrawn;

/**
 * The day of a picture: what somebody said of it, else what it says of itself, else the day it was added. A camera whose
 * clock runs ahead of the day it was added says nothing.
 */
const dayOfPicture = ({ takenOn, said }: WireAttachment, added: string): string =>
  takenOn ?? (said.takenOn !== null && said.takenOn <= added ? said.takenOn : added);

/** A record's pictures by month, with the months that have none. */
export function useStretches(work: WireRecordWork): Stretch<Picture>[] {
  const { timeZone } = useMoments();
  const pictures = work.attachments.filter(isPicture).map((file) => ({
    ...file,
    day: dayOfPicture(file, dayOf(file.addedAt, timeZone)),
  }));
  return byMonth(pictures, work.photographs?.months ?? []);
}

/** A month in words, or several on end. */
export function useMonthWords() {
  const say = useTextsOf(photographTexts);
  const month = (at: string) => say('month', { year: at.slice(0, 4), month: String(Number(at.slice(5))) });
  return {
    month,
    span: (from: string, to: string) =>
      from === to ? month(from) : say('span', { from: month(from), to: month(to) }),
  };
}

interface PhotographsProps {
  readonly register: string;
  readonly id: string;
  readonly work: WireRecordWork;
}

/** The pictures of a record month beside month, so that one sees how the work goes on. */
export function Photographs({ register, id, work }: PhotographsProps): ReactNode {
  const say = useTextsOf(photographTexts);
  const { month, span } = useMonthWords();
  const stretches = useStretches(work);
  const { photographs } = work;
  if (!photographs) return null;
  const now = photographs.today.slice(0, 7);
  const lacks = photographs.wanted && !stretches.some((one) => 'month' in one && one.month === now);
  return (
    <section data-testid="photographs">
      <h2>{say('title')}</h2>
      {lacks && (
        <p className="hand">
          <Whole>{say('wanted', { month: month(now) })}</Whole>
        </p>
      )}
      {stretches.length === 0 && <p className="quiet">{say('noneAtAll')}</p>}
      <ol className="photo-months">
        {stretches.map((one) =>
          'month' in one ? (
            <li key={one.month} data-testid="photo-month">
              <h3>{month(one.month)}</h3>
              <Files files={one.pictures} mayWithdraw={work.mayAttach} />
            </li>
          ) : (
            <li key={one.from} className="photo-gap" data-testid="photo-gap">
              <Whole>{span(one.from, one.to)}</Whole> {say('none')}
            </li>
          ),
        )}
      </ol>
      {work.mayAttach && <AddPicture register={register} id={id} today={photographs.today} />}
    </section>
  );
}

/** Takes a photograph, with the day it was taken where somebody knows it. */
function AddPicture({ register, id, today }: { register: string; id: string; today: string }) {
  const say = useTextsOf(photographTexts);
  const queries = useQueryClient();
  const [taken, setTaken] = useState('');
  return (
    <div className="photo-add">
      <DayField label={say('takenOn')} value={taken} max={today} choose={setTaken} />
      <FileInput
        register={register}
        record={id}
        label={say('add')}
        pictures
        {...(taken === '' ? {} : { taken })}
        added={() => void queries.invalidateQueries({ queryKey: ['work', register, id] })}
      />
    </div>
  );
}
