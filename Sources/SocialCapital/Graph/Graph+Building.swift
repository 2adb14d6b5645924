// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// What to do with an edge from a node to itself.
  @nonexhaustive
  public enum LoopPolicy: Sendable, Hashable {
    /// Leave it out and count it in ``Graph/building``.
    case drop
    /// Refuse to build the graph.
    case reject
  }

  /// What to do with several edges between the same nodes.
  @nonexhaustive
  public enum ParallelPolicy: Sendable, Hashable {
    /// Make one edge of them whose weight is their sum.
    case sum
    /// Make one edge of them, of weight 1 or of the first one's weight.
    case collapse
    /// Refuse to build the graph.
    case reject
  }

  /// Builds a weighted graph.
  ///
  /// An undirected edge is given once, in either direction; given in both, it is parallel to
  /// itself. Edges of weight zero are no ties: they are left out and counted.
  ///
  /// - Throws: ``GraphError`` for a node out of range, a weight that is negative, not finite, or
  ///   so small or large that sums and squares would leave what a `Double` holds, or what the
  ///   policies refuse.
  /// - Complexity: *O*(*n* + *m*) time and space.
  public init(
    nodeCount: Int, edges: some Sequence<Edge>, isDirected: Bool,
    loops: LoopPolicy = .drop, parallels: ParallelPolicy = .sum
  ) throws(GraphError) {
    var list = try EdgeList(nodeCount: nodeCount, isWeighted: true)
    for edge in edges { try list.append(edge, loops: loops) }
    try self.init(list, isDirected: isDirected, parallels: parallels)
  }

  /// Builds a graph without weights.
  ///
  /// - Throws: ``GraphError`` for a node out of range or what the policies refuse.
  /// - Complexity: *O*(*n* + *m*) time and space.
  public init(
    nodeCount: Int, pairs: some Sequence<(Int, Int)>, isDirected: Bool,
    loops: LoopPolicy = .drop, parallels: ParallelPolicy = .collapse
  ) throws(GraphError) {
    var list = try EdgeList(nodeCount: nodeCount, isWeighted: parallels == .sum)
    for (source, target) in pairs { try list.append(Edge(source, target), loops: loops) }
    try self.init(list, isDirected: isDirected, parallels: parallels)
  }

  init(_ list: EdgeList, isDirected: Bool, parallels: ParallelPolicy) throws(GraphError) {
    var building = list.building
    let arcs = isDirected ? list : list.symmetrized()
    var rows = try arcs.sortedRows()
    let merged = try rows.mergeParallels(policy: parallels)
    building.parallelMerged = isDirected ? merged : merged / 2
    self.init(isDirected: isDirected, rows: rows, building: building)
  }

  /// Finishes a graph from clean outgoing rows; an undirected graph's rows hold both directions.
  init(isDirected: Bool, rows: Adjacency, building: BuildSummary = BuildSummary()) {
    self.init(
      isDirected: isDirected, outgoing: rows, incoming: isDirected ? rows.transposed() : rows,
      building: building)
  }
}

/// Edges as they come, in columns, checked one by one.
struct EdgeList {
  let nodeCount: Int
  var sources: ContiguousArray<UInt32> = []
  var targets: ContiguousArray<UInt32> = []
  var weights: ContiguousArray<Double>?
  var building = Graph.BuildSummary()
  private var count = 0

  init(nodeCount: Int, isWeighted: Bool) throws(GraphError) {
    guard nodeCount >= 0, nodeCount <= 1 << 30 else { throw .tooManyNodes(nodeCount) }
    self.nodeCount = nodeCount
    self.weights = isWeighted ? [] : nil
  }

  mutating func append(_ edge: Graph.Edge, loops: Graph.LoopPolicy) throws(GraphError) {
    let number = count
    count += 1
    guard edge.source >= 0, edge.source < nodeCount, edge.target >= 0, edge.target < nodeCount
    else { throw .nodeOutOfRange(edge: number) }
    guard edge.weight >= 0, edge.weight.isFinite else { throw .invalidWeight(edge: number) }
    guard edge.weight == 0 || (1e-100...1e100).contains(edge.weight)
    else { throw .weightOutOfRange(edge: number) }
    if edge.source == edge.target {
      if loops == .reject { throw .loop(edge: number) }
      building.loopsDropped += 1
      return
    }
    if edge.weight == 0 {
      building.zeroWeightsDropped += 1
      return
    }
    sources.append(UInt32(truncatingIfNeeded: edge.source))
    targets.append(UInt32(truncatingIfNeeded: edge.target))
    weights?.append(edge.weight)
  }

  /// The same edges with each one's reverse.
  func symmetrized() -> EdgeList {
    var both = self
    both.sources += targets
    both.targets += sources
    if let weights { both.weights = weights + weights }
    return both
  }

  /// Sorts by target, then stably by source: two counting sorts, so linear.
  func sortedRows() throws(GraphError) -> Adjacency {
    guard targets.count < Int(UInt32.max) else { throw .tooManyArcs(targets.count) }
    let byTarget = Adjacency(scattering: sources, by: targets, weights: weights, into: nodeCount)
    return byTarget.transposed()
  }
}

extension Adjacency {
  /// Counting sort: entry *k* goes to row `rows[k]`, keeping the order of entries within a row.
  init(
    scattering values: ContiguousArray<UInt32>, by rows: ContiguousArray<UInt32>,
    weights: ContiguousArray<Double>?, into rowCount: Int
  ) {
    var next = ContiguousArray<UInt32>(repeating: 0, count: rowCount + 1)
    for row in rows { next[Int(row) + 1] &+= 1 }
    for row in 0..<rowCount { next[row + 1] &+= next[row] }
    let offsets = next
    var targets = ContiguousArray<UInt32>(repeating: 0, count: values.count)
    var moved = weights.map { ContiguousArray<Double>(repeating: 0, count: $0.count) }
    for k in values.indices {
      let place = Int(next[Int(rows[k])])
      next[Int(rows[k])] &+= 1
      targets[place] = values[k]
      if let weights { moved?[place] = weights[k] }
    }
    self.init(offsets: offsets, targets: targets, weights: moved)
  }

  /// The same arcs seen from their other end; rows come out sorted, so transposing sorts.
  func transposed() -> Adjacency {
    var next = ContiguousArray<UInt32>(repeating: 0, count: nodeCount + 1)
    for target in targets { next[Int(target) + 1] &+= 1 }
    for row in 0..<nodeCount { next[row + 1] &+= next[row] }
    let starts = next
    var sources = ContiguousArray<UInt32>(repeating: 0, count: targets.count)
    var moved = weights.map { ContiguousArray<Double>(repeating: 0, count: $0.count) }
    for source in 0..<nodeCount {
      for position in positions(of: source) {
        let target = Int(targets[position])
        let place = Int(next[target])
        next[target] &+= 1
        sources[place] = UInt32(truncatingIfNeeded: source)
        if let weights { moved?[place] = weights[position] }
      }
    }
    return Adjacency(offsets: starts, targets: sources, weights: moved)
  }

  /// Makes one arc of neighbouring equal ones and returns how many arcs that removed.
  mutating func mergeParallels(policy: Graph.ParallelPolicy) throws(GraphError) -> Int {
    var newOffsets = ContiguousArray<UInt32>(repeating: 0, count: nodeCount + 1)
    var newTargets = targets
    var newWeights = weights
    var kept = 0
    for source in 0..<nodeCount {
      let start = kept
      for position in positions(of: source) {
        let target = targets[position]
        if kept > start, newTargets[kept - 1] == target {
          if policy == .reject { throw .parallel(source: source, target: Int(target)) }
          if policy == .sum, let weights, let sum = newWeights?[kept - 1] {
            newWeights?[kept - 1] = sum + weights[position]
          }
        } else {
          newTargets[kept] = target
          if let weights { newWeights?[kept] = weights[position] }
          kept += 1
        }
      }
      newOffsets[source + 1] = UInt32(truncatingIfNeeded: kept)
    }
    let removed = targets.count - kept
    newTargets.removeLast(removed)
    newWeights?.removeLast(removed)
    self = Adjacency(offsets: newOffsets, targets: newTargets, weights: newWeights)
    return removed
  }
}
