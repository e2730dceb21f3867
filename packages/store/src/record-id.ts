import { randomInt } from 'node:crypto';
import type { Register } from '@taizhang/definition';

/** Without what is easily misread: 0 and O, 1 and I. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** An id that a new record may have, by the day on which it is opened. */
export const newRecordId = (register: Register, day: string): string =>
  `${register.prefix}-${day.replaceAll('-', '')}-${Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')}`;
