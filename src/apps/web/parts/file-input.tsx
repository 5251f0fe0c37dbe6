import { useRef, useState, type DragEvent } from 'react'
import { Button } from './button.tsx'
import { Field, tie, type FieldProps } from './field.tsx'
import { FileList, type FileItem, type FileWords } from './file-list.tsx'

export interface FileInputProps extends FieldProps {
  readonly files: readonly FileItem[]
  readonly onAdd: (files: readonly File[]) => void
  readonly onRemove: (id: string) => void
  readonly words: FileWords & {
    /** On the button, e.g. `Choose files`. */
    readonly choose: string
    /** Beside it, e.g. `or drop them here`. */
    readonly drop: string
  }
  /** As of the `accept` attribute, e.g. `.pdf,.docx`. */
  readonly accept?: string | undefined
  readonly single?: boolean | undefined
}

/** Files chosen with the button or dropped on the area, and what became of each. */
export function FileInput({ files, onAdd, onRemove, words, accept, single, ...field }: FileInputProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (list: FileList_ | null) =>
    list && list.length > 0 && onAdd([...list].slice(0, single ? 1 : undefined))
  const drag = (event: DragEvent) => {
    event.preventDefault()
    setOver(event.type === 'dragover')
    if (event.type === 'drop') take(event.dataTransfer.files)
  }
  return (
    <Field {...field}>
      <div
        className="drop row note"
        data-over={over || undefined}
        onDragOver={drag}
        onDragLeave={drag}
        onDrop={drag}
      >
        <input
          {...tie(field)}
          ref={input}
          className="hidden"
          type="file"
          accept={accept}
          multiple={!single}
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
        <Button icon="upload" tabIndex={-1} aria-hidden onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
        <span aria-hidden="true">{words.drop}</span>
      </div>
      {files.length > 0 && <FileList items={files} words={words} onRemove={onRemove} bare />}
    </Field>
  )
}

type FileList_ = globalThis.FileList
