// SPDX-License-Identifier: Apache-2.0

/// Brandes's algorithm for ties of one step, eight sources at a time.
///
/// The levels of 64 sources are found first, with one bit for each. Then eight of them at a time
/// go through the levels with a vector for each entry, lane *k* belonging to source *k*: going out,
/// a node adds up the numbers σ of shortest ways to its predecessors one level in; coming back, it
/// adds up (1 + δ) ÷ σ of its successors one level out. Both are the same walk along a row: what is
/// not on the level next to it holds zero, so that the loop over arcs has no branch.
///
/// A node may stand for several (``PendantTrees``): as a source for as many as `leading` says, as a
/// target for as many as `led` says, in place of the 1 in Brandes's (1 + δ) ÷ σ.
struct PathCounts {
  fileprivate typealias Lanes = SIMD8<Double>

  private let ends: PathEnds
  private var search: LevelSearch
  private var single: SinglePathCounts
  private var levels = Levels()
  /// For each entry of a level σ, and on the way back (1 + δ) ÷ σ.
  private var values: ContiguousArray<Lanes> = []
  /// The values of the level next to the one that is being made, by node; zero elsewhere.
  private var beside: ContiguousArray<Lanes>
  private var shares: PathShares
  /// Whether every count was one a `Double` can hold.
  private(set) var isCountable = true

  init(rows: RelabeledRows, ends: PathEnds, withArcs: Bool) {
    self.ends = ends
    search = LevelSearch(nodeCount: rows.nodeCount)
    single = SinglePathCounts(nodeCount: rows.nodeCount)
    beside = ContiguousArray(repeating: .zero, count: rows.nodeCount)
    shares = PathShares(
      nodeCount: rows.nodeCount, arcCount: withArcs ? rows.outgoing.targets.count : nil,
      countsReach: !ends.areSingle)
  }

  /// Adds the shares of the shortest ways from up to 64 sources.
  mutating func run(from sources: ArraySlice<UInt32>, rows: RelabeledRows) {
    let isShared = search.run(from: sources, rows: rows.outgoing)
    for first in stride(from: 0, to: sources.count, by: Lanes.scalarCount) {
      let eight = sources.dropFirst(first).prefix(Lanes.scalarCount)
      if isShared { levels.take(first, of: search) }
      if !isShared || levels.sharing < 2 {
        for source in eight {
          let total = single.run(
            from: Int(source), along: rows.outgoing, ends: ends, into: &shares)
          if !total.isFinite { isCountable = false }
        }
        continue
      }
      var weights = Lanes.zero
      for (lane, source) in eight.enumerated() { weights[lane] = ends.leading[Int(source)] }
      let missing = levels.nodes.count - values.count
      if missing > 0 { values.append(contentsOf: repeatElement(.zero, count: missing)) }
      let total = Self.goOut(
        through: levels, along: rows.incoming, values: &values, beside: &beside)
      if !total.isFinite { isCountable = false }
      Self.comeBack(
        through: levels, along: rows.outgoing, weights: weights, led: ends.led, values: &values,
        beside: &beside, nodeShares: &shares.nodes, arcShares: &shares.arcs)
      if !ends.areSingle { countReach(of: eight, weights: weights) }
    }
  }

  /// Adds the shares found so far to totals and sets them to zero.
  mutating func takeShares(into totals: inout PathShares) { shares.drain(into: &totals) }

  /// Finds the number σ of shortest ways to every entry and returns the sum of all.
  private static func goOut(
    through levels: Levels, along rows: RelabeledRows.Rows, values: inout ContiguousArray<Lanes>,
    beside: inout ContiguousArray<Lanes>
  ) -> Double {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let nodes = levels.nodes.span
    let lanes = levels.lanes.span
    var values = values.mutableSpan
    var beside = beside.mutableSpan
    var total = Lanes.zero
    for level in 0..<levels.count {
      let entries = levels[level]
      for entry in entries {
        let node = Int(nodes[entry])
        var ways = Lanes(repeating: 1)
        if level > 0 {
          ways = .zero
          for position in Int(offsets[node])..<Int(offsets[node + 1]) {
            ways += beside[Int(targets[position])]
          }
        }
        ways = ways.masked(by: lanes[entry])
        values[entry] = ways
        total += ways
      }
      if level > 0 { for entry in levels[level - 1] { beside[Int(nodes[entry])] = .zero } }
      for entry in entries { beside[Int(nodes[entry])] = values[entry] }
    }
    for entry in levels[levels.count - 1] { beside[Int(nodes[entry])] = .zero }
    return total.sum
  }

  /// Adds up δ, the shares of ways from a source through a node, and puts (1 + δ) ÷ σ in the place
  /// of σ.
  private static func comeBack(
    through levels: Levels, along rows: RelabeledRows.Rows, weights: Lanes,
    led: ContiguousArray<Double>, values: inout ContiguousArray<Lanes>,
    beside: inout ContiguousArray<Lanes>, nodeShares: inout ContiguousArray<Double>,
    arcShares: inout ContiguousArray<Double>
  ) {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let led = led.span
    let nodes = levels.nodes.span
    let lanes = levels.lanes.span
    var values = values.mutableSpan
    var beside = beside.mutableSpan
    var nodeShares = nodeShares.mutableSpan
    var arcShares = arcShares.mutableSpan
    for level in (0..<levels.count).reversed() {
      let entries = levels[level]
      let isLast = level == levels.count - 1
      for entry in entries {
        let node = Int(nodes[entry])
        let ways = values[entry]
        var beyond = Lanes.zero
        let row = isLast ? 0..<0 : Int(offsets[node])..<Int(offsets[node + 1])
        for position in row { beyond += beside[Int(targets[position])] }
        let share = ways * beyond
        if level > 0 { nodeShares[node] += (share * weights).sum }
        if !arcShares.isEmpty {
          for position in row {
            arcShares[position] += (ways * beside[Int(targets[position])] * weights).sum
          }
        }
        values[entry] = ((Lanes(repeating: led[node]) + share) / ways).masked(by: lanes[entry])
      }
      if !isLast { for entry in levels[level + 1] { beside[Int(nodes[entry])] = .zero } }
      if level > 0 { for entry in entries { beside[Int(nodes[entry])] = values[entry] } }
    }
  }

  /// Counts from how many nodes each can be reached, and how many each source reaches.
  private mutating func countReach(of sources: ArraySlice<UInt32>, weights: Lanes) {
    var reached = Lanes.zero
    for entry in levels[0].upperBound..<levels.nodes.count {
      let node = Int(levels.nodes[entry])
      let lanes = levels.lanes[entry]
      shares.reaching[node] += weights.masked(by: lanes).sum
      reached += Lanes(repeating: ends.led[node]).masked(by: lanes)
    }
    for (lane, source) in sources.enumerated() { shares.reached[Int(source)] += reached[lane] }
  }
}

extension PathCounts {
  /// The entries of eight sources, level after level.
  fileprivate struct Levels {
    private(set) var nodes: ContiguousArray<UInt32> = []
    /// The sources an entry counts for, a bit for each.
    private(set) var lanes: ContiguousArray<UInt8> = []
    /// Where each level begins, and at last the number of entries.
    private var starts: ContiguousArray<Int> = []
    /// How many sources an entry counts for on average.
    private(set) var sharing = 0.0

    var count: Int { starts.count - 1 }

    subscript(level: Int) -> Range<Int> { starts[level]..<starts[level + 1] }

    /// Takes the entries of eight of the sources of a search, from the first of them on.
    mutating func take(_ first: Int, of search: LevelSearch) {
      nodes.removeAll(keepingCapacity: true)
      lanes.removeAll(keepingCapacity: true)
      starts.removeAll(keepingCapacity: true)
      starts.append(0)
      for (begin, end) in zip(search.starts, search.starts.dropFirst()) {
        for entry in begin..<end {
          let eight = UInt8(truncatingIfNeeded: search.lanes[entry] &>> UInt64(first))
          if eight == 0 { continue }
          nodes.append(search.nodes[entry])
          lanes.append(eight)
        }
        if starts.last == nodes.count { break }
        starts.append(nodes.count)
      }
      let bits = lanes.reduce(0) { $0 + $1.nonzeroBitCount }
      sharing = Double(bits) / Double(max(nodes.count, 1))
    }
  }
}

extension SIMD8<Double> {
  /// These in the lanes whose bits are set, zero in the others.
  @inline(__always)
  fileprivate func masked(by bits: UInt8) -> Self {
    // Compared in halves of 32 bits, for which the baseline x86-64 has an instruction.
    let own = SIMD16<UInt32>(1, 1, 2, 2, 4, 4, 8, 8, 16, 16, 32, 32, 64, 64, 128, 128)
    let mask = (SIMD16<UInt32>(repeating: UInt32(bits)) & own) .== own
    return unsafe unsafeBitCast(
      unsafeBitCast(self, to: SIMD16<UInt32>.self) & unsafeBitCast(mask, to: SIMD16<UInt32>.self),
      to: Self.self)
  }

  /// The sum of all lanes, added in a fixed order.
  @inline(__always)
  fileprivate var sum: Double {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}
