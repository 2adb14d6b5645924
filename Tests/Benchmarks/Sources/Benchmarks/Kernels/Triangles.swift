// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  /// The share of paths of two ties that are closed, which takes the number of triangles.
  static let triangles = Kernel(
    undirected: "triangles", run: { try $0.transitivity(monitor: $1.monitor) },
    answer: { [Double]($0) })
}
