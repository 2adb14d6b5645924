// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Calls the body for every tie whose reverse exists too, in order of source, then target.
  ///
  /// The body gets the source, the target, where the tie stands in ``outgoing`` and where its
  /// reverse stands in ``incoming``. A mutual pair is met twice, once from each side.
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(1) space.
  @inline(__always)
  func forEachMutualArc(
    _ body: (_ source: Int, _ target: Int, _ forth: Int, _ back: Int) -> Void
  ) {
    let outOffsets = outgoing.offsets.span
    let inOffsets = incoming.offsets.span
    let outTargets = outgoing.targets.span
    let inTargets = incoming.targets.span
    for node in 0..<nodeCount {
      var out = Int(outOffsets[node])
      var into = Int(inOffsets[node])
      let outEnd = Int(outOffsets[node + 1])
      let inEnd = Int(inOffsets[node + 1])
      while out < outEnd, into < inEnd {
        let (forth, back) = (outTargets[out], inTargets[into])
        if forth == back { body(node, Int(forth), out, into) }
        if forth <= back { out &+= 1 }
        if back <= forth { into &+= 1 }
      }
    }
  }

  /// The number of ties whose reverse exists too, twice the number of mutual pairs.
  func mutualArcCount() -> Int { isDirected ? 2 * mutualPairCount() : outgoing.arcCount }

  /// The number of pairs with ties in both directions.
  ///
  /// A pair is looked for from its lower node: both rows are walked from their highest node down to
  /// the row's own.
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(1) space.
  func mutualPairCount() -> Int {
    let outOffsets = outgoing.offsets.span
    let inOffsets = incoming.offsets.span
    let outTargets = outgoing.targets.span
    let inTargets = incoming.targets.span
    var count = 0
    for node in 0..<nodeCount {
      var out = Int(outOffsets[node + 1]) - 1
      var into = Int(inOffsets[node + 1]) - 1
      let (outStart, inStart) = (Int(outOffsets[node]), Int(inOffsets[node]))
      while out >= outStart, into >= inStart {
        let (forth, back) = (Int(outTargets[out]), Int(inTargets[into]))
        if min(forth, back) < node { break }
        // Which row goes on is as good as chance: 1 or 0 by the sign of the difference, since a
        // comparison may become a branch, at twice the time.
        let isForth = 1 &+ ((forth &- back) >> 63)
        let isBack = 1 &+ ((back &- forth) >> 63)
        count &+= isForth & isBack
        out &-= isForth
        into &-= isBack
      }
    }
    return count
  }

  /// The number of mutual ties of each node.
  func mutualDegrees() -> ContiguousArray<Int> {
    var degrees = ContiguousArray(repeating: 0, count: nodeCount)
    forEachMutualArc { source, _, _, _ in degrees[source] &+= 1 }
    return degrees
  }

  /// Why no reciprocity can be told, or `nil` where it can: no nodes, no directions or no ties.
  var reciprocityObstacle: Undefined? {
    if nodeCount == 0 { return .emptyGraph }
    if !isDirected { return .undirected }
    return edgeCount == 0 ? .noTies : nil
  }
}
