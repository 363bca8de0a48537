/** The documented anomalies, to be opened and stepped through. */
import { designSubjects } from "../../../properties/subjects/designs.ts"
import { type Example, gallery } from "./examples.ts"

interface Props {
  /** The example that is open, by name. */
  readonly open: string | null
  readonly onOpen: (example: Example) => void
}

const systems = new Map(designSubjects.map((subject) => [subject.name, subject]))

export const Gallery = ({ open, onOpen }: Props) => (
  <section class="gallery" aria-labelledby="examples">
    <h2 id="examples">What went wrong in real products</h2>
    <p>Documented anomalies, to be stepped through move by move.</p>
    {gallery.map((group) => (
      <div key={group.title}>
        <h3>{group.title}</h3>
        <p class="soft">{group.says}</p>
        <ul>
          {group.examples.map((example) => (
            <li key={example.name}>
              <a
                href={`#example/${example.name}`}
                aria-current={open === example.name ? "true" : undefined}
                onClick={(event) => {
                  event.preventDefault()
                  onOpen(example)
                }}
              >
                {example.title}
              </a>
              <p>{example.says}</p>
              <small>
                {systems.get(example.design)?.title}. Source: {systems.get(example.design)?.source}
              </small>
            </li>
          ))}
        </ul>
      </div>
    ))}
  </section>
)
