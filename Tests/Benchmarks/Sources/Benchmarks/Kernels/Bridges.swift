// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  /// The answer is the nodes at the ends of each bridge.
  static let bridges = Kernel(
    "bridges", ready: { try $0.graph().weakView() },
    run: { graph, workload in (graph, try graph.bridges(monitor: workload.monitor)) },
    answer: { graph, bridges in
      zip(graph.edges, bridges.flags).filter(\.1).flatMap { edge, _ in
        [Double(edge.source), Double(edge.target)]
      }
    })
}
