/** Which of the two States keeps this copy of the case. */
export type Side = 'requesting' | 'requested'

/**
 * Who makes a move. `officer` and `approver` are people of this authority; `dispatch` is a message of ours
 * that a second person released; `counterpart` is a verified message from the other State; `exchange` is
 * the machine: a receipt or a rejection at the other State's gate.
 */
export type Mover = 'officer' | 'approver' | 'dispatch' | 'counterpart' | 'exchange'
export type Move = readonly [from: string, event: string, by: Mover, to: string]

/** The requesting State's copy. A lawyer reviews these tables; nothing else decides. */
// prettier-ignore
const requesting = [
  // from                    event                  by             to
  ['drafting',              'submit',              'officer',     'in-review'],
  ['drafting',              'discard',             'officer',     'discarded'],
  ['in-review',             'return',              'approver',    'drafting'],
  ['in-review',             'request',             'dispatch',    'sent'],
  ['sent',                  'deliver',             'exchange',    'delivered'],
  ['sent',                  'bounce',              'exchange',    'drafting'],              // the other gate refused it: nothing was processed
  ['sent',                  'acknowledgement',     'counterpart', 'acknowledged'],          // the receipt may come later than the acknowledgement
  ['sent',                  'information-request', 'counterpart', 'information-requested'], // and so may every answer: a result is never lost to a late receipt
  ['sent',                  'acceptance',          'counterpart', 'executing'],
  ['sent',                  'refusal',             'counterpart', 'refused'],
  ['sent',                  'postponement',        'counterpart', 'postponed'],
  ['sent',                  'partial-result',      'counterpart', 'partially-executed'],
  ['sent',                  'result',              'counterpart', 'executed'],
  ['sent',                  'withdrawal',          'dispatch',    'withdrawn'],             // UNCAC 46(24): tell when it is no longer needed
  ['delivered',             'acknowledgement',     'counterpart', 'acknowledged'],
  ['delivered',             'information-request', 'counterpart', 'information-requested'], // UNCAC 46(16)
  ['delivered',             'acceptance',          'counterpart', 'executing'],
  ['delivered',             'refusal',             'counterpart', 'refused'],               // UNCAC 46(23), ETS 030 19: with reasons
  ['delivered',             'postponement',        'counterpart', 'postponed'],             // UNCAC 46(25)
  ['delivered',             'partial-result',      'counterpart', 'partially-executed'],
  ['delivered',             'result',              'counterpart', 'executed'],
  ['delivered',             'withdrawal',          'dispatch',    'withdrawn'],
  ['acknowledged',          'information-request', 'counterpart', 'information-requested'],
  ['acknowledged',          'acceptance',          'counterpart', 'executing'],
  ['acknowledged',          'refusal',             'counterpart', 'refused'],
  ['acknowledged',          'postponement',        'counterpart', 'postponed'],
  ['acknowledged',          'partial-result',      'counterpart', 'partially-executed'],
  ['acknowledged',          'result',              'counterpart', 'executed'],
  ['acknowledged',          'withdrawal',          'dispatch',    'withdrawn'],
  ['information-requested', 'supplement',          'dispatch',    'acknowledged'],
  ['information-requested', 'information-request', 'counterpart', 'information-requested'],
  ['information-requested', 'acceptance',          'counterpart', 'executing'],
  ['information-requested', 'partial-result',      'counterpart', 'partially-executed'],
  ['information-requested', 'result',              'counterpart', 'executed'],
  ['information-requested', 'refusal',             'counterpart', 'refused'],
  ['information-requested', 'withdrawal',          'dispatch',    'withdrawn'],
  ['executing',             'information-request', 'counterpart', 'information-requested'],
  ['executing',             'partial-result',      'counterpart', 'partially-executed'],
  ['executing',             'result',              'counterpart', 'executed'],
  ['executing',             'refusal',             'counterpart', 'refused'],
  ['executing',             'postponement',        'counterpart', 'postponed'],
  ['executing',             'withdrawal',          'dispatch',    'withdrawn'],
  ['partially-executed',    'information-request', 'counterpart', 'information-requested'],
  ['partially-executed',    'partial-result',      'counterpart', 'partially-executed'],
  ['partially-executed',    'result',              'counterpart', 'executed'],
  ['partially-executed',    'refusal',             'counterpart', 'refused'],               // of the rest
  ['partially-executed',    'withdrawal',          'dispatch',    'withdrawn'],
  ['postponed',             'acceptance',          'counterpart', 'executing'],
  ['postponed',             'partial-result',      'counterpart', 'partially-executed'],
  ['postponed',             'result',              'counterpart', 'executed'],
  ['postponed',             'refusal',             'counterpart', 'refused'],
  ['postponed',             'withdrawal',          'dispatch',    'withdrawn'],
  ['executed',              'closing',             'dispatch',    'closed'],                // use made, items returned or waived
  ['refused',               'closing',             'dispatch',    'closed'],
  ['withdrawn',             'close',               'officer',     'closed'],
] as const satisfies readonly Move[]

/** The requested State's copy. */
// prettier-ignore
const requested = [
  ['received',              'acknowledgement',     'dispatch',    'registered'],
  ['received',              'withdrawal',          'counterpart', 'withdrawn'],
  ['registered',            'information-request', 'dispatch',    'information-requested'],
  ['registered',            'acceptance',          'dispatch',    'executing'],
  ['registered',            'refusal',             'dispatch',    'refused'],
  ['registered',            'postponement',        'dispatch',    'postponed'],
  ['registered',            'supplement',          'counterpart', 'registered'],
  ['registered',            'withdrawal',          'counterpart', 'withdrawn'],
  ['information-requested', 'supplement',          'counterpart', 'registered'],
  ['information-requested', 'acceptance',          'dispatch',    'executing'],             // what is there may do after all
  ['information-requested', 'refusal',             'dispatch',    'refused'],
  ['information-requested', 'withdrawal',          'counterpart', 'withdrawn'],
  ['executing',             'information-request', 'dispatch',    'information-requested'],
  ['executing',             'partial-result',      'dispatch',    'partially-executed'],    // ETS 182 7, UNCAC 46(26): rather a part than nothing
  ['executing',             'result',              'dispatch',    'executed'],
  ['executing',             'refusal',             'dispatch',    'refused'],
  ['executing',             'postponement',        'dispatch',    'postponed'],
  ['executing',             'supplement',          'counterpart', 'executing'],
  ['executing',             'withdrawal',          'counterpart', 'withdrawn'],
  ['partially-executed',    'information-request', 'dispatch',    'information-requested'],
  ['partially-executed',    'partial-result',      'dispatch',    'partially-executed'],
  ['partially-executed',    'result',              'dispatch',    'executed'],
  ['partially-executed',    'refusal',             'dispatch',    'refused'],
  ['partially-executed',    'supplement',          'counterpart', 'partially-executed'],
  ['partially-executed',    'withdrawal',          'counterpart', 'withdrawn'],
  ['postponed',             'acceptance',          'dispatch',    'executing'],
  ['postponed',             'refusal',             'dispatch',    'refused'],
  ['postponed',             'withdrawal',          'counterpart', 'withdrawn'],
  ['executed',              'closing',             'counterpart', 'closed'],
  ['executed',              'close',               'officer',     'closed'],                // closed here when the other side says nothing
  ['refused',               'closing',             'counterpart', 'closed'],
  ['refused',               'close',               'officer',     'closed'],
  ['withdrawn',             'close',               'officer',     'closed'],
] as const satisfies readonly Move[]

/** The life of a request for mutual legal assistance, one table a side. */
export const mutualLegalAssistance: Readonly<Record<Side, readonly Move[]>> = { requesting, requested }

/** First state of a case on each side. */
export const firstState: Readonly<Record<Side, string>> = { requesting: 'drafting', requested: 'received' }

/** States in which nothing more is due. */
export const endStates: readonly string[] = ['closed', 'discarded']

export const isOpen = (state: string): boolean => !endStates.includes(state)

/** The next state, or the moves that were open instead: a forbidden move is news, not a bug. */
export function step(
  side: Side,
  from: string,
  event: string,
  by: Mover,
): { to: string } | { open: string[] } {
  const mine = mutualLegalAssistance[side].filter((move) => move[0] === from && move[2] === by)
  const move = mine.find((candidate) => candidate[1] === event)
  return move ? { to: move[3] } : { open: mine.map((candidate) => candidate[1]) }
}

/** What people of this authority can do now: moves of their own and messages they can prepare. */
export const openMoves = (side: Side, from: string): readonly { event: string; by: Mover }[] =>
  mutualLegalAssistance[side]
    .filter((move) => move[0] === from && move[2] !== 'counterpart' && move[2] !== 'exchange')
    .map((move) => ({ event: move[1], by: move[2] }))

/**
 * The state that a case must have after its events. An event that opens no move leaves the state as it is:
 * a late or repeated message is kept in the log and changes nothing.
 */
export function stateAfter(
  side: Side,
  events: readonly { readonly event: string; readonly by: Mover }[],
): string {
  return events.reduce((state, { event, by }) => {
    const move = step(side, state, event, by)
    return 'to' in move ? move.to : state
  }, firstState[side])
}
