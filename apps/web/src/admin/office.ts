import type { Label, WireAccount, WireOwnAccount, WirePost, WireRole, WireUnit } from '@taizhang/contract';

/** Everything that the posts name. */
export interface Office {
  readonly own: WireOwnAccount;
  readonly accounts: readonly WireAccount[];
  readonly units: readonly WireUnit[];
  readonly roles: readonly WireRole[];
  /** The registers for one record of which a post may be given. */
  readonly subjects: readonly { readonly id: string; readonly title: Label }[];
  readonly today: string;
}

/** Whether a post is over, or was ended before it began. */
export const isOver = ({ toDay }: WirePost, today: string): boolean => toDay !== null && toDay < today;
