// What a mutation run mutates, and the tests that may kill it: those beside the files, without the ones that explore or draw
// for seconds.

/**
 * The slices by name: globs of source files and of test files. `loading` says whether what a module computes while it loads
 * is mutated as well, which takes most of the time: each such mutant is run against all tests of the slice.
 */
export const slices = {
  conflicts: {
    mutate: ["model/conflicts/**/*.ts"],
    tests: ["model/conflicts/**/*.test.ts"],
    loading: false,
  },
  clocks: { mutate: ["model/clocks/*.ts"], tests: ["model/clocks/*.test.ts"], loading: true },
  topology: { mutate: ["model/topology.ts"], tests: ["model/topology.test.ts"], loading: true },
  objects: {
    mutate: ["model/objects/!(meaning*).ts"],
    tests: ["model/objects/!(meaning).test.ts"],
    loading: false,
  },
  meaning: {
    mutate: ["model/objects/meaning*.ts"],
    tests: ["model/objects/{meaning,sets,counter}.test.ts"],
    loading: false,
  },
  replication: {
    mutate: ["model/replication/{link,receiving,applying,step,enabled,delivery,connecting}.ts"],
    tests: ["model/replication/!(enabled|step|recovery).test.ts"],
    loading: false,
  },
  enabled: {
    mutate: ["model/replication/enabled.ts"],
    tests: ["model/replication/enabled.test.ts"],
    loading: false,
  },
  vocabulary: {
    mutate: ["model/vocabulary/*.ts"],
    tests: ["model/vocabulary/*.test.ts"],
    loading: false,
  },
  evidence: { mutate: ["properties/evidence.ts"], tests: ["properties/evidence.test.ts"], loading: false },
  catalogue: {
    mutate: ["properties/catalogue/*/*.ts"],
    tests: ["properties/catalogue/*/*.test.ts"],
    loading: false,
  },
}
