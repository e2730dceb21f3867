/** What a document may be, by the ending of its name. */
export const endings = ['.docx', '.txt', '.md', '.html', '.htm'] as const;

/** What is wrong with a file before it is sent: the key of a text, or null. Its content is the server's matter. */
export function faultOf({ name, size }: Pick<File, 'name' | 'size'>): 'wrongEnding' | 'emptyFile' | null {
  const lower = name.toLowerCase();
  if (!endings.some((ending) => lower.endsWith(ending))) return 'wrongEnding';
  return size === 0 ? 'emptyFile' : null;
}

const longestName = 30;

/** Pasted text as a file, named after its first line. */
export function fileOf(text: string, otherwise: string): File {
  const [line] = text.trim().split('\n', 1);
  const name = [...(line ?? '')].filter((character) => !/[\\/:*?"<>|\p{Cc}]/u.test(character));
  return new File([text], `${name.slice(0, longestName).join('').trim() || otherwise}.txt`, {
    type: 'text/plain',
  });
}
