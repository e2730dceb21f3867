/** One text in both languages of the product. */
export type Bilingual = { readonly zh: string; readonly en: string };

export type Log = (message: Bilingual) => void;

export type ClusterErrorCode =
  | 'cannot-start'
  | 'cannot-prepare'
  | 'port-in-use'
  | 'no-permission'
  | 'folder-unusable'
  | 'unsupported-platform'
  | 'credentials-missing'
  | 'server-unreachable'
  | 'server-too-old'
  | 'role-missing';

/** A failure of the database server that a person has to read: a code for programs, two texts for people. */
export class ClusterError extends Error {
  readonly code: ClusterErrorCode;
  readonly zh: string;
  readonly en: string;

  constructor(code: ClusterErrorCode, text: Bilingual, cause?: unknown) {
    super(`${text.zh}\n${text.en}`, cause === undefined ? undefined : { cause });
    this.name = 'ClusterError';
    this.code = code;
    this.zh = text.zh;
    this.en = text.en;
  }
}

/** The code of a Node or PostgreSQL error (`ENOENT`, `57P03` …), or an empty string. */
export function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

export function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

/** Runs a file operation and turns the refusals that a person can do something about into errors with the path. */
export async function permitted<T>(path: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    if (['ENOTDIR', 'EEXIST', 'ENOSPC'].includes(codeOf(error))) {
      const text = {
        zh: `无法使用 ${path}:${messageOf(error)}`,
        en: `${path} cannot be used: ${messageOf(error)}`,
      };
      throw new ClusterError('folder-unusable', text, error);
    }
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) throw error;
    const text = {
      zh: `没有权限使用 ${path}。请换一个数据目录(TAIZHANG_DATA),或用创建它的用户运行。`,
      en: `No permission to use ${path}. Choose another data folder (TAIZHANG_DATA), or run as the user who created it.`,
    };
    throw new ClusterError('no-permission', text, error);
  }
}
