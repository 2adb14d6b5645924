// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let coreNumber = Kernel(
    undirected: "core-number", run: { graph, _ in graph.coreNumbers() },
    answer: { $0.map(Double.init) })
}
