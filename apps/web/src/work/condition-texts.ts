/** The texts of conditions of entry, in both languages. */
export const conditionTexts = {
  title: { zh: '须具备的条件', en: 'What must be there' },
  metOf: { zh: '{{all}} 项中已具备 {{met, #}} 项', en: '{{met, #}} of {{all}} {{met, is|are}} met' },
  asks: { zh: '要求：{{what}}', en: 'Asked for: {{what}}' },
  and: { zh: '，附', en: '; with: ' },
  met: { zh: '已具备', en: 'met' },
  missing: { zh: '未具备', en: 'missing' },
  addFile: { zh: '上传{{document}}', en: 'Add: {{document}}' },
  paper: { zh: '{{document}}的文号（纸质件）', en: 'Number of the {{document}} on paper' },
  remove: { zh: '去掉{{name}}', en: 'Remove: {{name}}' },
} as const;
