import { reaches, type Viewer } from '@taizhang/access';
import type { WireDisbursement } from '@taizhang/contract';
import { type BatchLine, type BatchOfPayments, mayDo, mayTake, type OpenDistrict } from '@taizhang/runtime';
import { amountShown, registerNamed, stageNamed } from './names.ts';

export function disbursementView(
  district: OpenDistrict,
  viewer: Viewer,
  batch: BatchOfPayments,
): WireDisbursement {
  const { standing, declared, member, open, sent, lines, total, offered } = batch;
  const lineView = ({ stage, ...line }: BatchLine): WireDisbursement['lines'][number] => ({
    ...line,
    stage: stage === null ? null : stageNamed(member, stage),
    shown: amountShown(line.amount, 'yuan'),
  });
  return {
    register: registerNamed(district, member.id),
    open,
    sent,
    mayChange: mayDo(viewer, 'record', standing) && mayTake(viewer, member, declared.choose),
    mayTake: [standing.register.id, member.id].every((register) => reaches(viewer, 'export', register)),
    lines: lines.map(lineView),
    total: amountShown(total, 'yuan'),
    offered: offered.map(lineView),
  };
}
