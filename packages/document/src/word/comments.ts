import { relationsPart, type WordPackage } from './package.ts';
import { commentNumber } from './story.ts';
import { escapeXml, walkXml, withAppended } from './xml.ts';

export interface NewComment {
  readonly id: number;
  readonly text: string;
  readonly author: string;
}

const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const transitional = {
  relations: 'http://schemas.openxmlformats.org/package/2006/relationships',
  word: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
};
const strictWord = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

const commentsPart = async ({ parts, main }: WordPackage) =>
  (await parts.relationsOf(main)).find(({ type }) => type.endsWith('/comments'))?.target;

/** The first number that no comment of the file has. */
export async function nextComment(file: WordPackage): Promise<number> {
  const part = await commentsPart(file);
  const source = part === undefined ? undefined : await file.parts.xml(part);
  let last = -1;
  if (source !== undefined)
    await walkXml(source, {
      open: (tag) => {
        if (tag.local === 'comment') last = Math.max(last, commentNumber(tag));
      },
    });
  return last + 1;
}

/** Puts comments beside those that there are, or makes the part for them. */
export async function addComments(file: WordPackage, comments: readonly NewComment[]): Promise<void> {
  if (comments.length === 0) return;
  const part = (await commentsPart(file)) ?? (await newPart(file));
  const source = (await file.parts.xml(part)) ?? emptyPart(file);
  const edited = await withAppended(source, (prefix) => {
    const declared = prefix === '' ? ` xmlns:w="${wordUriOf(file)}"` : '';
    return comments.map((comment) => commentXml(comment, prefix || 'w:', declared)).join('');
  });
  file.parts.write(part, edited);
}

const wordUriOf = ({ mainRelation }: WordPackage) =>
  mainRelation.startsWith('http://purl.oclc.org/') ? strictWord : transitional.word;

const emptyPart = (file: WordPackage) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${wordUriOf(file)}"/>`;

function commentXml({ id, text, author }: NewComment, w: string, declared: string): string {
  const paragraphs = text
    .split(/\r\n|\r|\n/)
    .map((line) => `<${w}p><${w}r><${w}t xml:space="preserve">${escapeXml(line)}</${w}t></${w}r></${w}p>`);
  const initials = [...author].slice(0, 2).join('');
  return (
    `<${w}comment${declared} ${w}id="${id}" ${w}author="${escapeXml(author)}" ${w}initials="${escapeXml(initials)}">` +
    `${paragraphs.join('')}</${w}comment>`
  );
}

/** A part for comments, named where no other is, and made known to the document and the package. */
async function newPart({ parts, main, mainRelation }: WordPackage): Promise<string> {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  let part = `${folder}comments.xml`;
  for (let i = 1; parts.has(part); i += 1) part = `${folder}comments${i}.xml`;
  const relations = relationsPart(main);
  const existing = (await parts.xml(relations)) ?? `<Relationships xmlns="${transitional.relations}"/>`;
  const type = mainRelation.replace(/officeDocument$/, 'comments');
  const id = await freeId(existing);
  parts.write(
    relations,
    await withAppended(
      existing,
      (prefix) =>
        `<${prefix}Relationship Id="${id}" Type="${escapeXml(type)}" Target="${escapeXml(part.slice(folder.length))}"/>`,
    ),
  );
  const types = '[Content_Types].xml';
  parts.write(
    types,
    await withAppended(
      (await parts.xml(types))!,
      (prefix) => `<${prefix}Override PartName="${escapeXml(`/${part}`)}" ContentType="${contentType}"/>`,
    ),
  );
  return part;
}

async function freeId(relations: string): Promise<string> {
  const taken = new Set<string>();
  await walkXml(relations, {
    open: (tag) => {
      for (const { local, value } of Object.values(tag.attributes)) if (local === 'Id') taken.add(value);
    },
  });
  let number = 1;
  while (taken.has(`rIdMarks${number}`)) number += 1;
  return `rIdMarks${number}`;
}
