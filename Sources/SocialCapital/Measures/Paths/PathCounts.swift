// SPDX-License-Identifier: Apache-2.0

/// Brandes's algorithm for ties of one step, eight sources at a time.
///
/// Lane *k* of a vector belongs to source *k*, so one cache line a node serves eight searches. A
/// search goes level by level. An entry of a level is a node and, in the lanes in which the node
/// is that many steps from the source, the number of shortest ways to it; zero in the others. Going
/// out, every node of a level adds its counts to its successors', and what was met before is
/// masked out; coming back, every node of a level takes (1 + δ) ÷ σ of its successors one level
/// out. Neither loop over arcs has a branch on the data.
struct PathCounts {
  private typealias Lanes = SIMD8<Double>
  private typealias Bits = SIMD8<UInt64>

  private let part: Graph.PathPart
  /// All bits of the lanes in which a node has been met.
  private var seen: ContiguousArray<Bits>
  /// Counts arriving at the next level on the way out, (1 + δ) ÷ σ of the last on the way back.
  ///
  /// Zero between.
  private var arriving: ContiguousArray<Lanes>
  /// The nodes counts have arrived at, with room for one more.
  private var touched: ContiguousArray<UInt32>
  private var isTouched: ContiguousArray<UInt8>
  /// The entries of all levels, one after the other: nodes and their counts.
  private var nodes: ContiguousArray<UInt32> = []
  private var counts: ContiguousArray<Lanes> = []
  /// Where each level begins, and at last the number of entries.
  private var starts: [Int] = [0]
  private var shares: ContiguousArray<Double>
  /// Whether every count was one a `Double` can hold.
  private(set) var isCountable = true

  init(rows: RelabeledRows, part: Graph.PathPart) {
    self.part = part
    let count = rows.nodeCount
    seen = ContiguousArray(repeating: .zero, count: count)
    arriving = ContiguousArray(repeating: .zero, count: count)
    touched = ContiguousArray(repeating: 0, count: count + 1)
    isTouched = ContiguousArray(repeating: 0, count: count)
    shares = ContiguousArray(
      repeating: 0, count: part == .nodes ? count : rows.outgoing.targets.count)
  }

  /// Adds the shares of the shortest ways from some sources.
  mutating func run(from sources: ArraySlice<UInt32>, rows: RelabeledRows.Rows) {
    var rest = sources
    while !rest.isEmpty {
      goOut(from: rest.prefix(Lanes.scalarCount), rows: rows)
      comeBack(rows: rows)
      rest = rest.dropFirst(Lanes.scalarCount)
    }
  }

  /// Adds the shares found so far to totals and sets them to zero.
  mutating func takeShares(into totals: inout ContiguousArray<Double>) {
    shares.drain(into: &totals)
  }

  private mutating func goOut(from sources: ArraySlice<UInt32>, rows: RelabeledRows.Rows) {
    nodes.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    for node in seen.indices { seen[node] = .zero }
    for (lane, source) in sources.enumerated() {
      var count = Lanes.zero
      count[lane] = 1
      seen[Int(source)][lane] = ~0
      nodes.append(source)
      counts.append(count)
    }
    starts = [0, sources.count]
    var level = 0..<sources.count
    while !level.isEmpty {
      let found = Self.spread(
        level, nodes: nodes, counts: counts, rows: rows, arriving: &arriving, touched: &touched,
        isTouched: &isTouched)
      settle(found)
      level = level.upperBound..<nodes.count
      starts.append(level.upperBound)
    }
  }

  /// Adds the counts of a level to its successors and returns how many were touched.
  private static func spread(
    _ level: Range<Int>, nodes: ContiguousArray<UInt32>, counts: ContiguousArray<Lanes>,
    rows: RelabeledRows.Rows,
    arriving: inout ContiguousArray<Lanes>, touched: inout ContiguousArray<UInt32>,
    isTouched: inout ContiguousArray<UInt8>
  ) -> Int {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let nodes = nodes.span
    let counts = counts.span
    var arriving = arriving.mutableSpan
    var touched = touched.mutableSpan
    var isTouched = isTouched.mutableSpan
    var found = 0
    for entry in level {
      let node = Int(nodes[entry])
      let count = counts[entry]
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        let target = targets[position]
        let index = Int(target)
        arriving[index] += count
        touched[found] = target
        found &+= Int(1 &- isTouched[index])
        isTouched[index] = 1
      }
    }
    return found
  }

  /// Makes the entries of the next level of what arrived where it had not been before.
  private mutating func settle(_ found: Int) {
    for index in 0..<found {
      let node = Int(touched[index])
      isTouched[node] = 0
      let count = arriving[node].masked(by: ~seen[node])
      arriving[node] = .zero
      let lanes = count.nonzeroMask
      if lanes.isZero { continue }
      if !count.total.isFinite { isCountable = false }
      seen[node] |= lanes
      nodes.append(UInt32(truncatingIfNeeded: node))
      counts.append(count)
    }
  }

  private mutating func comeBack(rows: RelabeledRows.Rows) {
    // The last level is empty, the one before it has no successors that count.
    for number in starts.indices.dropLast(2).reversed() {
      let level = starts[number]..<starts[number + 1]
      let next = level.upperBound..<starts[min(number + 2, starts.count - 1)]
      Self.gather(
        level, nodes: nodes, counts: &counts, part: part, isSource: number == 0, rows: rows,
        arriving: arriving, shares: &shares)
      for entry in next { arriving[Int(nodes[entry])] = .zero }
      if number == 0 { break }
      for entry in level {
        let node = Int(nodes[entry])
        arriving[node] = counts[entry]
      }
    }
    for entry in 0..<nodes.count { arriving[Int(nodes[entry])] = .zero }
  }

  /// Takes the shares of a level from its successors, and puts (1 + δ) ÷ σ in place of its counts.
  private static func gather(
    _ level: Range<Int>, nodes: ContiguousArray<UInt32>, counts: inout ContiguousArray<Lanes>,
    part: Graph.PathPart, isSource: Bool,
    rows: RelabeledRows.Rows, arriving: ContiguousArray<Lanes>,
    shares: inout ContiguousArray<Double>
  ) {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let nodes = nodes.span
    let arriving = arriving.span
    var counts = counts.mutableSpan
    var shares = shares.mutableSpan
    for entry in level {
      let node = Int(nodes[entry])
      let count = counts[entry]
      let row = Int(offsets[node])..<Int(offsets[node + 1])
      var sum = Lanes.zero
      for position in row { sum += arriving[Int(targets[position])] }
      let share = count * sum
      switch part {
      case .nodes:
        if !isSource { shares[node] += share.total }
      case .arcs:
        for position in row {
          shares[position] += (count * arriving[Int(targets[position])]).total
        }
      }
      counts[entry] = ((Lanes(repeating: 1) + share) / count).masked(by: count.nonzeroMask)
    }
  }
}

extension SIMD8<Double> {
  /// All bits of the lanes that are not zero.
  @inline(__always)
  fileprivate var nonzeroMask: SIMD8<UInt64> {
    unsafe unsafeBitCast(self .!= .zero, to: SIMD8<UInt64>.self)
  }

  /// These in the lanes whose bits are set, zero in the others.
  @inline(__always)
  fileprivate func masked(by bits: SIMD8<UInt64>) -> Self {
    unsafe unsafeBitCast(unsafeBitCast(self, to: SIMD8<UInt64>.self) & bits, to: Self.self)
  }

  /// The sum of all lanes, added in a fixed order.
  @inline(__always)
  fileprivate var total: Double {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}
