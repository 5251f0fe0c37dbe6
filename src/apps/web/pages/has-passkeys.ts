/** Whether this browser could do it at all; only pages with https, and those of this machine, are allowed to. */
export const hasPasskeys = (): boolean => typeof window.PublicKeyCredential === 'function'
