import { addPerson } from '#operations/admin/add-person'
import { changePerson } from '#operations/admin/change-person'
import { listPeople } from '#operations/admin/list-people'
import { exportBundle } from '#operations/audit/export-bundle'
import { listLog } from '#operations/audit/list-log'
import { addAttachment } from '#operations/case/add-attachment'
import { assignCase } from '#operations/case/assign-case'
import { grantAccess } from '#operations/case/grant-access'
import { listCases } from '#operations/case/list-cases'
import { moveCase } from '#operations/case/move-case'
import { noteCase } from '#operations/case/note-case'
import { prepareMessage } from '#operations/case/prepare-message'
import { readAttachment } from '#operations/case/read-attachment'
import { readCase } from '#operations/case/read-case'
import { registerCase } from '#operations/case/register-case'
import { releaseMessage } from '#operations/case/release-message'
import { removeAttachment } from '#operations/case/remove-attachment'
import { returnMessage } from '#operations/case/return-message'
import { submitDraft } from '#operations/case/submit-draft'
import { addPartner } from '#operations/exchange/add-partner'
import { keepSealed } from '#operations/exchange/keep-sealed'
import { listExchange } from '#operations/exchange/list-exchange'
import { receiveMessage } from '#operations/exchange/receive-message'
import { recordReceipt } from '#operations/exchange/record-receipt'
import { retryMessage } from '#operations/exchange/retry-message'
import { adviseMeasures } from '#operations/law/advise-measures'
import { answerCase } from '#operations/law/answer-case'
import { listStates } from '#operations/law/list-states'
import { readInstrument } from '#operations/law/read-instrument'
import { openRequest } from '#operations/request/open-request'
import { printLetter } from '#operations/request/print-letter'
import { saveDraft } from '#operations/request/save-draft'

/** Every operation of the house; a door that loops over this list needs no other. */
export const operations = {
  'advise-measures': adviseMeasures,
  'answer-case': answerCase,
  'list-states': listStates,
  'read-instrument': readInstrument,
  'open-request': openRequest,
  'save-draft': saveDraft,
  'print-letter': printLetter,
  'submit-draft': submitDraft,
  'prepare-message': prepareMessage,
  'release-message': releaseMessage,
  'return-message': returnMessage,
  'register-case': registerCase,
  'move-case': moveCase,
  'note-case': noteCase,
  'assign-case': assignCase,
  'grant-access': grantAccess,
  'add-attachment': addAttachment,
  'remove-attachment': removeAttachment,
  'read-attachment': readAttachment,
  'list-cases': listCases,
  'read-case': readCase,
  'list-exchange': listExchange,
  'retry-message': retryMessage,
  'add-partner': addPartner,
  'keep-sealed': keepSealed,
  'receive-message': receiveMessage,
  'record-receipt': recordReceipt,
  'list-log': listLog,
  'export-bundle': exportBundle,
  'list-people': listPeople,
  'add-person': addPerson,
  'change-person': changePerson,
} as const
export type Operations = typeof operations
export type OperationName = keyof Operations
