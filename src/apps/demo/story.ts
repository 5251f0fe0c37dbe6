import type { CaseId } from '#core/kernel/ids'
import { Fault } from '#core/kernel/outcome'
import type { Paper } from '#core/request/blocks'
import { Request } from '#core/request/request'
import { verifyBundle, type BundleVerdict } from '#core/exchange/verify-bundle'
import type { OpenAuthority } from '#apps/house/authority'
import { act } from '#apps/demo/acts'
import { signCheckpoint } from '#apps/house/checkpoint'
import { bridgeFacts, bridgeFrench, bridgeMeasures, bridgeTitle } from '#apps/demo/bridge-case'
import type { Company } from '#apps/demo/company'
import { operations } from '#operations/all'
import { findCaseByConversation } from '#store/cases'
import { findPrepared } from '#store/dispatches'
import { findRequest } from '#store/requests'

/** One step of the main job, as it is told and as it is done: with the operations that people use. */
export interface Step {
  readonly who: 'requesting' | 'requested' | 'exchange'
  readonly tells: string
  readonly run: (play: Play) => Promise<string>
}

/** What the steps of one play hand on to each other. */
export interface Play {
  readonly company: Company
  /** Carries what waits in both outboxes until nothing is left. */
  readonly carry: () => Promise<number>
  caseIds: { requesting?: CaseId; requested?: CaseId }
  conversation?: string
  verdicts?: { readonly requesting: BundleVerdict; readonly requested: BundleVerdict }
  bundles?: { readonly requesting: unknown; readonly requested: unknown }
}

const findCase = async (authority: OpenAuthority, { conversation }: Play) => {
  const file = await findCaseByConversation(authority.db, conversation ?? '')
  if (!file) throw new Fault('demo.no-case', `${authority.house.name} has no case of this conversation`)
  return file
}

/** Prepares a message as the officer and releases it as the approver: four eyes. */
async function say(
  play: Play,
  side: 'requesting' | 'requested',
  kind: string,
  body: Record<string, unknown>,
  more: { attachments?: readonly string[] } = {},
): Promise<string> {
  const { authority, officer, approver } = play.company[side]
  const before = await findCase(authority, play)
  const languages = side === 'requesting' ? ['en'] : ['fr', 'en']
  const prepared = await act(authority, officer, operations['prepare-message'], {
    caseId: before.id,
    version: before.version,
    kind,
    body,
    languages,
    attachments: more.attachments ?? [],
  })
  const released = await act(authority, approver, operations['release-message'], {
    caseId: before.id,
    version: prepared.version,
    dispatchId: prepared.dispatchId,
  })
  return released.messageId
}

/** A paper that stands for a piece of evidence. */
const exhibit = (title: string): Paper => ({
  language: 'en',
  direction: 'ltr',
  title,
  reference: 'Demonstration',
  marking: 'SYNTHETIC',
  pageOf: 'Page {page} of {pages}',
  blocks: [
    { kind: 'title', text: title },
    {
      kind: 'paragraph',
      text: 'This document belongs to a demonstration. Persons, accounts and events are invented.',
    },
  ],
})

async function attach(play: Play, side: 'requesting' | 'requested', name: string): Promise<string> {
  const { authority, officer } = play.company[side]
  const { id: caseId } = await findCase(authority, play)
  const title = name.replace(/\.pdf$/, '').replaceAll('-', ' ')
  const content = Buffer.from(await authority.render(exhibit(title), 'pdf')).toString('base64')
  const added = await act(authority, officer, operations['add-attachment'], { caseId, name, content })
  return added.id
}

export const steps: readonly Step[] = [
  {
    who: 'requesting',
    tells: 'A prosecutor needs bank records and a witness hearing abroad: the legal basis is found',
    async run({ company: { requesting } }) {
      const [advice] = await act(requesting.authority, requesting.officer, operations['advise-measures'], {
        requesting: 'KEN',
        requested: 'CHE',
        measures: [...bridgeMeasures],
        asOf: requesting.authority.now().slice(0, 10),
        offences: [
          { conduct: 'bribery', maxMonths: { KEN: 120, CHE: 60 }, conventionOffences: ['uncac:15'] },
        ],
        facts: { organisedGroup: false },
      })
      const [basis] = advice!.bases
      return `${basis!.instrument.short} ${basis!.articles.join(', ')}; ${advice!.closed.map(({ ground, cites }) => `${ground} closed by ${cites[0]!.article}`).join('; ')}`
    },
  },
  {
    who: 'requesting',
    tells: 'The officer opens the request and answers what is asked',
    async run(play) {
      const { authority, officer } = play.company.requesting
      const opened = await act(authority, officer, operations['open-request'], {
        requested: 'CHE',
        measures: [...bridgeMeasures],
        title: bridgeTitle,
        language: 'en',
      })
      play.caseIds.requesting = opened.caseId
      const stored = await findRequest(authority.db, opened.caseId)
      const request = Request.parse(stored!.request)
      const translations = {
        fr: Object.fromEntries(
          Object.entries(bridgeFrench).map(([key, text]) => [key, { text, kind: 'by-officer' as const }]),
        ),
      }
      await act(authority, officer, operations['save-draft'], {
        caseId: opened.caseId,
        revision: opened.revision,
        request: { ...request, facts: bridgeFacts, letters: ['en', 'fr'], translations },
      })
      const { conversation } = await act(authority, officer, operations['read-case'], {
        caseId: opened.caseId,
      }).then(({ file }) => file)
      play.conversation = conversation
      await attach(play, 'requesting', 'payment-orders.pdf')
      return opened.reference
    },
  },
  {
    who: 'requesting',
    tells: 'The request is complete by the rules of both ends and goes to a second person',
    async run(play) {
      const { authority, officer } = play.company.requesting
      const file = await findCase(authority, play)
      const stored = await findRequest(authority.db, file.id)
      await act(authority, officer, operations['submit-draft'], {
        caseId: file.id,
        version: file.version,
        revision: stored!.revision,
      })
      return `prepared by ${officer.name}`
    },
  },
  {
    who: 'requesting',
    tells: 'The approver releases it: case, letters and outbox in one commit',
    async run(play) {
      const { authority, approver } = play.company.requesting
      const file = await findCase(authority, play)
      const waiting = await findPrepared(authority.db, file.id)
      const released = await act(authority, approver, operations['release-message'], {
        caseId: file.id,
        version: file.version,
        dispatchId: waiting!.id,
      })
      return `released by ${approver.name}, message ${released.messageId.slice(-6)}`
    },
  },
  {
    who: 'exchange',
    tells: 'Sealed, carried, verified, receipted',
    run: async ({ carry }) => `${await carry()} message`,
  },
  {
    who: 'requested',
    tells: 'The other State registers the request and acknowledges it',
    async run(play) {
      const { authority, officer } = play.company.requested
      const file = await findCase(authority, play)
      play.caseIds.requested = file.id
      await act(authority, officer, operations['register-case'], {
        caseId: file.id,
        version: file.version,
        language: 'fr',
      })
      await play.carry()
      return file.reference
    },
  },
  {
    who: 'requested',
    tells: 'It checks by the same rules and asks for what is missing',
    async run(play) {
      await say(play, 'requested', 'information-request', {
        text: 'The bank needs the number of an identity document to tell Joseph MUTANGI from a client of the same name.',
        defects: [
          {
            rule: 'identity-incomplete',
            field: 'persons',
            severity: 'error',
            cites: ['uncac 46(15)(e)', 'uncac 46(16)'],
            with: { name: 'Joseph MUTANGI' },
          },
        ],
      })
      await play.carry()
      return 'the field “persons” is open again'
    },
  },
  {
    who: 'requesting',
    tells: 'The officer fills exactly the reopened field and sends a supplement',
    async run(play) {
      const { authority, officer } = play.company.requesting
      const file = await findCase(authority, play)
      const stored = await findRequest(authority.db, file.id)
      const request = Request.parse(stored!.request)
      const [first, ...others] = request.facts['persons'] as Record<string, unknown>[]
      const persons = [{ ...first, identityDocument: 'passport AK 0000000 (demonstration)' }, ...others]
      await act(authority, officer, operations['save-draft'], {
        caseId: file.id,
        revision: stored!.revision,
        request: { ...request, facts: { ...request.facts, persons } },
      })
      await say(play, 'requesting', 'supplement', {
        text: 'The number of the passport of Joseph MUTANGI is added.',
      })
      await play.carry()
      return 'delivered'
    },
  },
  {
    who: 'requested',
    tells: 'The request is accepted and executed; a first part is sent',
    async run(play) {
      await say(play, 'requested', 'acceptance', {
        text: 'The bank has been ordered to produce the records and not to tell its client.',
        conditions: [],
      })
      const statements = await attach(play, 'requested', 'account-statements.pdf')
      await say(
        play,
        'requested',
        'partial-result',
        {
          text: 'The records of the account are sent; the hearing follows.',
          conditions: [
            'The records may be used only in the proceeding named in the request (UNCAC art. 46(19)).',
          ],
          items: [
            {
              name: 'account-statements.pdf',
              description: 'Statements and opening documents of the account, certified by the bank',
            },
          ],
          outstanding: 'Hearing of Sophie LAURENT.',
        },
        { attachments: [statements] },
      )
      await play.carry()
      return 'bank records'
    },
  },
  {
    who: 'requested',
    tells: 'The hearing is held and the result is sent',
    async run(play) {
      const record = await attach(play, 'requested', 'hearing-record.pdf')
      await say(
        play,
        'requested',
        'result',
        {
          text: 'The witness was heard; the record is signed on each page.',
          conditions: ['Use as above (UNCAC art. 46(19)).'],
          items: [{ name: 'hearing-record.pdf', description: 'Record of the hearing of Sophie LAURENT' }],
        },
        { attachments: [record] },
      )
      await play.carry()
      return 'hearing record'
    },
  },
  {
    who: 'requesting',
    tells: 'The requesting State thanks and closes',
    async run(play) {
      await say(play, 'requesting', 'closing', {
        text: 'The evidence will be used in the proceeding named in the request. No originals are to be returned.',
      })
      await play.carry()
      return 'closed on both sides'
    },
  },
  {
    who: 'exchange',
    tells: 'Both States export their evidence, and a stranger verifies it',
    async run(play) {
      const bundle = async (side: 'requesting' | 'requested') => {
        const { authority, officer } = play.company[side]
        await signCheckpoint(authority)
        return act(authority, officer, operations['export-bundle'], {
          caseId: (await findCase(authority, play)).id,
        })
      }
      play.bundles = { requesting: await bundle('requesting'), requested: await bundle('requested') }
      play.verdicts = {
        requesting: verifyBundle(play.bundles.requesting),
        requested: verifyBundle(play.bundles.requested),
      }
      const { requesting, requested } = play.verdicts
      const failed = [...requesting.checks, ...requested.checks].filter(({ ok }) => !ok)
      if (failed.length > 0)
        throw new Fault('demo.not-verified', failed.map(({ name, why }) => `${name}: ${why}`).join('\n'))
      return `${requesting.checks.length + requested.checks.length} checks, all good`
    },
  },
]
