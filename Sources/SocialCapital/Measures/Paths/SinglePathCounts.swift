// SPDX-License-Identifier: Apache-2.0

/// Brandes's algorithm for ties of one step, one source at a time.
///
/// It is for graphs with long ways, such as rings and roads, where several sources have few levels in
/// common and ``PathCounts`` would mostly add zeros.
struct SinglePathCounts {
  private var marks: ContiguousArray<Mark>
  /// The nodes reached, from near to far.
  private var order: ContiguousArray<UInt32> = []

  /// What one source says of a node, together in memory.
  private struct Mark {
    /// −1 for a node that is not reached.
    var distance: Int32 = -1
    /// The number σ of shortest ways from the source.
    var ways = 0.0
    /// (1 + δ) ÷ σ, with δ the share of ways through the node that go on.
    var beyond = 0.0
  }

  init(nodeCount: Int) { marks = ContiguousArray(repeating: Mark(), count: nodeCount) }

  /// Adds the shares of the shortest ways from a source and returns the number of ways in all.
  mutating func run(
    from source: Int, along rows: RelabeledRows.Rows, ends: PathEnds, into shares: inout PathShares
  ) -> Double {
    let total = goOut(from: source, along: rows)
    comeBack(along: rows, ends: ends, leading: ends.leading[source], into: &shares)
    if !ends.areSingle {
      for node in order.dropFirst() {
        shares.reaching[Int(node)] += ends.leading[source]
        shares.reached[source] += ends.led[Int(node)]
      }
    }
    for node in order { marks[Int(node)] = Mark() }
    order.removeAll(keepingCapacity: true)
    return total
  }

  private mutating func goOut(from source: Int, along rows: RelabeledRows.Rows) -> Double {
    marks[source] = Mark(distance: 0, ways: 1)
    order.append(UInt32(truncatingIfNeeded: source))
    var total = 0.0
    var head = 0
    while head < order.count {
      let node = Int(order[head])
      head += 1
      let (next, ways) = (marks[node].distance + 1, marks[node].ways)
      total += ways
      for position in Int(rows.offsets[node])..<Int(rows.offsets[node + 1]) {
        let target = Int(rows.targets[position])
        if marks[target].distance < 0 {
          marks[target].distance = next
          order.append(rows.targets[position])
        }
        if marks[target].distance == next { marks[target].ways += ways }
      }
    }
    return total
  }

  private mutating func comeBack(
    along rows: RelabeledRows.Rows, ends: PathEnds, leading: Double, into shares: inout PathShares
  ) {
    for entry in order.reversed() {
      let node = Int(entry)
      let (next, ways) = (marks[node].distance + 1, marks[node].ways)
      var beyond = 0.0
      for position in Int(rows.offsets[node])..<Int(rows.offsets[node + 1]) {
        let target = marks[Int(rows.targets[position])]
        if target.distance != next { continue }
        beyond += target.beyond
        if shares.holdsArcs { shares.arcs[position] += leading * ways * target.beyond }
      }
      let share = ways * beyond
      if next > 1 { shares.nodes[node] += leading * share }
      marks[node].beyond = (ends.led[node] + share) / ways
    }
  }
}
