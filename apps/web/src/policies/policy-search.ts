/** What the address of a policy's page says; what cannot be read of it is as if it were not there. */
export interface PolicySearch {
  /** What of the policy is open. */
  part?: string | undefined;
  /** Of whom the matches are; absent: to whom it is due. */
  eligibility?: string | undefined;
  /** By what the matches are narrowed: `field:value`, several with commas. */
  where?: string | undefined;
  page?: number | undefined;
  /** The version that this one is compared with. */
  before?: string | undefined;
}

export const policyParts = ['terms', 'versions', 'matches', 'telling', 'dry-run'] as const;
const kinds = ['eligible', 'nearly', 'unknown', 'not'] as const;

/** The same, with what is absent or unreadable filled in. It is read with the page, so that the first page need not carry it. */
export const readSearch = ({ part, eligibility, where, page }: PolicySearch) => ({
  part: policyParts.find((one) => one === part) ?? 'terms',
  eligibility: kinds.find((one) => one === eligibility) ?? 'eligible',
  where: typeof where === 'string' && /^[\w-]+:[^,:]+(,[\w-]+:[^,:]+)*$/.test(where) ? where : undefined,
  page: Number.isSafeInteger(page) && Number(page) > 0 ? Number(page) : 1,
});
