export { ApplicationPage } from './application-page.tsx';
export { DueBackPage } from './due-back-page.tsx';
export { ReceiptPage } from './receipt-page.tsx';
