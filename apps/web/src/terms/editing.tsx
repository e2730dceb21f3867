import type { WireTermsCheck, WireTermsFault, WireTermsWord, WireVocabulary } from '@taizhang/contract';
import type { Terms } from '@taizhang/definition';
import { createContext, type ReactNode, useContext } from 'react';
import { useTextsOf, useWords } from '../language.ts';
import { tailTexts, termsTexts } from './terms-texts.ts';
import { type Path, put } from './terms-value.ts';

/** What every block of the editor works with. */
export interface Editing {
  readonly terms: Terms;
  readonly vocabulary: WireVocabulary;
  readonly words: ReadonlyMap<string, WireTermsWord>;
  readonly check: WireTermsCheck | null;
  /** Whether the check is of the terms as they stand. */
  readonly fresh: boolean;
  readonly today: string;
  change(terms: Terms): void;
}

const Context = createContext<Editing | null>(null);
export const EditingProvider = Context.Provider;

/** What is edited, with ways to alter and to name it. */
export function useEditing() {
  const editing = useContext(Context);
  if (!editing) throw new Error('no terms are being edited here');
  const say = useTextsOf(termsTexts);
  const { of, language } = useWords();
  return {
    ...editing,
    say,
    of,
    language,
    put: (path: Path, value: unknown) => editing.change(put(editing.terms, path, value)),
  };
}

const within = ({ at }: WireTermsFault, path: string): boolean => at === path || at.startsWith(`${path}.`);

export const faultsWithin = (check: WireTermsCheck | null, path: string) => ({
  errors: (check?.errors ?? []).filter((fault) => within(fault, path)),
  questions: (check?.questions ?? []).filter((fault) => within(fault, path)),
});

/** What stands against a block, with where in it. */
export function Faults({ at, own = false }: { at: string; own?: boolean }): ReactNode {
  const { check, of } = useEditing();
  const all = faultsWithin(check, at);
  const chosen = (list: readonly WireTermsFault[]) => list.filter((fault) => !own || fault.at === at);
  const [errors, questions] = [chosen(all.errors), chosen(all.questions)];
  if (errors.length + questions.length === 0) return null;
  const row = (fault: WireTermsFault, mark: string, className: string) => {
    const where = of(whereIn(fault.at.slice(at.length + 1)));
    return (
      <li key={`${fault.at} ${fault.says.en}`} className={className}>
        <span aria-hidden="true">{mark} </span>
        {where && `${where}${of({ zh: '：', en: ': ' })}`}
        {of(fault.says)}
      </li>
    );
  };
  return (
    <ul className="terms-faults">
      {errors.map((fault) => row(fault, '✕', 'hand'))}
      {questions.map((fault) => row(fault, '?', 'terms-question'))}
    </ul>
  );
}

/** Where within a part something is, in words: “名称英文”. */
export function whereIn(path: string): { zh: string; en: string } {
  const said = path.split('.').flatMap(tailOf);
  return { zh: said.map(({ zh }) => zh).join(''), en: said.map(({ en }) => en).join(' ') };
}

function tailOf(name: string): { zh: string; en: string }[] {
  if (/^\d+$/.test(name)) return [{ zh: `第${Number(name) + 1}项`, en: String(Number(name) + 1) }];
  const said = tailTexts[name];
  return said ? [said] : [];
}
