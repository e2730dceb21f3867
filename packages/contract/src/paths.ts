/** Where each route lives. Apart from the schemas, so that the browser need not carry those. */
export const paths = {
  health: '/api/health',
  district: '/api/districts/current',
  reports: '/api/reports',
  report: '/api/reports/:report',
  reportChanges: '/api/reports/:report/changes',
  figure: '/api/reports/:report/figures/:figure',
  figureRelated: '/api/reports/:report/figures/:figure/related',
  figureTrend: '/api/reports/:report/figures/:figure/trend',
  figureRecords: '/api/reports/:report/figures/:figure/records',
  figureChanges: '/api/reports/:report/figures/:figure/changes',
  record: '/api/records/:register/:id',
  cockpit: '/api/cockpit',
  editions: '/api/editions',
  edition: '/api/editions/:edition',
  editionDiff: '/api/editions/:before/diff/:after',
  movements: '/api/movements',
  recordWork: '/api/records/:register/:id/work',
  attachments: '/api/records/:register/:id/attachments',
  attachment: '/api/attachments/:attachment',
  attachmentThumbnail: '/api/attachments/:attachment/thumbnail',
  withdrawAttachment: '/api/attachments/:attachment/withdrawal',
  lookup: '/api/registers/:register/lookup',
  form: '/api/registers/:register/forms/:transition',
  correctionForm: '/api/movements/:seq/form',
  preview: '/api/work/preview',
  work: '/api/work',
  drafts: '/api/drafts',
  saveDraft: '/api/drafts',
  discardDraft: '/api/drafts/discard',
  submissions: '/api/submissions',
  submission: '/api/submissions/:submission',
  decision: '/api/submissions/:submission/decision',
} as const;

export type Values = Readonly<Record<string, string | number | undefined>>;

/** A route's address with its parameters filled in and its query added; what is undefined or empty is left out. */
export function addressOf(path: string, params: Values = {}, query: Values = {}): string {
  const place = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return given.length === 0 ? place : `${place}?${given.join('&')}`;
}
