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
  @inlinable
  public init(
    nodeCount: Int, edges: some Sequence<Edge>, isDirected: Bool,
    loops: LoopPolicy = .drop, parallels: ParallelPolicy = .sum
  ) throws(GraphError) {
    var sources: ContiguousArray<UInt32> = []
    var targets: ContiguousArray<UInt32> = []
    var weights: ContiguousArray<Double> = []
    sources.reserveCapacity(edges.underestimatedCount)
    targets.reserveCapacity(edges.underestimatedCount)
    weights.reserveCapacity(edges.underestimatedCount)
    for edge in edges {
      sources.append(Self.column(edge.source))
      targets.append(Self.column(edge.target))
      weights.append(edge.weight)
    }
    try self.init(
      nodeCount: nodeCount, sources: sources, targets: targets, weights: weights,
      isDirected: isDirected, loops: loops, parallels: parallels)
  }

  /// Builds a graph without weights.
  ///
  /// - Throws: ``GraphError`` for a node out of range or what the policies refuse.
  /// - Complexity: *O*(*n* + *m*) time and space.
  @inlinable
  public init(
    nodeCount: Int, pairs: some Sequence<(Int, Int)>, isDirected: Bool,
    loops: LoopPolicy = .drop, parallels: ParallelPolicy = .collapse
  ) throws(GraphError) {
    var sources: ContiguousArray<UInt32> = []
    var targets: ContiguousArray<UInt32> = []
    sources.reserveCapacity(pairs.underestimatedCount)
    targets.reserveCapacity(pairs.underestimatedCount)
    for (source, target) in pairs {
      sources.append(Self.column(source))
      targets.append(Self.column(target))
    }
    try self.init(
      nodeCount: nodeCount, sources: sources, targets: targets, isDirected: isDirected,
      loops: loops, parallels: parallels)
  }

  /// A node as columns hold it; one that no graph has becomes another that no graph has.
  @usableFromInline
  static func column(_ node: Int) -> UInt32 { UInt32(exactly: node) ?? .max }

  /// Builds a graph from columns: edge *k* goes from `sources[k]` to `targets[k]`.
  ///
  /// This is the fast way in for those who hold columns already: nothing is copied that needs no
  /// change.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes.
  ///   - sources: The node each edge leaves.
  ///   - targets: The node each edge reaches.
  ///   - weights: The strength of each edge, or `nil` where they have none.
  ///   - isDirected: Whether edges have a direction.
  ///   - loops: What to do with an edge from a node to itself.
  ///   - parallels: What to do with several edges between the same nodes; `nil` adds their weights up
  ///     where there are weights, and else makes one of them.
  /// - Precondition: The columns are equally long.
  /// - Throws: ``GraphError``, as ``init(nodeCount:edges:isDirected:loops:parallels:)``.
  /// - Complexity: *O*(*n* + *m*) time and space.
  public init(
    nodeCount: Int, sources: ContiguousArray<UInt32>, targets: ContiguousArray<UInt32>,
    weights: ContiguousArray<Double>? = nil, isDirected: Bool, loops: LoopPolicy = .drop,
    parallels: ParallelPolicy? = nil
  ) throws(GraphError) {
    let parallels = parallels ?? (weights == nil ? .collapse : .sum)
    var weights = weights
    // Ties that are to be summed have a weight of 1 each.
    if weights == nil, parallels == .sum {
      weights = ContiguousArray(repeating: 1, count: sources.count)
    }
    let list = try EdgeList(
      nodeCount: nodeCount, sources: sources, targets: targets, weights: weights, loops: loops)
    try self.init(list, isDirected: isDirected, parallels: parallels)
  }

  init(_ list: EdgeList, isDirected: Bool, parallels: ParallelPolicy) throws(GraphError) {
    var building = list.building
    var rows = try list.sortedRows(isDirected: isDirected)
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
