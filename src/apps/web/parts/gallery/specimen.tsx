import type { ReactNode } from 'react'

/** A named part of the gallery. */
export function Specimen({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="section stack">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
