// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let build = Kernel(
    "build", ready: { $0.file },
    run: { file, _ in
      try Graph(nodeCount: file.nodeCount, pairs: file.pairs, isDirected: file.isDirected)
    },
    answer: { graph in
      graph.nodes.flatMap { node in
        [Double(graph.outgoing.degree(of: node)), Double(graph.incoming.degree(of: node))]
      }
    })
}
