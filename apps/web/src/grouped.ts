import { inThousands } from '@taizhang/contract';

/** An exact decimal with its thousands set apart and a proper minus; never through a floating-point number. */
export const grouped = (decimal: string): string => inThousands(decimal).replace('-', '−');
