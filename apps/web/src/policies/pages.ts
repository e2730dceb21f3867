/** The pages of policies for officials, which come together. */
export { PoliciesPage } from './policies-page.tsx';
export { PolicyPage } from './policy-page.tsx';
