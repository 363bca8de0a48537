import { history, put, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { everyStepRefinesTheModel } from "./every-step-refines-the-model.ts"

const two = [wrote("A1", put("x", "v1")), wrote("B1", put("x", "v2"))]
const difference = { place: "leader B, rows.x.value", expected: '"v2"', actual: '"v1"' }
const violation = {
  harm: 'The implementation left the specification: leader B, rows.x.value is "v1", and the model says "v2".',
  because: [
    "Implementation and model played the same moves and were the same until then.",
    'After this move the model says leader B, rows.x.value is "v2".',
    'However, in the implementation it is "v1".',
  ],
  leaders: [],
}

judged(everyStepRefinesTheModel, {
  "a difference after the second move": breaks(
    history(2, two, { divergence: { step: 1, ...difference } }),
    {
      ...violation,
      step: 1,
    },
    2,
  ),
  "a move that only the model could make leaves no step, and is shown at the last there is": breaks(
    history(2, two, { divergence: { step: 2, ...difference } }),
    { ...violation, step: 1 },
  ),
  "the first move of all is one that only the model could make": breaks(
    history(2, [], { divergence: { step: 0, ...difference } }),
    { ...violation, step: 0 },
  ),
  "every effective move is a witness": holds(history(2, two), 2),
  "nothing had an effect": saysNothing(history(2, [])),
})
