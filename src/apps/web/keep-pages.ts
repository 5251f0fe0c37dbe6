/**
 * Has the browser keep the pages, so that the law opens without a connection (`keeper/keeper.ts`). It does so under
 * https and on the own machine only; elsewhere, and where it refuses, the pages work as long as there is a connection.
 */
export function keepPages(): void {
  if (!('serviceWorker' in navigator)) return
  void navigator.serviceWorker.register('/keeper.js', { updateViaCache: 'none' }).catch(() => undefined)
}
