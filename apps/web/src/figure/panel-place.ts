import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { RecordKey } from './record-link.tsx';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** How many steps were taken since the same screen stood here without its panel; absent: it did not. */
    stepsInPanel?: number | undefined;
    /** How many of them since the panel stood here without its record. */
    stepsInRecord?: number | undefined;
  }
}

/** One step more, where steps are counted. */
export const stepOn = (steps: number | undefined): number | undefined => steps && steps + 1;

const nameOf = ({ register, id }: RecordKey): string => `${register}/${id}`;

/** No register has a stroke in its id; records may. */
function keyOf(name: string): RecordKey | null {
  const at = name.indexOf('/');
  return at < 1 || at === name.length - 1 ? null : { register: name.slice(0, at), id: name.slice(at + 1) };
}

/** What of a figure's panel its address says, so that every state of it is a link and a step of the way back. */
export function usePanelPlace() {
  const { page = 1, record: name } = useSearch({ strict: false });
  const navigate = useNavigate();
  const router = useRouter();
  const record = useMemo(() => (name === undefined ? null : keyOf(name)), [name]);
  const open = useCallback(
    (key: RecordKey) =>
      void navigate({
        to: '.',
        search: (was) => ({ ...was, record: nameOf(key) }),
        state: ({ stepsInPanel, stepsInRecord }) => ({
          stepsInPanel: stepOn(stepsInPanel),
          stepsInRecord: name === undefined ? 1 : stepOn(stepsInRecord),
        }),
        resetScroll: false,
      }),
    [navigate, name],
  );
  const turn = useCallback(
    (to: number) =>
      void navigate({
        to: '.',
        search: (was) => ({ ...was, page: to === 1 ? undefined : to }),
        state: ({ stepsInPanel }) => ({ stepsInPanel: stepOn(stepsInPanel) }),
        resetScroll: false,
      }),
    [navigate],
  );
  /** From the record, or from those it led to, back to the figure. */
  const leaveRecord = useCallback(() => {
    const { stepsInRecord } = router.history.location.state;
    if (stepsInRecord) router.history.go(-stepsInRecord);
    else
      void navigate({
        to: '.',
        search: (was) => ({ ...was, record: undefined }),
        replace: true,
        resetScroll: false,
      });
  }, [navigate, router]);
  return { page, turn, record, open, leaveRecord };
}
