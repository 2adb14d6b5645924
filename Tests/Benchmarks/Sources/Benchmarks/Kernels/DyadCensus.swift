// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let dyadCensus = Kernel(
    "dyad-census", run: { graph, _ in graph.dyadCensus() },
    answer: { [Double($0.mutual), Double($0.asymmetric), Double($0.null)] })
}
