/** What is shown for a name that the report does not have. */
interface Props {
  readonly what: "counterexample" | "system" | "promise"
  readonly name: string
}

export const Missing = ({ what, name }: Props) => (
  <div>
    <h1>No such {what} in this report</h1>
    <p>
      The address names <code>{name}</code>. <a href="#verdicts">All verdicts of this report</a>
    </p>
  </div>
)
