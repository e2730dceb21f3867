/** Four-digit classes of GB/T 4754-2017 that the demo's firms have, by section. */
export const classesOf: Readonly<Record<string, readonly string[]>> = {
  'c-manufacturing': ['3911', '3990'],
  'e-construction': ['4710', '4790', '4910', '5011', '5012'],
  'f-trade': ['5176', '5177', '5211', '5212', '5213'],
  'g-transport': ['5431', '5822', '5930', '6020'],
  'h-accommodation': ['6110', '6121', '6210', '6220'],
  'i-information': ['6421', '6429', '6513', '6531', '6550'],
  'j-finance': ['6621', '6635', '6811'],
  'k-real-estate': ['7010', '7020', '7030'],
  'l-business': ['7211', '7231', '7241', '7259', '7281'],
  'm-research': ['7482', '7483', '7484', '7485'],
  'o-household': ['8010', '8040'],
  'r-culture': ['8730', '8820'],
};
