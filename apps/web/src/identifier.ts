/** As `identifierSchema` of the register language, which pages do not carry; a test holds both together. */
export const identifierPattern = '[a-z][a-z0-9]*(-[a-z0-9]+)*';
const longest = 60;

export const isIdentifier = (text: string): boolean =>
  text.length <= longest && new RegExp(`^${identifierPattern}$`).test(text);
