// SPDX-License-Identifier: Apache-2.0

/// Draws pairs of nodes and one of the shortest ways between them, searching from both ends at once.
///
/// Nodes go by their numbers in renumbered rows. Each search holds a ball of nodes about its end. The
/// one whose next step looks at fewer arcs looks for arcs into the other ball: where there are some,
/// every shortest way has exactly one of them; where there are none, it grows by a step. So the last
/// step, which looks at most arcs by far, only reads.
///
/// M. Borassi and E. Natale, "KADABRA is an adaptive algorithm for betweenness via random
/// approximation", *Journal of Experimental Algorithmics* 24 (2019) 1–35, doi:10.1145/3284359.
struct WayDraw {
  private let rows: RelabeledRows
  /// In which ball each node is, and how many steps from its centre: 1 more than the steps in the
  /// source's, −1 less in the target's, 0 in neither.
  private var marks: ContiguousArray<Int32>
  /// The number of shortest ways from the centre to each node of a ball.
  private var ways: ContiguousArray<Double>
  private var forth = Ball(sign: 1)
  private var back = Ball(sign: -1)
  /// The arcs that lead from one ball into the other, from the source's side to the target's.
  private var crossings: ContiguousArray<(UInt32, UInt32)> = []
  /// How often a way drawn passed through each node.
  private(set) var counts: ContiguousArray<Int>
  /// Whether every number of ways was one a `Double` can hold.
  private(set) var isCountable = true

  /// The nodes within some steps of a centre.
  private struct Ball {
    /// The sign of the marks of its nodes.
    let sign: Int32
    var members: ContiguousArray<UInt32> = []
    /// Where in `members` the outermost ones begin.
    var rim = 0
    /// How many arcs the next step looks at.
    var arcsAhead = 0

    init(sign: Int32) { self.sign = sign }

    mutating func start(at center: Int, in rows: RelabeledRows.Rows) {
      members.removeAll(keepingCapacity: true)
      members.append(UInt32(truncatingIfNeeded: center))
      rim = 0
      arcsAhead = rows.degree(of: center)
    }
  }

  init(rows: RelabeledRows) {
    self.rows = rows
    marks = ContiguousArray(repeating: 0, count: rows.nodeCount)
    ways = ContiguousArray(repeating: 0, count: rows.nodeCount)
    counts = ContiguousArray(repeating: 0, count: rows.nodeCount)
  }

  /// Sets what was counted to zero.
  mutating func forget() {
    for node in counts.indices { counts[node] = 0 }
  }

  /// Draws one pair and, if there is a way, one of the shortest, all equally likely.
  mutating func run(using generator: inout SeededGenerator) {
    let source = generator.index(below: rows.nodeCount)
    var target = generator.index(below: rows.nodeCount - 1)
    if target >= source { target += 1 }
    forth.start(at: source, in: rows.outgoing)
    back.start(at: target, in: rows.incoming)
    (marks[source], marks[target]) = (forth.sign, back.sign)
    (ways[source], ways[target]) = (1, 1)
    crossings.removeAll(keepingCapacity: true)
    // Where one side is complete there is no way.
    while forth.arcsAhead > 0, back.arcsAhead > 0 {
      let isForth = forth.arcsAhead <= back.arcsAhead
      if isForth {
        Self.look(from: forth, along: rows.outgoing, marks, into: &crossings)
      } else {
        Self.look(from: back, along: rows.incoming, marks, into: &crossings)
      }
      if !crossings.isEmpty { break }
      if isForth {
        Self.grow(&forth, along: rows.outgoing, &marks, &ways)
      } else {
        Self.grow(&back, along: rows.incoming, &marks, &ways)
      }
    }
    if let (near, far) = drawCrossing(using: &generator) {
      walk(from: near, sign: 1, along: rows.incoming, using: &generator)
      walk(from: far, sign: -1, along: rows.outgoing, using: &generator)
    }
    for member in forth.members { marks[Int(member)] = 0 }
    for member in back.members { marks[Int(member)] = 0 }
  }

  /// Notes the arcs from a ball's rim into the other ball.
  private static func look(
    from ball: Ball, along rows: RelabeledRows.Rows, _ marks: ContiguousArray<Int32>,
    into crossings: inout ContiguousArray<(UInt32, UInt32)>
  ) {
    let (offsets, targets) = (rows.offsets.span, rows.targets.span)
    let (members, marks) = (ball.members.span, marks.span)
    let sign = ball.sign
    for index in ball.rim..<members.count {
      let member = members[index]
      for position in Int(offsets[Int(member)])..<Int(offsets[Int(member) + 1]) {
        let target = targets[position]
        // Of the other sign, and not zero.
        if marks[Int(target)] &* sign < 0 {
          crossings.append(sign > 0 ? (member, target) : (target, member))
        }
      }
    }
  }

  /// Takes in the nodes one step further out.
  private static func grow(
    _ ball: inout Ball, along rows: RelabeledRows.Rows, _ marks: inout ContiguousArray<Int32>,
    _ ways: inout ContiguousArray<Double>
  ) {
    let (offsets, targets) = (rows.offsets.span, rows.targets.span)
    var marks = marks.mutableSpan
    var ways = ways.mutableSpan
    let old = ball.rim..<ball.members.count
    ball.rim = ball.members.count
    ball.arcsAhead = 0
    for index in old {
      let member = Int(ball.members[index])
      let (next, through) = (marks[member] &+ ball.sign, ways[member])
      for position in Int(offsets[member])..<Int(offsets[member + 1]) {
        let target = targets[position]
        let node = Int(target)
        if marks[node] == 0 {
          marks[node] = next
          ways[node] = through
          ball.members.append(target)
          ball.arcsAhead += Int(offsets[node + 1]) - Int(offsets[node])
        } else if marks[node] == next {
          ways[node] += through
        }
      }
    }
  }

  /// One of the arcs between the balls, in proportion to the shortest ways along it.
  private mutating func drawCrossing(
    using generator: inout SeededGenerator
  ) -> (near: Int, far: Int)? {
    var total = 0.0
    for (near, far) in crossings { total += ways[Int(near)] * ways[Int(far)] }
    if !total.isFinite {
      isCountable = false
      return nil
    }
    var rest = generator.uniform() * total
    for (near, far) in crossings {
      rest -= ways[Int(near)] * ways[Int(far)]
      if rest < 0 { return (Int(near), Int(far)) }
    }
    return crossings.last.map { (Int($0), Int($1)) }
  }

  /// Goes back to the centre of a ball, to each node in proportion to the shortest ways to it, and
  /// counts the nodes that are passed; the centre is none.
  private mutating func walk(
    from start: Int, sign: Int32, along rows: RelabeledRows.Rows,
    using generator: inout SeededGenerator
  ) {
    var node = start
    var mark = marks[start]
    while mark != sign {
      counts[node] += 1
      mark -= sign
      // The ways to the nearer neighbours add up to the ways to the node.
      var rest = generator.uniform() * ways[node]
      for position in Int(rows.offsets[node])..<Int(rows.offsets[node + 1]) {
        let nearer = Int(rows.targets[position])
        if marks[nearer] != mark { continue }
        node = nearer
        rest -= ways[nearer]
        if rest < 0 { break }
      }
    }
  }
}
