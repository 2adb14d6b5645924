// SPDX-License-Identifier: Apache-2.0

/// Edges in columns, each of them checked: no loops, no weights of zero, all nodes in range.
struct EdgeList {
  let nodeCount: Int
  private(set) var sources: ContiguousArray<UInt32> = []
  private(set) var targets: ContiguousArray<UInt32> = []
  private(set) var weights: ContiguousArray<Double>?
  private(set) var building = Graph.BuildSummary()
  private var count = 0
  /// Whether the edges stand in order, as files written from networks most often have them.
  private var isSorted = true

  /// Makes an empty list.
  init(nodeCount: Int, isWeighted: Bool) throws(GraphError) {
    guard nodeCount >= 0, nodeCount <= 1 << 30 else { throw .tooManyNodes(nodeCount) }
    self.nodeCount = nodeCount
    self.weights = isWeighted ? [] : nil
  }

  /// Takes columns over, without what is no tie.
  init(
    nodeCount: Int, sources: ContiguousArray<UInt32>, targets: ContiguousArray<UInt32>,
    weights: ContiguousArray<Double>?, loops: Graph.LoopPolicy
  ) throws(GraphError) {
    precondition(sources.count == targets.count, "Columns are equally long.")
    precondition(weights == nil || weights?.count == sources.count, "Columns are equally long.")
    try self.init(nodeCount: nodeCount, isWeighted: weights != nil)
    self.sources = sources
    self.targets = targets
    self.weights = weights
    let (areAllTies, areSorted) = checkAtOnce()
    isSorted = areSorted
    if weights == nil, areAllTies { return }
    var ties = 0
    for edge in sources.indices {
      let isTie = try check(
        edge, sources[edge], targets[edge], weight: weights?[edge] ?? 1, loops: loops)
      ties &+= isTie ? 1 : 0
    }
    if ties < sources.count { removeNoTies() }
  }

  /// Whether all ends are nodes and none is its own contact, as most often, and whether the edges stand
  /// in order: told in one pass without a branch.
  private func checkAtOnce() -> (areAllTies: Bool, areSorted: Bool) {
    let (sources, targets) = (sources.span, targets.span)
    let nodeCount = UInt32(truncatingIfNeeded: nodeCount)
    var (wrong, unsorted): (UInt32, UInt32) = (0, 0)
    var (lastSource, lastTarget): (UInt32, UInt32) = (0, 0)
    for edge in 0..<sources.count {
      let (source, target) = (sources[edge], targets[edge])
      wrong |= source < nodeCount ? 0 : 1
      wrong |= target < nodeCount ? 0 : 1
      wrong |= source == target ? 1 : 0
      unsorted |= source < lastSource ? 1 : 0
      unsorted |= (source == lastSource ? 1 : 0) & (target < lastTarget ? 1 : 0)
      (lastSource, lastTarget) = (source, target)
    }
    return (wrong == 0, unsorted == 0)
  }

  /// Adds an edge, unless it is no tie.
  mutating func append(_ edge: Graph.Edge, loops: Graph.LoopPolicy) throws(GraphError) {
    let number = count
    count += 1
    let isTie = try check(
      number, UInt32(exactly: edge.source) ?? .max, UInt32(exactly: edge.target) ?? .max,
      weight: edge.weight, loops: loops)
    if !isTie { return }
    if let source = sources.last, let target = targets.last {
      isSorted = isSorted && (Int(source), Int(target)) <= (edge.source, edge.target)
    }
    sources.append(UInt32(truncatingIfNeeded: edge.source))
    targets.append(UInt32(truncatingIfNeeded: edge.target))
    weights?.append(edge.weight)
  }

  /// Whether an edge is a tie; counts what is none and refuses what is wrong.
  @inline(__always)
  private mutating func check(
    _ number: Int, _ source: UInt32, _ target: UInt32, weight: Double, loops: Graph.LoopPolicy
  ) throws(GraphError) -> Bool {
    guard source < nodeCount, target < nodeCount else { throw .nodeOutOfRange(edge: number) }
    guard weight >= 0, weight.isFinite else { throw .invalidWeight(edge: number) }
    guard weight == 0 || (1e-100...1e100).contains(weight)
    else { throw .weightOutOfRange(edge: number) }
    if source == target {
      if loops == .reject { throw .loop(edge: number) }
      building.loopsDropped &+= 1
      return false
    }
    if weight == 0 { building.zeroWeightsDropped &+= 1 }
    return weight != 0
  }

  private mutating func removeNoTies() {
    var kept = 0
    for edge in sources.indices where sources[edge] != targets[edge] && weights?[edge] != 0 {
      sources[kept] = sources[edge]
      targets[kept] = targets[edge]
      if let weight = weights?[edge] { weights?[kept] = weight }
      kept += 1
    }
    let removed = sources.count - kept
    sources.removeLast(removed)
    targets.removeLast(removed)
    weights?.removeLast(removed)
  }

  /// The edges as rows, each in ascending order, equal ones in the order they came; an undirected
  /// edge stands in the rows of both its ends.
  ///
  /// Sorts by target, then stably by source: two counting sorts, so linear.
  func sortedRows(isDirected: Bool) throws(GraphError) -> Adjacency {
    let arcs = isDirected ? targets.count : 2 * targets.count
    guard arcs < Int(UInt32.max) else { throw .tooManyArcs(arcs) }
    if isDirected, isSorted {
      return Adjacency(offsets: offsetsOfSorted, targets: targets, weights: weights)
    }
    return rowsByTarget(arcs: arcs, isDirected: isDirected).transposed()
  }

  /// Where the rows of sources in order begin.
  private var offsetsOfSorted: ContiguousArray<UInt32> {
    let sources = sources.span
    var offsets = ContiguousArray(
      repeating: UInt32(truncatingIfNeeded: sources.count), count: nodeCount + 1)
    var starts = offsets.mutableSpan
    var row = 0
    for edge in 0..<sources.count {
      while row <= Int(sources[edge]) {
        starts[row] = UInt32(truncatingIfNeeded: edge)
        row &+= 1
      }
    }
    return offsets
  }

  /// Counting sort: edge *k* goes to row `targets[k]`, behind those that came before.
  private func rowsByTarget(arcs: Int, isDirected: Bool) -> Adjacency {
    let sources = sources.span
    let targets = targets.span
    var counts = ContiguousArray<UInt32>(repeating: 0, count: nodeCount)
    count(targets, into: &counts)
    if !isDirected { count(sources, into: &counts) }
    let offsets = Adjacency.offsets(ofCounts: counts)
    var nextPlaces = offsets
    var contacts = ContiguousArray<UInt32>(repeating: 0, count: arcs)
    var moved = weights.map { _ in ContiguousArray<Double>(repeating: 0, count: arcs) }
    var next = nextPlaces.mutableSpan
    var rows = contacts.mutableSpan
    if let weights, var factors = moved.take() {
      for edge in 0..<sources.count {
        let (source, target) = (sources[edge], targets[edge])
        factors[Int(next[Int(target)])] = weights[edge]
        rows[Int(next[Int(target)])] = source
        next[Int(target)] &+= 1
        if isDirected { continue }
        factors[Int(next[Int(source)])] = weights[edge]
        rows[Int(next[Int(source)])] = target
        next[Int(source)] &+= 1
      }
      moved = factors
    } else {
      for edge in 0..<sources.count {
        let (source, target) = (sources[edge], targets[edge])
        rows[Int(next[Int(target)])] = source
        next[Int(target)] &+= 1
        if isDirected { continue }
        rows[Int(next[Int(source)])] = target
        next[Int(source)] &+= 1
      }
    }
    return Adjacency(offsets: offsets, targets: contacts, weights: moved)
  }

  private func count(_ nodes: Span<UInt32>, into counts: inout ContiguousArray<UInt32>) {
    var counts = counts.mutableSpan
    for edge in 0..<nodes.count { counts[Int(nodes[edge])] &+= 1 }
  }
}
