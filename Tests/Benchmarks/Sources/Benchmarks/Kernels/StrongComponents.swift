// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let strongComponents = Kernel(
    "strong-components", run: { graph, _ in graph.strongComponents() },
    answer: { $0.membership.map(Double.init) })
}
