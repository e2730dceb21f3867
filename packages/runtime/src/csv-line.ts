/** Without it a spreadsheet takes Chinese for another encoding. */
export const byteOrderMark = '\ufeff';

/**
 * A cell as it stands in the file. What begins like a formula would be computed by the spreadsheet that opens it, so it is
 * marked as text.
 */
function cellOf(text: string): string {
  const harmless = /^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export const lineOf = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`;
