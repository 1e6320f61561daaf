import type { ComponentChildren } from 'preact'

export type Column = { label: string; numeric?: boolean | undefined }
export type TableProps = {
  caption: string
  columns: readonly Column[]
  /** The cells of each row; the first is its heading. */
  rows: readonly (readonly ComponentChildren[])[]
}

const kind = (column: Column | undefined) => (column?.numeric ? 'numeric' : undefined)

/** Rows and columns; on a narrow screen each row becomes a card whose lines carry the labels of the columns. */
export function Table({ caption, columns, rows }: TableProps) {
  return (
    <table class="table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column.label} scope="col" class={kind(column)}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, index) => (
          <tr key={index}>
            {cells.map((cell, place) => {
              const column = columns[place]
              return place === 0 ? (
                <th key={column?.label} scope="row" class={kind(column)}>
                  {cell}
                </th>
              ) : (
                <td key={column?.label} class={kind(column)} data-label={column?.label}>
                  {cell}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
