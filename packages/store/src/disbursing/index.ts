export { type BankLine, findBankFile, keepBankFile } from './bank-file.ts';
export {
  accountsOf,
  answeredKeys,
  type BoundSum,
  boundSums,
  type Payable,
  payableRecords,
  payablesNamed,
} from './payable.ts';
export { postPlanned } from './post-planned.ts';
