// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// What shortest ways are counted through.
  enum PathPart {
    /// Nodes strictly between the ends.
    case nodes
    /// Outgoing arcs, in the order of `outgoing.targets`.
    case arcs
  }

  /// For each node or arc, the share of shortest ways that pass through it, summed over all
  /// ordered pairs; `nil` where there are too many ways to count.
  ///
  /// This is Brandes's algorithm: from each source, ways are counted outwards and shares added up
  /// on the way back.
  func pathShares(
    of part: PathPart, length: TieLength, monitor: Monitor
  ) throws(MeasureError) -> ContiguousArray<Double>? {
    if let lengths = arcLengths(length) {
      return try pathSharesByLengths(of: part, lengths, monitor: monitor)
    }
    return try pathSharesBySteps(of: part, monitor: monitor)
  }

  private func pathSharesBySteps(
    of part: PathPart, monitor: Monitor
  ) throws(MeasureError) -> ContiguousArray<Double>? {
    let rows = RelabeledRows(breadthFirst: self)
    let sources = ContiguousArray(
      rows.order.indices.lazy.filter { rows.outgoing.degree(of: $0) > 0 }
        .map { UInt32(truncatingIfNeeded: $0) })
    let count = part == .nodes ? nodeCount : outgoing.arcCount
    var totals = ContiguousArray<Double>(repeating: 0, count: count)
    var isCountable = true
    try Parallel.reduce(count: sources.count, chunkSize: 64, monitor: monitor) {
      PathCounts(rows: rows, part: part)
    } body: { counts, chunk in
      counts.run(from: sources[chunk], rows: rows.outgoing)
    } merge: { counts, _ in
      counts.takeShares(into: &totals)
      isCountable = isCountable && counts.isCountable
    }
    if !isCountable { return nil }
    return part == .nodes ? rows.byNode(totals) : outgoing.byArc(totals, of: rows)
  }

  private func pathSharesByLengths(
    of part: PathPart, _ lengths: ContiguousArray<Double>, monitor: Monitor
  ) throws(MeasureError) -> ContiguousArray<Double>? {
    let count = part == .nodes ? nodeCount : outgoing.arcCount
    var totals = ContiguousArray<Double>(repeating: 0, count: count)
    var isCountable = true
    try Parallel.reduce(count: nodeCount, chunkSize: 32, monitor: monitor) {
      LengthPathCounts(nodeCount: nodeCount, shareCount: count, part: part)
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
