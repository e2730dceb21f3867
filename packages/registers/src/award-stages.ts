/** What keeps a firm from another award by the same policy: whatever did not come to nothing, also what was taken back. */
export const awardsThatCount = [
  'notified',
  'confirmed',
  'applied',
  'incomplete',
  'reviewed',
  'public-notice',
  'approved',
  'batched',
  'paying',
  'returned',
  'paid',
  'reclaiming',
  'reclaimed',
];
