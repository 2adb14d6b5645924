// SPDX-License-Identifier: Apache-2.0

extension WaveComparison {
  /// Whether new ties went to those who had many: the rank correlation of earlier ties and new ones.
  ///
  /// ## Definition
  /// Over the stayers, Spearman's correlation of the ties each had in the earlier wave with the new
  /// ties each has gained; equal values share the mean of their ranks.
  ///
  /// ## Conventions
  /// - Direction: ties received when directed. Weights: ignored.
  /// - New ties: among the possible ties both waves observed.
  /// - Undefined: where fewer than two stayed, or all had equally many ties or gained equally many.
  ///
  /// It stands in for the exponent of preferential attachment, which needs hundreds of nodes and
  /// several waves. Those who already have many ties have fewer left to gain, which lowers it.
  ///
  /// ## Example
  /// ```swift
  /// try panel.comparison(from: 0, to: 1).attachment()
  /// ```
  ///
  /// - Complexity: *O*(*m* + *n* log *n*) time and *O*(*n*) space.
  ///
  /// ## Reference
  /// H. Jeong, Z. Néda and A.-L. Barabási, "Measuring preferential attachment in evolving networks",
  /// *Europhysics Letters* 61 (2003) 567–572, doi:10.1209/epl/i2003-00166-9.
  public func attachment() -> Quantity {
    let gains = tieGains()
    if gains.count < 2 { return .undefined(gains.isEmpty ? .noStayers : .tooFewNodes) }
    return Self.correlation(
      Self.ranks(gains.map(\.before)), Self.ranks(gains.map(\.gained)))
  }

  /// The share of new ties that went to the tenth of stayers who had most; a tenth is what chance
  /// gives.
  ///
  /// The tenth is rounded up to whole members; where several have as many ties as its last, they
  /// share the places left.
  ///
  /// - Complexity: *O*(*m* + *n* log *n*) time and *O*(*n*) space.
  public func newTieShareOfBestConnected() -> Quantity {
    let gains = tieGains().sorted { $0.before > $1.before }
    let places = (gains.count + 9) / 10
    guard places > 0 else { return .undefined(.noStayers) }
    let last = gains[places - 1].before
    let above = gains.filter { $0.before > last }
    let level = gains.filter { $0.before == last }
    let share = Double(places - above.count) / Double(level.count)
    let gained =
      Double(above.reduce(0) { $0 + $1.gained }) + share
      * Double(level.reduce(0) { $0 + $1.gained })
    return Quantity(gained, over: Double(gains.reduce(0) { $0 + $1.gained }), else: .noTies)
  }

  /// For each stayer, the ties it had in the earlier wave and those it has gained.
  ///
  /// Ties received when directed; undirected, contacts. Gained are ties that both waves observed, and
  /// only the later one has.
  func tieGains() -> [(before: Int, gained: Int)] {
    var gained = [Int](repeating: 0, count: nodeCount)
    for source in 0..<nodeCount {
      forEachTie(of: source) { target, isBefore, _ in
        if !isBefore, observesTie(source, target) { gained[target] += 1 }
      }
    }
    return (0..<nodeCount).filter(isStayer).map { (before.incoming.degree(of: $0), gained[$0]) }
  }

  /// Ranks from 1, equal values sharing the mean of theirs.
  private static func ranks(_ values: [Int]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = Double(start + end + 1) / 2 }
      start = end
    }
    return ranks
  }

  private static func correlation(_ x: [Double], _ y: [Double]) -> Quantity {
    let n = Double(x.count)
    let (meanX, meanY) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    var (xx, yy, xy) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
    for (a, b) in zip(x, y) {
      xx.add((a - meanX) * (a - meanX))
      yy.add((b - meanY) * (b - meanY))
      xy.add((a - meanX) * (b - meanY))
    }
    return Quantity(xy.value, over: (xx.value * yy.value).squareRoot(), else: .zeroVariance)
  }
}

extension Measure {
  /// The catalogue entry of ``WaveComparison/attachment()``.
  public static let attachment = Measure(
    id: "attachment", title: "Attachment",
    summary: "Whether new links went to those who already had many.",
    definition: """
      Spearman's correlation, over stayers, of ties before with new ties; …-top-share: the share of \
      new ties that went to the tenth who had most
      """,
    range: "−1 to 1; the share 0 to 1, 0.1 by chance",
    conventions: """
      Ties received when directed; new ties among those both waves observed; undefined where all \
      had, or gained, equally many.
      """,
    reference: "Jeong, Néda and Barabási 2003, doi:10.1209/epl/i2003-00166-9",
    complexity: "O(m + n log n)"
  ) { input in
    var result = MeasureResult("attachment", input.comparison.attachment())
    result.add("attachment-top-share", input.comparison.newTieShareOfBestConnected())
    return result
  }
}
