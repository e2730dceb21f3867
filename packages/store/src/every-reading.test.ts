import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = new URL('./', import.meta.url);
const sourceOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
);

interface Offered {
  readonly name: string;
  readonly file: string;
}

/** What an index offers, with the file it stands in; types set aside. */
function offeredBy(index: string): Offered[] {
  const source = sourceOf(index);
  const beside = (path: string) => join(dirname(index), path);
  const named = [...source.matchAll(/export \{([^}]*)\} from '(\.\/[\w./-]+)'/g)].flatMap(([, names, path]) =>
    (names as string)
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '))
      .map((name) => ({ name, file: beside(path as string) })),
  );
  const whole = [...source.matchAll(/export \* from '(\.\/[\w./-]+)'/g)].flatMap(([, path]) => {
    const file = beside(path as string);
    if (file.endsWith('index.ts')) return offeredBy(file);
    const declared = sourceOf(file).matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm);
    return [...declared].map(([, name]) => ({ name: name as string, file }));
  });
  return [...named, ...whole];
}
const offered = offeredBy('index.ts');

/** The head of a function: its parameters. */
function headOf({ name, file }: Offered): string | undefined {
  const source = sourceOf(file);
  const at = new RegExp(`^export (?:async )?(?:function|const) ${name}\\b`, 'm').exec(source);
  if (!at) return undefined;
  const rest = source.slice(at.index);
  return rest.slice(0, rest.search(/\{\n|=>\n|=> |;\n/) + 1);
}

/**
 * What needs no viewer, and why. Whoever adds something here says how it keeps from people what they do not reach.
 */
const withoutViewer: Record<string, string> = {
  backup: 'the owner’s act at the machine: the whole database, encrypted where personal',
  restore: 'the same',
  dropEverything: 'the same',
  migrate: 'the same',
  gatherStatistics: 'the same',
  fold: 'a job: adds movements to cells and shows nothing',
  followUniqueValues: 'a job: follows what must be unique and shows nothing',
  UnitSums: 'what it tells needs the duty read-figures',
  refold: 'the same',
  dropOldCells: 'deletes what no metric goes by',
  keepBusyDays: 'the same, of days on which very much was recorded',
  sealMovements: 'a job: seals movements and shows nothing',
  checkChain: 'a check at the machine: numbers of movements only',
  verifyLedger: 'a check at the machine',
  judgeStated: 'records that are stated by whoever asks',
  latestMovement: 'a number and a moment',
  recallEnds: 'posting: remembers what post-at-end.ts plans on, and tells only how many',
  settledHorizon: 'a number and a moment',
  closedThrough: 'a day',
  getDefinitions: 'definitions, no records',
  findRequest: 'the answer that the holder of a key got already',
  PersonalVault: 'its methods take a viewer; see below',
  examinersTogether: 'puts those together who look at what a posting writes',
  selfOf: 'reads a metric’s definition',
  openPool: 'a connection',
  snapshot: 'a connection',
  snapshotOfTwo: 'two connections',
  transaction: 'a connection',
  canonicalJson: 'no database',
  contentHash: 'no database',
  dayIn: 'no database',
  endOfDay: 'no database',
  newRecordId: 'no database',
  startOfDay: 'no database',
  demand: 'it is the question itself',
  note: 'writes to the audit who did something',
  postAction: 'a word',
  accountsInPost: 'a job: who is told of what',
  viewerOf: 'finds who the viewer is',
  readUnits: 'the units are no secret',
  seedUnits: 'writes the units that an installation begins with',
  givePostsToBeginWith: 'writes the posts that an installation begins with',
  SharedReading: 'reads nothing by itself; whoever shares a reading says in its key who reaches the same',
  handOnPosts: 'an act at the machine: puts one account in place of another',
  jointWriting: 'opens a pool',
  demandNotLast: 'asks whether an administration would be left without anybody',
};

/** The same of what stands in folders of its own; by folder, so that a folder may come and go. */
const withoutViewerIn: Record<string, Record<string, string>> = {
  lists: {
    RecordLists: 'its methods take a viewer',
    defaultOrder: 'no database',
    offeredColumns: 'reads a register’s definition',
    offeredOperators: 'the same',
    ownColumns: 'the same',
  },
  chains: { RecordChains: 'its methods take a viewer' },
  libraries: { LibraryAccounts: 'its methods take a viewer' },
  computing: {
    holdProfiles: 'posting: what an entry depends on, whoever says it',
    'held-profile.ts':
      'posting: what an entry depends on, whoever says it; a refusal tells only what a policy asks',
    readReferred: 'posting: what an entry depends on, whoever says it',
    readVersions: 'the rates of a policy, which are no secret of whom it is for',
    policiesInForce: 'policies that hold, which are published to anybody',
    paidByPolicy: 'a sum over all by policy and year, which names nobody',
    findProgress:
      'the stage of what is given, to whoever has its number and its firm’s credit code, and nothing else',
    findOpenData: 'which record has a credit code; what is told of it is what its register opens to anybody',
  },
  publishing: {
    publicLists: 'what is published, to anybody',
    publicList: 'the same',
  },
  disbursing: {
    waitForLock: 'takes a lock and reads nothing',
    findBankFile: 'of a batch that was found for the viewer; who takes it in clear is noted',
    answeredKeys: 'whether requests were answered, told by their keys',
    boundSums: 'a budget and what draws on it in sum, which names no record',
  },
  matching: {
    keepAllMatches: 'a job: keeps what policies say of everybody, and shows nothing',
    keepSomeMatches: 'the same',
    readMatchRun: 'of whom and up to which movement was matched',
    readKeptMatches: 'looks at what is kept, for the matching itself; no route answers from it',
    changesSince: 'fills the profiles of a whole register; what of them is shown is cut by rowsInReach',
    everReferred: 'the same',
    everyRecord: 'the same',
    everyReferring: 'the same',
    recordsById: 'the same',
    recordVersions: 'numbers of movements only',
    settledMovement: 'a number and a moment',
  },
  pace: {
    RecordPaces: 'what it gives is cut by whoever asks: of one record that was found, or by placedRecords',
    paceMonths: 'no database',
    decimalsOfPace: 'reads a register’s definition',
  },
  search: { indexForSearch: 'a job: indexes and shows nothing' },
  telling: {
    drawnByPolicy: 'a sum over all by policy and year, which names nobody',
    grantedByPolicy: 'the same, of what was granted',
    recordsReferring: 'posting: what those who are told were given before, in the whole district',
    keepTelling: 'writes a list',
    keepTellingOutcomes: 'writes what became of it',
    findTelling: 'a list, to the holder of its key who asks for the same again',
    tellingOutcomes: 'the same: ids; what they are called is asked of titlesOf',
    tellingsOfPolicy: 'how many were told, and sums, which name nobody',
    keepJudgments: 'writes what awards rest on',
    readJudgments: 'of an award that was found for the viewer',
  },
  todo: {
    followDeadlines: 'a job: follows what is due and shows nothing',
    keepCalendar: 'writes the days of the calendar, at opening',
    grantQueue: 'the owner’s act',
    giveNotices: 'a job: writes notices for accounts',
    noticesOf: 'an account’s own notices',
    readNotices: 'the same',
    outgoingNotice: 'a job: one notice on its way to the account that it is for',
    outletOf: 'an account’s own outlet',
    chooseOutlet: 'the same',
  },
  work: {
    attachmentId: 'no database',
    gatheringOf: 'reads a register’s definition',
    isHeld: 'reads a register’s definition',
    subjectOf: 'reads a posting',
    registerOf: 'reads the catalogue',
    stateTitles: 'words',
    submissionNewsSince: 'a job: whom to give notice of a submission',
    attachmentThumbnail: 'of an attachment that was found for a viewer',
  },
};

/** Before anybody is signed in there is no viewer; packages/identity asks for the duties where one is needed. */
const signingIn = ['account.ts', 'sign-in-attempt.ts'];

/** Files whose queries over records or movements are not for anybody’s eyes, and why. */
const unscoped: Record<string, string> = {
  'answer.ts': 'where the movements of a request went, told to the holder of its key again',
  'audit.ts': 'needs the duty administer-audit; tells who did what, not what stands in records',
  'busy-days.ts': 'folding',
  'corrected-movements.ts': 'posting and planning: what a correction names; both ask for the record it is of',
  'drill.ts': 'sums behind the scope of its own queries',
  'edition.ts': 'looks whether history came in behind an edition',
  'fine-amounts.ts': 'folding',
  'fold.ts': 'folding',
  'rough-shape.ts': 'the same',
  'fold-presence.ts': 'folding',
  'going-on.ts':
    'posting and planning: whether something is open against a record that is written to, in the whole district',
  'held-movements.ts': 'how many movements there are and up to which number',
  'horizon.ts': 'a number and a moment',
  'insert.ts': 'posting writes',
  'metric-sql.ts': 'text of queries that others run',
  'posts.ts':
    'whether the record stands for which the security administrator gives a post; its id is all he names',
  'post-at-end.ts': 'posting; asks write-access.ts',
  'posting-session.ts': 'posting; asks write-access.ts',
  'todo/due-rows.ts': 'what is due, without who may see it; due.ts asks for the scope',
  'todo/deadline-sql.ts': 'says when something is due; due.ts asks for the scope',
  'read-few-left.ts': 'figures; behind readMetrics',
  'read-many-left.ts': 'figures; behind readMetrics',
  'read-movements.ts': 'figures; behind readMetrics',
  'recall-ends.ts': 'posting: what post-at-end.ts plans on; asks write-access.ts there',
  'record-ends.ts': 'posting: what post-at-end.ts plans on; asks write-access.ts there',
  'record-in-hand.ts': 'posting: what posting-session.ts plans on; asks write-access.ts there',
  'read-timelines.ts': 'posting: what posting-session.ts plans on; asks write-access.ts there',
  'references.ts': 'posting: whether what is referred to stands, in the whole district',
  'seal.ts': 'sealing',
  'standing.ts': 'figures; needs the duty read-figures',
  'verify.ts': 'a check at the machine',
  'verify-cells.ts': 'a check at the machine',
  'verify-busy-days.ts': 'a check at the machine',
  'unit-sums.ts': 'figures; needs the duty read-figures',
  'unique-values.ts':
    'whether another record has a combination that only one may have; the refusal names its id and nothing else',
};
const unscopedIn: Record<string, Record<string, string>> = {
  lists: {
    'held-tables.ts':
      'fills the columns of a whole register; what of them is shown is cut by the viewer’s reach',
    'text-column.ts': 'reads no table; a sentence has these words',
  },
  computing: {
    'held-profile.ts':
      'posting: what an entry depends on, whoever says it; a refusal tells only what a policy asks',
    'read-subject.ts':
      'what a record refers to, of one that was found for the viewer; only what a computation names',
  },
  libraries: {
    'account-entries.ts': 'fills what movements add; what is shown is cut by the viewer’s reach',
  },
  matching: {
    'read-stated.ts':
      'fills the profiles of a whole register; what of them is shown is cut by the viewer’s reach (rowsInReach)',
  },
  pace: {
    'steps-sql.ts': 'fills what the movements say of a pace; what is shown is cut by the viewer’s reach',
  },
  responsibility: { 'due-then.ts': 'is cut by withinSql of week.ts, which asks for the scope' },
  search: {
    'index-search.ts': 'a job: indexes and shows nothing',
    'referring.ts': 'which records are to be looked at; whoever looks at them asks for the scope',
  },
  telling: {
    'awarded.ts':
      'posting: whether something was given before, in the whole district; and a sum that names nobody',
  },
  todo: { 'follow.ts': 'a job: follows what is due and shows nothing' },
  work: {
    'plan-posting.ts': 'whether a movement was taken back, of a record that was found for the viewer',
    'post-submitted.ts': 'whether a record stands, of a submission that was found for the viewer',
    'submission-news.ts': 'a job: whom to give notice of a submission',
    'submission.ts': 'the title of a record that was found for the viewer',
    'usual-values.ts': 'what was said last of records that lists.ts found for the viewer',
  },
};

describe('whatever reads the ledger for somebody', () => {
  it('asks who that is', () => {
    const forgetful = offered.filter((one) => {
      if (signingIn.includes(one.file)) return false;
      const head = headOf(one);
      const excused = withoutViewer[one.name] ?? withoutViewerIn[dirname(one.file)]?.[one.name];
      return !excused && !(head && /\bviewer: Viewer\b/.test(head));
    });
    expect(forgetful.map(({ name, file }) => `${file}: ${name}`)).toEqual([]);
  });

  it('is excused from asking only while it exists', () => {
    const names = new Set(offered.map(({ name }) => name));
    expect(Object.keys(withoutViewer).filter((name) => !names.has(name))).toEqual([]);
    expect(Object.keys(unscoped).filter((file) => !sources.includes(file))).toEqual([]);
  });

  it('gets its scope from the one place', () => {
    const reading = sources.filter((file) => /\b(from|join)\s+(record|movement)\b/.test(sourceOf(file)));
    const scoped = (file: string) => /from '[./]+\/scope-sql\.ts'/.test(sourceOf(file));
    expect(
      reading.filter(
        (file) => !scoped(file) && !unscoped[file] && !unscopedIn[dirname(file)]?.[basename(file)],
      ),
    ).toEqual([]);
  });

  it('opens personal data by way of a viewer only', () => {
    const methods = sourceOf('personal.ts').matchAll(/^ {2}(?:async )?(\w+)\(([^)]*)\)/gm);
    const open = [...methods].filter(
      ([, name, parameters]) =>
        !['constructor', 'fingerprint', 'seal', 'wrap', 'unwrap'].includes(name as string) &&
        !parameters?.includes('viewer: Viewer'),
    );
    expect(open.map(([, name]) => name)).toEqual([]);
  });
});
