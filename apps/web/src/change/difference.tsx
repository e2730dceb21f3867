import type { WireReportChanges } from '@taizhang/contract';
import { spoken } from '../format.ts';
import { useWordsWith } from '../language.ts';
import { changeTexts } from './change-texts.ts';

type Told = Pick<WireReportChanges['figures'][number], 'before' | 'after' | 'shown' | 'exact'>;

/** What a figure said and says, and by how much that differs; with more digits where the printed ones do not. */
export function Difference({ told: { before, after, shown, exact } }: { told: Told }) {
  const { say, of } = useWordsWith(changeTexts);
  return (
    <>
      <span className="whole">
        <Said reading={before} /> →{' '}
        <b>
          <Said reading={after} />
        </b>
      </span>
      {shown && <span className="quiet whole number">{of(shown)}</span>}
      {exact && (
        <span className="quiet note">
          {say('moreDigits', { before: spoken(of(exact.before)), after: spoken(of(exact.after)) })}
        </span>
      )}
    </>
  );
}

/** What the figure said, as its report prints it in the language of the reader. */
export function Said({ reading }: { reading: Told['before'] }) {
  const { say, language } = useWordsWith(changeTexts);
  if (reading?.value == null) return say('notKnown');
  return language === 'zh' ? reading.display : reading.english;
}
