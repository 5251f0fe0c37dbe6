import { useMemo } from 'react'
import type { FileWords } from '../parts/file-list.tsx'
import { useSession } from '../session.tsx'

/** Words of every list of files. */
export function useFileWords(): FileWords {
  const { say, language } = useSession()
  return useMemo(
    () => ({
      locale: language,
      download: (name) => say('page.files.download', { name }),
      remove: (name) => say('page.files.remove', { name }),
      sending: say('page.files.sending'),
    }),
    [say, language],
  )
}
