import type { WireReportChanges } from '@taizhang/contract';
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
          {say('moreDigits', { before: of(exact.before), after: of(exact.after) })}
        </span>
      )}
    </>
  );
}

/** What the figure said; it is printed in Chinese. */
function Said({ reading }: { reading: Told['before'] }) {
  const { say } = useWordsWith(changeTexts);
  return reading?.value == null ? say('notKnown') : <span lang="zh-CN">{reading.display}</span>;
}
