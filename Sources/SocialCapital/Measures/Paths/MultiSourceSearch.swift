// SPDX-License-Identifier: Apache-2.0

/// One bit for each of 512 searches that run at once.
typealias SearchLanes = SIMD8<UInt64>

extension SIMD8<UInt64> {
  /// Whether no bit is set.
  @inline(__always)
  var isZero: Bool {
    let four = lowHalf | highHalf
    let two = four.lowHalf | four.highHalf
    return two[0] | two[1] == 0
  }

  /// The number of bits set, added up within the words: the baseline x86-64 has no instruction
  /// for it.
  @inline(__always)
  var bitCount: Int {
    let pairs = self &- ((self &>> 1) & Self(repeating: 0x5555_5555_5555_5555))
    let two = Self(repeating: 0x3333_3333_3333_3333)
    let fours = (pairs & two) &+ ((pairs &>> 2) & two)
    let bytes = (fours &+ (fours &>> 4)) & Self(repeating: 0x0F0F_0F0F_0F0F_0F0F)
    let four = bytes.lowHalf &+ bytes.highHalf
    let sum = four.lowHalf &+ four.highHalf
    let word = sum[0] &+ sum[1]  // eight bytes of at most 64 each
    let halves = (word & 0x00FF_00FF_00FF_00FF) &+ ((word &>> 8) & 0x00FF_00FF_00FF_00FF)
    return Int(truncatingIfNeeded: (halves &* 0x0001_0001_0001_0001) &>> 48)
  }
}

extension Graph {
  /// The distance profile with every tie one step.
  func profileBySteps(monitor: Monitor) throws(MeasureError) -> DistanceProfile {
    // What stays in the cache anyway is not worth another order.
    let rows = nodeCount < 2048 ? RelabeledRows(inOrder: self) : RelabeledRows(breadthFirst: self)
    // A node nobody can step to is at no distance from anyone.
    let targets = ContiguousArray(
      rows.order.indices.lazy.filter { rows.incoming.degree(of: $0) > 0 }
        .map { UInt32(truncatingIfNeeded: $0) })
    var sums = StepSums(nodeCount: nodeCount)
    try Parallel.reduce(
      count: targets.count, chunkSize: SearchLanes.scalarCount * 64, monitor: monitor
    ) {
      MultiSourceSearch(nodeCount: nodeCount)
    } body: { search, chunk in
      search.run(to: targets[chunk], rows: rows)
    } merge: { search, _ in
      sums.take(&search.sums)
    }
    return sums.profile(in: rows)
  }
}

/// What a search adds up for each node while it runs.
struct StepSums {
  var nodes: ContiguousArray<Node>
  var pairs: [Int] = []

  struct Node {
    var reached: UInt32 = 0
    var furthest: UInt32 = 0
    var total: UInt64 = 0
    var inverse = 0.0
  }

  init(nodeCount: Int) { nodes = ContiguousArray(repeating: Node(), count: nodeCount) }

  /// Adds another's sums to these and clears them there.
  mutating func take(_ other: inout StepSums) {
    for node in nodes.indices {
      let more = other.nodes[node]
      if more.reached == 0 { continue }
      nodes[node].reached += more.reached
      nodes[node].furthest = max(nodes[node].furthest, more.furthest)
      nodes[node].total += more.total
      nodes[node].inverse += more.inverse
      other.nodes[node] = Node()
    }
    for (steps, count) in other.pairs.enumerated() { add(count, atSteps: steps) }
    other.pairs.removeAll(keepingCapacity: true)
  }

  mutating func add(_ count: Int, atSteps steps: Int) {
    while pairs.count <= steps { pairs.append(0) }
    pairs[steps] += count
  }

  func profile(in rows: RelabeledRows) -> DistanceProfile {
    var profile = DistanceProfile(nodeCount: nodes.count)
    for (new, old) in rows.order.enumerated() {
      let sums = nodes[new]
      profile.reached[Int(old)] = Int(sums.reached)
      profile.total[Int(old)] = Double(sums.total)
      profile.inverseTotal[Int(old)] = sums.inverse
      profile.eccentricity[Int(old)] = Double(sums.furthest)
    }
    profile.pairs = pairs
    return profile
  }
}

/// Breadth-first search towards up to 512 targets at once.
///
/// Bit *k* of a node's word says something of target *k*: that the node has reached it (`seen`),
/// or that it is exactly as many steps from it as the search has gone (`front`). Each step costs
/// one pass over the arcs for all targets together, and what is added up is added up at the node
/// that reaches, with one count of bits, so nothing is kept for single pairs.
///
/// M. Then et al., "The more the merrier: efficient multi-source graph traversal", *PVLDB* 8
/// (2014) 449–460, doi:10.14778/2735496.2735507.
struct MultiSourceSearch {
  var sums: StepSums
  private var seen: ContiguousArray<SearchLanes>
  private var front: ContiguousArray<SearchLanes>
  private var next: ContiguousArray<SearchLanes>
  /// The nodes whose `front` is not zero.
  private var active: ContiguousArray<UInt32> = []
  /// The nodes whose `next` may not be zero.
  private var touched: ContiguousArray<UInt32> = []

  init(nodeCount: Int) {
    sums = StepSums(nodeCount: nodeCount)
    seen = ContiguousArray(repeating: .zero, count: nodeCount)
    front = seen
    next = seen
  }

  /// Adds up the steps from every node to each of the targets.
  mutating func run(to targets: ArraySlice<UInt32>, rows: RelabeledRows) {
    for node in seen.indices { seen[node] = .zero }
    for (lane, target) in targets.enumerated() {
      seen[Int(target)][lane / 64] |= 1 << UInt64(lane % 64)
      front[Int(target)] = seen[Int(target)]
      active.append(target)
    }
    var steps = 0
    while !active.isEmpty {
      steps += 1
      let arcs = active.reduce(0) { $0 + rows.incoming.degree(of: Int($1)) }
      // Pulling reads every row but writes each node once and needs no list of touched nodes.
      let found =
        arcs * 4 > rows.outgoing.targets.count
        ? pull(steps: steps, rows: rows.outgoing) : push(steps: steps, rows: rows.incoming)
      if found > 0 { sums.add(found, atSteps: steps) }
    }
  }

  /// Every node looks at those it has ties to.
  private mutating func pull(steps: Int, rows: RelabeledRows.Rows) -> Int {
    let found = Self.look(
      along: rows, steps: steps, front, &seen, next: &next, reached: &touched, &sums.nodes)
    Self.clear(&front, at: &active)
    swap(&front, &next)
    swap(&active, &touched)
    return found
  }

  /// Those that reached a target last time tell all who have a tie to them.
  private mutating func push(steps: Int, rows: RelabeledRows.Rows) -> Int {
    Self.tell(active, along: rows, front, next: &next, touched: &touched)
    Self.clear(&front, at: &active)
    return Self.settle(
      &touched, steps: steps, &front, &seen, next: &next, active: &active, &sums.nodes)
  }

  private static func look(
    along rows: RelabeledRows.Rows, steps: Int, _ front: ContiguousArray<SearchLanes>,
    _ seen: inout ContiguousArray<SearchLanes>, next: inout ContiguousArray<SearchLanes>,
    reached: inout ContiguousArray<UInt32>, _ sums: inout ContiguousArray<StepSums.Node>
  ) -> Int {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let front = front.span
    var seen = seen.mutableSpan
    var next = next.mutableSpan
    var sums = sums.mutableSpan
    var found = 0
    for node in 0..<seen.count {
      var lanes = SearchLanes.zero
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        lanes |= front[Int(targets[position])]
      }
      lanes &= ~seen[node]
      next[node] = lanes
      if lanes.isZero { continue }
      seen[node] |= lanes
      reached.append(UInt32(truncatingIfNeeded: node))
      found &+= sums[node].add(lanes, steps: steps)
    }
    return found
  }

  private static func tell(
    _ active: ContiguousArray<UInt32>, along rows: RelabeledRows.Rows,
    _ front: ContiguousArray<SearchLanes>, next: inout ContiguousArray<SearchLanes>,
    touched: inout ContiguousArray<UInt32>
  ) {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let front = front.span
    var next = next.mutableSpan
    for node in active {
      let lanes = front[Int(node)]
      for position in Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1]) {
        let target = targets[position]
        let before = next[Int(target)]
        if before.isZero { touched.append(target) }
        next[Int(target)] = before | lanes
      }
    }
  }

  private static func settle(
    _ touched: inout ContiguousArray<UInt32>, steps: Int,
    _ front: inout ContiguousArray<SearchLanes>, _ seen: inout ContiguousArray<SearchLanes>,
    next: inout ContiguousArray<SearchLanes>, active: inout ContiguousArray<UInt32>,
    _ sums: inout ContiguousArray<StepSums.Node>
  ) -> Int {
    var front = front.mutableSpan
    var seen = seen.mutableSpan
    var next = next.mutableSpan
    var sums = sums.mutableSpan
    var found = 0
    for target in touched {
      let node = Int(target)
      let lanes = next[node] & ~seen[node]
      next[node] = .zero
      if lanes.isZero { continue }
      front[node] = lanes
      seen[node] |= lanes
      active.append(target)
      found &+= sums[node].add(lanes, steps: steps)
    }
    touched.removeAll(keepingCapacity: true)
    return found
  }

  private static func clear(
    _ front: inout ContiguousArray<SearchLanes>, at active: inout ContiguousArray<UInt32>
  ) {
    var front = front.mutableSpan
    for node in active { front[Int(node)] = .zero }
    active.removeAll(keepingCapacity: true)
  }
}

extension StepSums.Node {
  /// Counts the targets a node has just reached, and returns how many they are.
  @inline(__always)
  fileprivate mutating func add(_ lanes: SearchLanes, steps: Int) -> Int {
    let count = lanes.bitCount
    reached &+= UInt32(truncatingIfNeeded: count)
    furthest = max(furthest, UInt32(truncatingIfNeeded: steps))
    total &+= UInt64(truncatingIfNeeded: count &* steps)
    inverse += Double(count) / Double(steps)
    return count
  }
}
