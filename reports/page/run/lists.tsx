/** All systems, and all promises, each with what is known of it. */
import { groupInWords } from "../../words.ts"
import { countsInWords } from "./headline.ts"
import type { Judged } from "./judged.ts"
import { Law } from "./promise-page.tsx"
import { hrefOf } from "./route.ts"
import { VerdictBar } from "./verdict-bar.tsx"
import { kindNames } from "./verdicts.tsx"

export const SystemList = ({ judged }: { readonly judged: Judged }) => {
  const kinds = [...new Set(judged.subjects.map(({ kind }) => kind))]
  return (
    <div class="things">
      <h1>Systems</h1>
      <p class="lead">
        What was played, and where its rules were read. A design is the documented rules of a system, not the
        product.
      </p>
      {kinds.map((kind) => (
        <section key={kind}>
          <h2>{kindNames[kind] ?? kind}</h2>
          <ul class="cards">
            {judged.subjects
              .filter((one) => one.kind === kind)
              .map(({ name, title, source }) => {
                const cells = judged.cells.filter((cell) => cell.subject === name)
                return (
                  <li key={name}>
                    <h3>
                      <a href={hrefOf("s", name)}>{title}</a>
                    </h3>
                    <p class="id soft">{name}</p>
                    <VerdictBar cells={cells} />
                    <p>{`${countsInWords(cells)}.`}</p>
                    <p class="soft">{source}</p>
                  </li>
                )
              })}
          </ul>
        </section>
      ))}
    </div>
  )
}

export const PromiseList = ({ judged }: { readonly judged: Judged }) => {
  const groups = [...new Set(judged.properties.map(({ group }) => group))]
  return (
    <div class="things">
      <h1>Promises</h1>
      <p class="lead">
        Each is one claim about every run. A run counts as a witness only if the claim could have failed in
        it.
      </p>
      {groups.map((group) => (
        <section key={group}>
          <h2>{groupInWords(group)}</h2>
          <ul class="cards">
            {judged.properties
              .filter((one) => one.group === group)
              .map((property) => (
                <li key={property.id}>
                  <h3>
                    <a href={hrefOf("p", property.id)}>{property.title}</a>
                  </h3>
                  <p class="id soft">{property.id}</p>
                  <VerdictBar cells={judged.cells.filter((cell) => cell.property === property.id)} />
                  <p>{property.law}</p>
                  <Law property={property} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
