// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// How far each node is from one, along outgoing ties.
  ///
  /// A node that cannot be reached has no distance, for the reason ``Undefined/unreachable``.
  ///
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// Array(line.distances(from: 0))   // 0, 1, 2
  /// ```
  ///
  /// - Parameters:
  ///   - source: The node to start from.
  ///   - length: How long a tie is.
  /// - Complexity: *O*(*n* + *m*) time with unit lengths, else *O*((*n* + *m*) log *n*); *O*(*n*)
  ///   space.
  public func distances(from source: Int, length: TieLength = .unit) -> NodeScores {
    let found: ContiguousArray<Double>
    if let lengths = arcLengths(length) {
      var search = LengthSearch(nodeCount: nodeCount)
      search.run(from: source, in: outgoing, lengths: lengths)
      found = search.distance
    } else {
      var search = StepSearch(nodeCount: nodeCount)
      search.run(from: source, in: outgoing)
      found = ContiguousArray(search.steps.lazy.map { $0 < 0 ? .infinity : Double($0) })
    }
    return NodeScores(found.lazy.map { $0.isFinite ? .value($0) : .undefined(.unreachable) })
  }
}

/// A breadth-first search from one node.
///
/// Make it once and run it for many sources: a run clears only what the last one touched.
struct StepSearch {
  /// The number of steps to each node from the source; −1 where it is not reached.
  private(set) var steps: ContiguousArray<Int32>
  /// The nodes reached, from near to far, the source first.
  private(set) var queue: ContiguousArray<UInt32> = []

  init(nodeCount: Int) { steps = ContiguousArray(repeating: -1, count: nodeCount) }

  /// Finds the steps from a source along arcs, no further than a limit.
  ///
  /// - Complexity: *O*(*n* + *m*) over the part that is reached.
  mutating func run(from source: Int, in rows: Adjacency, limit: Int = .max) {
    for node in queue { steps[Int(node)] = -1 }
    queue.removeAll(keepingCapacity: true)
    steps[source] = 0
    queue.append(UInt32(truncatingIfNeeded: source))
    var next = 0
    while next < queue.count {
      let node = Int(queue[next])
      next += 1
      let here = steps[node]
      if Int(here) >= limit { break }
      for position in rows.positions(of: node) {
        let target = Int(rows.targets[position])
        if steps[target] >= 0 { continue }
        steps[target] = here + 1
        queue.append(rows.targets[position])
      }
    }
  }
}
