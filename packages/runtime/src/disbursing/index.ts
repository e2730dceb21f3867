export { readSheet, writeSheet } from '@taizhang/document';
export {
  type Asking,
  type BatchLine,
  type BatchOfPayments,
  readBatch,
  takeBankFile,
} from './batch-of-payments.ts';
export { type Choice, chooseForBatch, sendBatch } from './draw-up.ts';
export { type BankAnswer, type Reconciled, reconcileBatch } from './reconcile.ts';
