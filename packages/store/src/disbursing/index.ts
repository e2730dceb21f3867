export { type BankLine, findBankFile, keepBankFile } from './bank-file.ts';
export { type PaidAward, paidAwards } from './paid-awards.ts';
export {
  accountsOf,
  answeredKeys,
  type BoundSum,
  boundSums,
  type Payable,
  payableRecords,
  payablesNamed,
} from './payable.ts';
export { postPlanned, waitForLock } from './post-planned.ts';
