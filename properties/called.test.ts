/** Names for programs: what they mean, and what an unknown one is answered with. */
import { describe, expect, it } from "vitest"
import { propertyCalled, subjectCalled } from "./called.ts"

describe("a property", () => {
  it("is found by its id, or by the part after the group", () => {
    const whole = propertyCalled("convergence/quiet-cluster-agrees")
    expect(whole.id).toBe("convergence/quiet-cluster-agrees")
    expect(propertyCalled("quiet-cluster-agrees")).toBe(whole)
  })

  it("that there is not is answered with the nearest", () => {
    expect(() => propertyCalled("quiet-cluster-agres")).toThrow(
      'There is no property "quiet-cluster-agres". Did you mean "convergence/quiet-cluster-agrees"?',
    )
  })
})

describe("a subject", () => {
  it("is found by its name, a design as well as the implementation", async () => {
    expect((await subjectCalled("tungsten")).kind).toBe("system")
    expect((await subjectCalled("implementation")).kind).toBe("implementation")
  })

  it("that there is not is answered with the nearest", async () => {
    await expect(subjectCalled("tungstn")).rejects.toThrow('Did you mean "tungsten"')
  })
})
