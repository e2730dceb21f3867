import { type Candidate, CandidateIndex, candidatesOf } from '@taizhang/check';
import type { WireCheckCandidate } from '@taizhang/contract';
import { Refusal } from '@taizhang/definition';
import type { OpenDistrict } from '../district-package.ts';

/** What the figures of prose may be compared with in a district. */
interface Subjects {
  readonly candidates: readonly Candidate[];
  readonly byId: ReadonlyMap<string, Candidate>;
  readonly index: CandidateIndex;
}

const known = new WeakMap<OpenDistrict, Subjects>();

/** The candidates of a district: its definitions do not change while it is open. */
export function subjectsOf(district: OpenDistrict): Subjects {
  const made = known.get(district);
  if (made) return made;
  const candidates = candidatesOf(district.catalogue, [...district.templates.values()]);
  const subjects = {
    candidates,
    byId: new Map(candidates.map((candidate) => [candidate.id, candidate])),
    index: new CandidateIndex(candidates),
  };
  known.set(district, subjects);
  return subjects;
}

/** @throws Refusal unknown-candidate */
export function candidateOf(district: OpenDistrict, id: string): Candidate {
  const candidate = subjectsOf(district).byId.get(id);
  if (!candidate) throw new Refusal('unknown-candidate', { candidate: id }, 'candidate');
  return candidate;
}

/** A candidate as it is shown: who answers for it is who keeps its register. */
export function candidateView(district: OpenDistrict, candidate: Candidate): WireCheckCandidate {
  const register = district.catalogue.registers.get(candidate.register);
  const named = register?.title ?? { zh: candidate.register, en: candidate.register };
  return {
    candidate: candidate.id,
    title: candidate.title,
    metric: candidate.metric,
    definition: candidate.definition,
    register: { id: candidate.register, title: named },
    bureau: register?.keeper ?? named,
    report: candidate.report,
    figure: candidate.figure,
  };
}
