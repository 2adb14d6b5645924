// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Freeman's centralisation: how far the scores fall short of the largest, as a share of the
  /// most they could on any graph of this size and kind.
  ///
  ///     C = Σᵥ (max c − c(v)) ÷ maximum
  ///
  /// - Parameters:
  ///   - scores: One for each node, all defined or else for one reason.
  ///   - maximum: The largest possible numerator.
  func centralization(of scores: NodeScores, maximum: Double) -> Quantity {
    if nodeCount == 0 { return .undefined(.emptyGraph) }
    if nodeCount < 3 { return .undefined(.tooFewNodes) }
    return scores.maximum.flatMap { largest in
      var shortfall = CompensatedSum()
      for case let score? in scores { shortfall.add(largest - score) }
      return .value(shortfall.value / maximum)
    }
  }

  /// n − 1 as a number, which most maxima are made of.
  var others: Double { Double(nodeCount - 1) }
}
