/** A name or short text as a SQL literal; only for identifiers out of a checked definition. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
