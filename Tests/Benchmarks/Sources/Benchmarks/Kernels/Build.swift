// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  /// From columns, as peers get theirs.
  static let build = Kernel(
    "build",
    ready: { workload in
      let file = workload.file
      return (
        file: file, sources: ContiguousArray(file.sources), targets: ContiguousArray(file.targets)
      )
    },
    run: { columns, _ in
      try Graph(
        nodeCount: columns.file.nodeCount, sources: columns.sources, targets: columns.targets,
        isDirected: columns.file.isDirected)
    },
    answer: { graph in
      graph.nodes.flatMap { node in
        [Double(graph.outgoing.degree(of: node)), Double(graph.incoming.degree(of: node))]
      }
    })
}
