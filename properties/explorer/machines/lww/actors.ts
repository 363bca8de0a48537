/** ML-LWW as actors. */
import type { LocalMachine } from "../../local/machine.ts"
import {
  applied,
  fresh,
  isReady,
  type Leader,
  type LwwRules,
  type LwwScope,
  quietMeansComplete,
  sameWrites,
  sameWritesSameRegisters,
  standardLwwRules,
  type Write,
  writesOf,
} from "./leader.ts"
import type { LwwMove } from "./machine.ts"
import { namesOf, renamedLeader, renamedWrite } from "./names.ts"

/**
 * The same leaders as actors that share nothing but messages: for a scope without forwarding, since a leader of the ring sends
 * on what it receives. Duplicates are not moves there: that receiving again changes nothing covers any number of them.
 */
export const lwwActors = (
  scope: LwwScope,
  rules: LwwRules = standardLwwRules,
): LocalMachine<Leader, Write, LwwMove> => {
  if (scope.ring) throw new RangeError("a leader of the ring sends on what it receives: search the machine")
  return {
    renamings: namesOf(scope).map((names) => ({
      state: (leader) => renamedLeader(names, leader),
      message: (write) => renamedWrite(names, write),
    })),
    actors: scope.leaders,
    initial: fresh(scope),
    requests: scope.writes,
    ask: (id, leader) =>
      writesOf(scope, id, leader).map((write) => ({
        request: { kind: "write", key: write.key, value: write.value },
        becomes: applied(rules, leader, write),
        message: write,
      })),
    receive: (leader, write) => (isReady(leader, write) ? applied(rules, leader, write) : null),
    agree: {
      claim: sameWritesSameRegisters,
      key: ({ applied }) => applied,
      image: ({ registers }) => registers,
    },
    quiet: {
      claim: quietMeansComplete,
      holds: ([first, ...others]) =>
        first === undefined || others.every(({ applied }) => sameWrites(applied, first.applied)),
    },
  }
}
