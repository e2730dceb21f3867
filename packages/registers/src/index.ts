import type { Register } from '@taizhang/definition';
import { agendaItem } from './agenda-item.ts';
import { appointment } from './appointment.ts';
import { approvalItem } from './approval-item.ts';
import { assignment } from './assignment.ts';
import { award } from './award.ts';
import { bank } from './bank.ts';
import { building } from './building.ts';
import { cityCase } from './city-case.ts';
import { cityConstruction } from './city-construction.ts';
import { compensationPlan } from './compensation-plan.ts';
import { creditRecord } from './credit-record.ts';
import { dispute } from './dispute.ts';
import { employment } from './employment.ts';
import { enforcementCase } from './enforcement-case.ts';
import { enterprise } from './enterprise.ts';
import { enterpriseYear } from './enterprise-year.ts';
import { expropriation } from './expropriation.ts';
import { facility } from './facility.ts';
import { hazard } from './hazard.ts';
import { household } from './household.ts';
import { illegalStructure } from './illegal-structure.ts';
import { indicator } from './indicator.ts';
import { inspection } from './inspection.ts';
import { investmentLead } from './investment-lead.ts';
import { jobFair } from './job-fair.ts';
import { landParcel } from './land-parcel.ts';
import { loan } from './loan.ts';
import { loanOffer } from './loan-offer.ts';
import { loanProduct } from './loan-product.ts';
import { meeting } from './meeting.ts';
import { milestone } from './milestone.ts';
import { objection } from './objection.ts';
import { official } from './official.ts';
import { paymentBatch } from './payment-batch.ts';
import { policy } from './policy.ts';
import { problem } from './problem.ts';
import { project } from './project.ts';
import { qualification } from './qualification.ts';
import { reliefPayment } from './relief-payment.ts';
import { scenario } from './scenario.ts';
import { selfCheck } from './self-check.ts';
import { supervision } from './supervision.ts';
import { target } from './target.ts';
import { targetPart } from './target-part.ts';
import { taskForce, taskForceMember } from './task-force.ts';

export { type SizeLine, sizeLines } from './size-class.ts';

/** Every register of a district, in the order in which its bureaus come up in a report. */
export const registers: readonly Register[] = [
  official,
  enterprise,
  enterpriseYear,
  qualification,
  creditRecord,
  building,
  landParcel,
  project,
  meeting,
  assignment,
  taskForce,
  taskForceMember,
  problem,
  milestone,
  agendaItem,
  supervision,
  expropriation,
  compensationPlan,
  household,
  objection,
  cityConstruction,
  investmentLead,
  approvalItem,
  policy,
  award,
  paymentBatch,
  bank,
  loan,
  loanProduct,
  loanOffer,
  cityCase,
  facility,
  illegalStructure,
  inspection,
  jobFair,
  employment,
  reliefPayment,
  appointment,
  hazard,
  enforcementCase,
  selfCheck,
  dispute,
  scenario,
  indicator,
  target,
  targetPart,
];
