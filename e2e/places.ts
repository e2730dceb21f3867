/** The report of the demo. */
export const report = '/reports/wuchang-2021h1';
