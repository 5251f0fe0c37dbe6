import { Component, type ReactNode } from 'react'
import type { Say } from '#core/knowledge/words'
import { Button } from './parts/button.tsx'
import { Notice } from './parts/notice.tsx'

interface Props {
  readonly say: Say
  readonly children: ReactNode
}

/** A page that fails says so and offers a way on; React needs a class for it. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    const { say, children } = this.props
    if (!this.state.failed) return children
    return (
      <Notice
        tone="danger"
        live
        title={say('page.failed.title')}
        action={<Button onClick={() => window.location.reload()}>{say('page.reload')}</Button>}
      >
        {say('page.failed')}
      </Notice>
    )
  }
}
