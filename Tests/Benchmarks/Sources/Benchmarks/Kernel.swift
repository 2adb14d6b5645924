// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// One thing that is timed: what is made ready, what runs against the clock, what it answered.
struct Kernel: Sendable {
  /// The name that the file of its peers in `Harness/kernels` bears too.
  let name: String
  /// Makes ready what is not timed and gives what is.
  let prepare: @Sendable (Workload) throws -> Run

  /// What is timed; gives the answer to be worked out where somebody asks for it.
  typealias Run = () throws -> () -> [Double]

  /// Makes a kernel that runs on what was made ready.
  init<Ready, Outcome>(
    _ name: String, ready: @escaping @Sendable (Workload) throws -> Ready,
    run: @escaping @Sendable (Ready, Workload) throws -> Outcome,
    answer: @escaping @Sendable (Outcome) -> [Double]
  ) {
    self.name = name
    prepare = { workload in
      let ready = try ready(workload)
      return {
        let outcome = try run(ready, workload)
        return { answer(outcome) }
      }
    }
  }

  /// Makes a kernel that runs on the graph as it is.
  init<Outcome>(
    _ name: String, run: @escaping @Sendable (Graph, Workload) throws -> Outcome,
    answer: @escaping @Sendable (Outcome) -> [Double]
  ) {
    self.init(name, ready: { try $0.graph() }, run: run, answer: answer)
  }

  /// Makes a kernel that runs on the ties in either direction.
  init<Outcome>(
    undirected name: String, run: @escaping @Sendable (Graph, Workload) throws -> Outcome,
    answer: @escaping @Sendable (Outcome) -> [Double]
  ) {
    self.init(name, ready: { try $0.graph().weakView() }, run: run, answer: answer)
  }
}
