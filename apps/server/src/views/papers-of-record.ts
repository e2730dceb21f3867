import { isOutside, type Viewer } from '@taizhang/access';
import type { WireGatherings } from '@taizhang/contract';
import { type PaperOfRegister, type Register, titleOf } from '@taizhang/definition';
import type { StandingRecord } from '@taizhang/runtime';

/** Whether a paper is for this viewer at all. */
export const isFor = (viewer: Viewer, { outside }: PaperOfRegister): boolean =>
  outside === true || !isOutside(viewer);

/** The fields without which a paper is not made and which are not given. */
export const lackedBy = (
  { needs = [] }: PaperOfRegister,
  attributes: StandingRecord['state']['attributes'],
): string[] => needs.filter((field) => (attributes[field] ?? null) === null);

/** The papers that can be made of a record as it stands, and what they lack. */
export const papersOfRecord = (
  viewer: Viewer,
  register: Register,
  stage: string | null,
  attributes: StandingRecord['state']['attributes'],
): WireGatherings['papers'] =>
  Object.entries(register.papers ?? {}).flatMap(([id, paper]) =>
    isFor(viewer, paper) && paper.stages.includes(stage ?? '')
      ? [
          {
            id,
            title: paper.title,
            lacks: lackedBy(paper, attributes).map((field) => titleOf(register, field)),
          },
        ]
      : [],
  );
