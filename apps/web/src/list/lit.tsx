import type { WireListForm } from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import { dot } from '../format.ts';
import { useWords } from '../language.ts';
import type { ListSearch } from './list-search.ts';
import { useListWords } from './list-texts.ts';

type Go = (change: ListSearch, replace?: boolean) => void;

const lights = [
  ['missed', 'lightMissed'],
  ['behind', 'lightBehind'],
  ['made-up', 'lightMadeUp'],
  ['pace', 'lightPace'],
] as const;

/** Which lights a list shows, and of which pace, where its records are held against a schedule. */
export function Lit({ form, search, go }: { form: WireListForm; search: ListSearch; go: Go }) {
  const { say, of } = useListWords();
  const words = useWords();
  const [first] = form.paces;
  if (!first) return null;
  return (
    <span className="records-lit">
      {form.paces.length > 1 && (
        <select
          aria-label={say('light')}
          value={search.pace ?? first.id}
          onChange={(event) => go({ pace: event.target.value, page: undefined })}
        >
          {form.paces.map(({ id, title }) => (
            <option key={id} value={id}>
              {of(title)}
            </option>
          ))}
        </select>
      )}
      <select
        aria-label={`${say('filter')}: ${say('light')}`}
        value={search.light ?? ''}
        onChange={(event) => go({ light: event.target.value || undefined, page: undefined })}
      >
        <option value="">{say('lightAll')}</option>
        {lights.map(([light, word]) => (
          <option key={light} value={light}>
            {words.say(word)}
          </option>
        ))}
        {search.light?.includes(',') && <option value={search.light}>{search.light}</option>}
      </select>
      <Link
        to="/registers/$register/lights"
        params={{ register: form.register.id }}
        search={{ pace: search.pace, day: search.litDay, known: search.litKnown }}
      >
        {say('lightsPage')}
      </Link>
      {(search.litDay ?? search.litKnown) && (
        <span data-testid="lit-day">
          {[
            search.litDay && say('lightsOf', { day: search.litDay }),
            search.litKnown && words.say('knownBy', { known: search.litKnown }),
          ]
            .filter(Boolean)
            .join(dot)}
          <button
            type="button"
            className="plain"
            onClick={() => go({ litDay: undefined, litKnown: undefined, page: undefined })}
          >
            {words.say('asNow')}
          </button>
        </span>
      )}
    </span>
  );
}

/** The head of the column of lights: pressed, those that stand worst come first. */
export function LitHead({ first, go }: { first: boolean; go: Go }) {
  const { say } = useListWords();
  return (
    <th aria-sort={first ? 'descending' : 'none'}>
      <button
        type="button"
        className="records-sort"
        title={say('lightWorst')}
        onClick={() => go({ lit: first ? undefined : 'first', page: undefined })}
      >
        {say('light')}
        <span aria-hidden="true">{first ? ' ↓' : ''}</span>
      </button>
    </th>
  );
}
