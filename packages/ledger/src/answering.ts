/** What a movement leaves of a record that says who answers for something. */
export interface AnsweringMovement {
  readonly record: string;
  readonly occurredOn: string;
  /** Whether the record is in force after it, and for what is asked about. */
  readonly inForce: boolean;
  readonly who: string | null;
  readonly title: string;
}

/** 任期: somebody answers by a record from one day until another, on which somebody else does or nobody. */
export interface AnsweringSpan {
  readonly record: string;
  readonly title: string;
  readonly who: string;
  readonly from: string;
  /** The first day on which it is over; null: it is not. */
  readonly until: string | null;
}

/**
 * Who answered from when until when, by the movements that stand, in the order of their days and entries. What begins and
 * ends on one day was never in force at the end of a day, and is left out.
 */
export function answeringSpans(movements: readonly AnsweringMovement[]): AnsweringSpan[] {
  const spans: AnsweringSpan[] = [];
  for (const [, own] of Map.groupBy(movements, ({ record }) => record)) {
    let last: AnsweringSpan | undefined;
    for (const { record, occurredOn, inForce, who, title } of own) {
      const now = inForce ? who : null;
      if (last?.until === null && last.who === now) {
        last = { ...last, title };
        spans[spans.length - 1] = last;
        continue;
      }
      if (last?.until === null) spans[spans.length - 1] = { ...last, until: occurredOn };
      last = now === null ? undefined : { record, title, who: now, from: occurredOn, until: null };
      if (last) spans.push(last);
    }
  }
  return spans
    .filter(({ from, until }) => until === null || from < until)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.record < b.record ? -1 : 1));
}

/** Whether a span is in force at the end of a day. */
export const spansDay = ({ from, until }: AnsweringSpan, day: string): boolean =>
  from <= day && (until === null || day < until);
