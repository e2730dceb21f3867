/** What the pictures by month say, in both languages. */
export const photographTexts = {
  title: { zh: '按月照片', en: 'Photos by month' },
  month: { zh: '{{year}}年{{month}}月', en: '{{year}}-{{month}}' },
  none: { zh: '无照片', en: 'no photo' },
  span: { zh: '{{from}}至{{to}}', en: '{{from}} to {{to}}' },
  wanted: {
    zh: '本月（{{month}}）应有照片，尚未上传。',
    en: 'This month ({{month}}) is to have a photo; none was added yet.',
  },
  noneAtAll: {
    zh: '还没有照片；开工后按月上传。',
    en: 'No photos yet; add them month by month once work begins.',
  },
  takenOn: { zh: '拍摄日期（不填则取照片自带的）', en: 'Taken on (empty: as the photo says)' },
  add: { zh: '上传照片', en: 'Add a photo' },
} as const;
