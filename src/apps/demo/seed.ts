import { carryAll } from '#apps/demo/carry'
import type { Company } from '#apps/demo/company'
import { seedOthers } from '#apps/demo/other-cases'
import { steps, type Play } from '#apps/demo/story'
import type { Installation } from '#apps/wire'

/** Cases to click through: one played to its end, and others that wait at different points. */
export async function seedCases(
  installation: Installation,
  company: Company,
  tell: (line: string) => void,
): Promise<void> {
  const authorities = [company.requesting.authority, company.requested.authority]
  const carry = () => carryAll(authorities, installation.transports)
  const play: Play = { company, caseIds: {}, carry }
  for (const step of steps.slice(0, -1)) await step.run(play)
  await seedOthers(company, carry)
  tell('Ready: one case played to its end, and others that wait for somebody.')
}
