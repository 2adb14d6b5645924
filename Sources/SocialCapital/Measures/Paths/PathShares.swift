// SPDX-License-Identifier: Apache-2.0

/// For each node and arc, the share of shortest ways that pass through it, summed over all ordered
/// pairs.
struct PathShares: Sendable {
  /// The shares of nodes strictly between the ends.
  var nodes: ContiguousArray<Double>
  /// The shares of outgoing arcs, in the order of `outgoing.targets`; empty unless asked for.
  var arcs: ContiguousArray<Double>
  /// From how many nodes each can be reached, and how many it reaches; empty unless asked for.
  var reaching: ContiguousArray<Double>
  var reached: ContiguousArray<Double>

  /// Whether the arcs' shares were asked for, or there are none.
  var holdsArcs: Bool

  init(nodeCount: Int, arcCount: Int?, countsReach: Bool = false) {
    nodes = ContiguousArray(repeating: 0, count: nodeCount)
    arcs = ContiguousArray(repeating: 0, count: arcCount ?? 0)
    holdsArcs = arcCount != nil
    reaching = countsReach ? nodes : []
    reached = reaching
  }

  /// Adds these to totals and sets them to zero.
  mutating func drain(into totals: inout PathShares) {
    nodes.drain(into: &totals.nodes)
    arcs.drain(into: &totals.arcs)
    reaching.drain(into: &totals.reaching)
    reached.drain(into: &totals.reached)
  }
}

/// As how many ends of ways each node counts.
struct PathEnds: Sendable {
  /// As how many sources.
  var leading: ContiguousArray<Double>
  /// As how many targets.
  var led: ContiguousArray<Double>
  /// Whether each counts as one.
  var areSingle = true

  init(nodeCount: Int) {
    leading = ContiguousArray(repeating: 1, count: nodeCount)
    led = leading
  }

  /// Those of some of the nodes.
  func of(_ nodes: some Sequence<Int>) -> PathEnds {
    var some = self
    some.leading = ContiguousArray(nodes.lazy.map { leading[$0] })
    some.led = ContiguousArray(nodes.lazy.map { led[$0] })
    return some
  }
}

extension Graph {
  /// For each node, and each arc when asked, the share of shortest ways that pass through it;
  /// `nil` where there are too many ways to count.
  ///
  /// This is Brandes's algorithm: from each source, ways are counted outwards and shares added up
  /// on the way back.
  func pathShares(
    withArcs: Bool, length: TieLength, monitor: Monitor
  ) throws(MeasureError) -> PathShares? {
    if let lengths = arcLengths(length) {
      return try pathSharesByLengths(lengths, withArcs: withArcs, monitor: monitor)
    }
    let trees = PendantTrees(of: self)
    if trees.folds.isEmpty {
      return try pathSharesBySteps(of: trees.ends, withArcs: withArcs, monitor: monitor)
    }
    let kept = trees.kept
    let core = try induced(on: kept).pathSharesBySteps(
      of: trees.ends.of(kept), withArcs: withArcs, monitor: monitor)
    guard let core else { return nil }
    var shares = trees.spread(core, over: self, from: kept)
    trees.addTrees(to: &shares, of: self)
    return shares
  }

  private func pathSharesBySteps(
    of ends: PathEnds, withArcs: Bool, monitor: Monitor
  ) throws(MeasureError) -> PathShares? {
    let rows = RelabeledRows(breadthFirst: self)
    let sources = ContiguousArray(
      rows.order.indices.lazy.filter { rows.outgoing.degree(of: $0) > 0 }
        .map { UInt32(truncatingIfNeeded: $0) })
    var totals = PathShares(
      nodeCount: nodeCount, arcCount: withArcs ? outgoing.arcCount : nil,
      countsReach: !ends.areSingle)
    var isCountable = true
    let rowEnds = ends.of(rows.order.lazy.map { Int($0) })
    try Parallel.reduce(count: sources.count, chunkSize: 64, monitor: monitor) {
      PathCounts(rows: rows, ends: rowEnds, withArcs: withArcs)
    } body: { counts, chunk in
      counts.run(from: sources[chunk], rows: rows)
    } merge: { counts, _ in
      counts.takeShares(into: &totals)
      isCountable = isCountable && counts.isCountable
    }
    if !isCountable { return nil }
    totals.nodes = rows.byNode(totals.nodes)
    if withArcs { totals.arcs = outgoing.byArc(totals.arcs, of: rows) }
    if !ends.areSingle {
      totals.reaching = rows.byNode(totals.reaching)
      totals.reached = rows.byNode(totals.reached)
    }
    return totals
  }

  private func pathSharesByLengths(
    _ lengths: ContiguousArray<Double>, withArcs: Bool, monitor: Monitor
  ) throws(MeasureError) -> PathShares? {
    var totals = PathShares(nodeCount: nodeCount, arcCount: withArcs ? outgoing.arcCount : nil)
    var isCountable = true
    try Parallel.reduce(count: nodeCount, chunkSize: 32, monitor: monitor) {
      LengthPathCounts(nodeCount: nodeCount, arcCount: withArcs ? outgoing.arcCount : nil)
    } body: { counts, sources in
      for source in sources { counts.run(from: source, in: outgoing, lengths: lengths) }
    } merge: { counts, _ in
      counts.takeShares(into: &totals)
      isCountable = isCountable && counts.isCountable
    }
    return isCountable ? totals : nil
  }
}

extension Adjacency {
  /// Values by arc of renumbered rows, put back by arc of these.
  func byArc(
    _ values: ContiguousArray<Double>, of rows: RelabeledRows
  ) -> ContiguousArray<Double> {
    var moved = values
    var next = 0
    for old in rows.order {
      for position in positions(of: Int(old)) {
        moved[position] = values[next]
        next += 1
      }
    }
    return moved
  }
}

extension ContiguousArray<Double> {
  /// Adds these to others and sets them to zero.
  mutating func drain(into totals: inout ContiguousArray<Double>) {
    var these = mutableSpan
    var those = totals.mutableSpan
    for index in 0..<these.count {
      those[index] += these[index]
      these[index] = 0
    }
  }
}
