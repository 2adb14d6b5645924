// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let components = Kernel(
    undirected: "components", run: { graph, _ in graph.weakComponents() },
    answer: { $0.membership.map(Double.init) })
}
