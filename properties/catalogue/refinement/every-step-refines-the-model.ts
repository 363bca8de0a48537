import type { Property } from "../../property.ts"

export const everyStepRefinesTheModel: Property = {
  id: "refinement/every-step-refines-the-model",
  group: "refinement",
  title: "Every step refines the model",
  law: "After every move, what happened and what every leader and link holds is what the model of the same design says.",
  source:
    "Lamport, The Existence of Refinement Mappings (1991); Cedar's differential testing; this project's lockstep comparison",
  expectation: "always",
  assumes: "The subject is played in lockstep with its design.",
  witness: "an effective move",
  families: ["row", "register", "counter", "set", "record"],
  needs: [],
  readsStamps: false,
  check: ({ history }) => {
    const { divergence, steps } = history
    if (divergence === null) return { witnesses: steps.length, violation: null }
    const { place, expected, actual, step } = divergence
    return {
      witnesses: step + 1,
      violation: {
        harm: `The implementation left the specification: ${place} is ${actual}, and the model says ${expected}.`,
        because: [
          "Implementation and model played the same moves and were the same until then.",
          `After this move the model says ${place} is ${expected}.`,
          `However, in the implementation it is ${actual}.`,
        ],
        step: Math.min(step, Math.max(0, steps.length - 1)),
        leaders: [],
      },
    }
  },
}
