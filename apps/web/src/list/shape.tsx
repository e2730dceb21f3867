import type { WireListForm } from '@taizhang/contract';
import { useTextsOf } from '../language.ts';
import { ganttTexts } from './gantt-texts.ts';
import type { ListSearch } from './list-search.ts';

interface ShapeProps {
  readonly form: WireListForm;
  readonly search: ListSearch;
  go(change: ListSearch): void;
}

/** As what a list is shown: a table, along time, on a map, as far as the register declares what that needs. */
export function Shape({ form, search, go }: ShapeProps) {
  const say = useTextsOf(ganttTexts);
  const shapes = [
    [undefined, 'asList', true],
    ['gantt', 'asGantt', form.spans !== null],
    ['map', 'asMap', form.places],
  ] as const;
  const offered = shapes.filter(([, , given]) => given);
  if (offered.length < 2 && search.as === undefined) return null;
  return (
    <fieldset className="list-shape">
      <legend className="heard">{say('shape')}</legend>
      {offered.map(([as, word]) => (
        <button
          key={word}
          type="button"
          className="plain"
          aria-pressed={search.as === as}
          onClick={() => go({ as, zoom: undefined, at: undefined })}
        >
          {say(word)}
        </button>
      ))}
    </fieldset>
  );
}
