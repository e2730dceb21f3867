/** What the screens of a record's agenda and papers say. */
export const gatheringTexts = {
  gatheringEmpty: {
    zh: '还没有。可从“{{from}}”中选取，依次列入。',
    en: 'Nothing yet. Choose from “{{from}}”, in order.',
  },
  gatheringCount: { zh: '共{{count, #}}项', en: '{{count, #}} in all' },
  gatheringFirst: { zh: '以下列出前 {{count, #}} 项', en: 'the first {{count, #}} {{count, is|are}} listed' },
  gatheringNone: { zh: '还没有。', en: 'Nothing yet.' },
  gatheringDraw: { zh: '从“{{from}}”选取', en: 'Choose from “{{from}}”' },
  gatheringDrawThese: { zh: '列入所选 {{count, #}} 项', en: 'Add the {{count, #}} chosen' },
  gatheringNothingToDraw: { zh: '没有可选的记录。', en: 'There is nothing to choose.' },
  gatheringCancel: { zh: '不选了', en: 'Cancel' },
  gatheringSubject: { zh: '事项', en: 'What' },
  gatheringStage: { zh: '阶段', en: 'Stage' },
  gatheringDo: { zh: '办理', en: 'To do' },
  gatheringPaper: { zh: '生成{{paper}}（Word）', en: 'Make the {{paper}} (Word)' },
  gatheringPaperLacks: {
    zh: '{{paper}}还缺：{{fields}}，补上后在此生成',
    en: 'The {{paper}} can be made here once {{fields}} is given',
  },
} as const;
