import { useId } from 'react';
import { useWords } from '../language.ts';
import type { AtSearch } from '../search.ts';

interface Days {
  readonly cutoff: string;
  /** Empty: now. */
  readonly knownAt: string;
}

/** Two plain days: up to when things happened, and by when they were known. */
export function SettingForm({ days, choose }: { days: Days; choose: (at: AtSearch) => void }) {
  const { say } = useWords();
  const id = useId();
  const submit = (form: FormData) =>
    choose({
      cutoff: String(form.get('cutoff') ?? '') || undefined,
      knownAt: String(form.get('knownAt') ?? '') || undefined,
    });
  return (
    <form
      className="setting"
      // The fields start from the setting shown, also after going back.
      key={`${days.cutoff} ${days.knownAt}`}
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <label htmlFor={`${id}-cutoff`}>{say('cutoff')}</label>
      <input id={`${id}-cutoff`} name="cutoff" type="date" defaultValue={days.cutoff} required />
      <label htmlFor={`${id}-known`}>{say('knownAt')}</label>
      <input
        id={`${id}-known`}
        name="knownAt"
        type="date"
        defaultValue={days.knownAt}
        aria-describedby={`${id}-hint`}
      />
      <span className="setting-actions">
        <button type="submit">{say('recompile')}</button>
        <button type="button" className="plain" onClick={() => choose({})}>
          {say('asNow')}
        </button>
      </span>
      <span id={`${id}-hint`} className="quiet setting-hint">
        {say('settingHint')}
      </span>
    </form>
  );
}
