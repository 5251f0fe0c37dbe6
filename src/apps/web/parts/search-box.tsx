import { useId, useState } from 'react'
import { Icon } from './icons.tsx'

interface SearchBoxProps {
  readonly label: string
  readonly placeholder?: string | undefined
  readonly value?: string | undefined
  readonly onSearch: (sought: string) => void
}

/** A box that searches on Enter. */
export function SearchBox({ label, placeholder, value = '', onSearch }: SearchBoxProps) {
  const id = useId()
  const [text, setText] = useState(value)
  return (
    <form
      className="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(text.trim())
      }}
    >
      <label className="hidden" htmlFor={id}>
        {label}
      </label>
      <Icon name="search" />
      <input
        id={id}
        className="input"
        type="search"
        enterKeyHint="search"
        dir="auto"
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  )
}
