// SPDX-License-Identifier: Apache-2.0

/// Draws pairs of nodes and one of the shortest ways between them, searching from both ends at once.
///
/// Nodes go by their numbers in renumbered rows. Each search grows the ball whose next step looks at
/// fewer arcs, until the two touch: then every shortest way has exactly one node among those where
/// they do.
///
/// M. Borassi and E. Natale, "KADABRA is an adaptive algorithm for betweenness via random
/// approximation", *Journal of Experimental Algorithmics* 24 (2019) 1–35, doi:10.1145/3284359.
struct WayDraw {
  private let rows: RelabeledRows
  private var forth: Ball
  private var back: Ball
  /// The nodes in which the two balls touch.
  private var meeting: ContiguousArray<UInt32> = []
  /// How often a way drawn passed through each node.
  private(set) var counts: ContiguousArray<Int>
  /// Whether every number of ways was one a `Double` can hold.
  private(set) var isCountable = true

  init(rows: RelabeledRows) {
    self.rows = rows
    forth = Ball(nodeCount: rows.nodeCount)
    back = forth
    counts = ContiguousArray(repeating: 0, count: rows.nodeCount)
  }

  /// Draws one pair and, if there is a way, one of the shortest, all equally likely.
  mutating func run(using generator: inout SeededGenerator) {
    let source = generator.index(below: rows.nodeCount)
    var target = generator.index(below: rows.nodeCount - 1)
    if target >= source { target += 1 }
    forth.start(at: source, in: rows.outgoing)
    back.start(at: target, in: rows.incoming)
    meeting.removeAll(keepingCapacity: true)
    while meeting.isEmpty {
      // One side is complete: there is no way.
      if forth.arcsAhead == 0 || back.arcsAhead == 0 { return }
      if forth.arcsAhead <= back.arcsAhead {
        forth.grow(along: rows.outgoing, until: back, meeting: &meeting)
      } else {
        back.grow(along: rows.incoming, until: forth, meeting: &meeting)
      }
    }
    guard let middle = drawMiddle(using: &generator) else { return }
    if middle != source && middle != target { counts[middle] += 1 }
    walk(from: middle, in: forth, along: rows.incoming, using: &generator)
    walk(from: middle, in: back, along: rows.outgoing, using: &generator)
  }

  /// One of the nodes where the balls touch, in proportion to the shortest ways through it.
  private mutating func drawMiddle(using generator: inout SeededGenerator) -> Int? {
    var total = 0.0
    for node in meeting { total += forth.ways(of: node) * back.ways(of: node) }
    if !total.isFinite {
      isCountable = false
      return nil
    }
    var rest = generator.uniform() * total
    for node in meeting {
      rest -= forth.ways(of: node) * back.ways(of: node)
      if rest < 0 { return Int(node) }
    }
    return meeting.last.map { Int($0) }
  }

  /// Goes back to the centre of a ball, to each node in proportion to the shortest ways to it.
  private mutating func walk(
    from start: Int, in ball: Ball, along rows: RelabeledRows.Rows,
    using generator: inout SeededGenerator
  ) {
    var node = start
    var steps = ball.steps(of: UInt32(truncatingIfNeeded: start))
    while steps > 1 {
      steps -= 1
      // The ways to the nearer neighbours add up to the ways to the node.
      var rest = generator.uniform() * ball.ways(of: UInt32(truncatingIfNeeded: node))
      for position in Int(rows.offsets[node])..<Int(rows.offsets[node + 1]) {
        let nearer = rows.targets[position]
        if ball.steps(of: nearer) != steps { continue }
        node = Int(nearer)
        rest -= ball.ways(of: nearer)
        if rest < 0 { break }
      }
      counts[node] += 1
    }
  }

  /// The nodes within some steps of a centre, with the number of shortest ways to each.
  private struct Ball {
    private var marks: ContiguousArray<Mark>
    private var members: ContiguousArray<UInt32> = []
    /// Where in `members` the outermost ones begin.
    private var rim = 0
    /// How many arcs the next step looks at.
    private(set) var arcsAhead = 0

    private struct Mark {
      /// −1 for a node that is not in the ball.
      var steps: Int32 = -1
      var ways = 0.0
    }

    init(nodeCount: Int) { marks = ContiguousArray(repeating: Mark(), count: nodeCount) }

    @inline(__always)
    func steps(of node: UInt32) -> Int32 { marks[Int(node)].steps }

    @inline(__always)
    func ways(of node: UInt32) -> Double { marks[Int(node)].ways }

    mutating func start(at center: Int, in rows: RelabeledRows.Rows) {
      for member in members { marks[Int(member)] = Mark() }
      members.removeAll(keepingCapacity: true)
      members.append(UInt32(truncatingIfNeeded: center))
      rim = 0
      marks[center] = Mark(steps: 0, ways: 1)
      arcsAhead = rows.degree(of: center)
    }

    /// Takes in the nodes one step further out and notes those of them that another ball holds.
    mutating func grow(
      along rows: RelabeledRows.Rows, until other: Ball, meeting: inout ContiguousArray<UInt32>
    ) {
      let old = rim..<members.count
      rim = members.count
      arcsAhead = 0
      for index in old {
        let member = Int(members[index])
        let mark = marks[member]
        for position in Int(rows.offsets[member])..<Int(rows.offsets[member + 1]) {
          let target = rows.targets[position]
          let node = Int(target)
          if marks[node].steps < 0 {
            marks[node] = Mark(steps: mark.steps + 1, ways: mark.ways)
            members.append(target)
            arcsAhead += rows.degree(of: node)
            if other.marks[node].steps >= 0 { meeting.append(target) }
          } else if marks[node].steps == mark.steps + 1 {
            marks[node].ways += mark.ways
          }
        }
      }
    }
  }
}
