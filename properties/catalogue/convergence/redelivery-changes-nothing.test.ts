import {
  applied,
  crashed,
  history,
  ignored,
  increment,
  put,
  restarted,
  set,
  wrote,
} from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { redeliveryChangesNothing } from "./redelivery-changes-nothing.ts"

const once = [wrote("A1", increment("x")), applied("B", "A1", 1)]

judged(redeliveryChangesNothing, {
  "an increment that counts again when it comes again": breaks(history(2, [...once, applied("B", "A1", 2)]), {
    harm: "The same message twice turned counter x at B from 1 to 2.",
    because: [
      "B had already seen A1 (increment x by 1), and showed 1.",
      "The same change arrived once more.",
      "However, counter x now shows 2.",
    ],
    step: 2,
    leaders: [1],
  }),
  "an old put that comes again and replaces a newer one": breaks(
    history(2, [
      wrote("A1", put("x", "v1")),
      applied("B", "A1", "v1"),
      wrote("B1", put("x", "v2")),
      applied("B", "A1", "v1"),
    ]),
    {
      harm: "The same message twice turned row x at B from v2 to v1.",
      because: [
        "B had already seen A1 (put x = v1), and showed v2.",
        "The same change arrived once more.",
        "However, row x now shows v1.",
      ],
      step: 3,
      leaders: [1],
    },
  ),
  "an increment that is passed over when it comes again": holds(
    history(2, [...once, ignored("B", "A1", "duplicate", 1)]),
    1,
  ),
  "an increment that is passed over when it comes again, in word but not in effect": breaks(
    history(2, [...once, ignored("B", "A1", "duplicate", 2)]),
    {
      harm: "The same message twice turned counter x at B from 1 to 2.",
      because: [
        "B had already seen A1 (increment x by 1), and showed 1.",
        "The same change arrived once more.",
        "However, counter x now shows 2.",
      ],
      step: 2,
      leaders: [1],
    },
  ),
  "an increment that is applied again without effect": holds(history(2, [...once, applied("B", "A1", 1)]), 1),
  "a message that comes for the first time": saysNothing(history(2, once)),
  "a message that was ignored at once": saysNothing(
    history(2, [wrote("A1", increment("x")), ignored("B", "A1")]),
  ),
  "a change that a crash made the leader forget comes for the first time": saysNothing(
    history(2, [...once, crashed("B", "A1"), restarted("B"), applied("B", "A1", 1)]),
  ),
  "what was shown before a crash that made the leader forget says nothing of what is shown after it": holds(
    history(2, [
      ...once,
      wrote("A2", increment("x")),
      applied("B", "A2", 2),
      crashed("B", "A2"),
      applied("B", "A1", 1),
    ]),
    1,
  ),
  "a record that another one removed before the message came again": saysNothing(
    history(2, [
      wrote("A1", set("x", "email", "e")),
      applied("B", "A1", { email: "e" }),
      wrote("C1", set("y", "email", "e")),
      applied("B", "C1", { email: "e" }),
      ignored("B", "A1", "duplicate", null),
    ]),
  ),
})
