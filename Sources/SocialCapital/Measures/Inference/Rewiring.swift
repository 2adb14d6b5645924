// SPDX-License-Identifier: Apache-2.0

/// Ties that exchange ends at random, every node keeping its degrees.
///
/// Which ties a try looks at, and where the table of ties has them, is as good as random, so that one
/// try after the other would mostly wait for memory. What a try draws does not depend on what
/// became of those before it: many are drawn ahead, their ties and places in the table are read all
/// at once, and then they are made one after the other from what lies in the cache.
struct Rewiring {
  /// Each tie as source and target; undirected in either order.
  private var ties: ContiguousArray<UInt64>
  private var present: TieSet
  private let isDirected: Bool

  init(_ graph: Graph) {
    isDirected = graph.isDirected
    ties = ContiguousArray(
      graph.edges.lazy.map { Self.tie(UInt64($0.source), UInt64($0.target)) })
    present = TieSet(ties)
  }

  /// The ties as they are now.
  var pairs: some Sequence<(Int, Int)> {
    ties.lazy.map { (Int(Self.source($0)), Int(Self.target($0))) }
  }

  @inline(__always)
  private static func tie(_ source: UInt64, _ target: UInt64) -> UInt64 { source << 32 | target }

  @inline(__always)
  private static func source(_ tie: UInt64) -> UInt64 { tie >> 32 }

  @inline(__always)
  private static func target(_ tie: UInt64) -> UInt64 { tie & 0xFFFF_FFFF }

  /// A tie as the table has it: undirected, its lower end first.
  @inline(__always)
  private func key(_ source: UInt64, _ target: UInt64) -> UInt64 {
    isDirected || source < target ? Self.tie(source, target) : Self.tie(target, source)
  }

  /// The ties a try looks at.
  private struct Try {
    var first = 0
    var second = 0
    /// The third tie of a circle; −1 for an exchange, −2 for one with the second tie turned.
    var third = -1
  }

  /// Makes a number of tries, each as likely forwards as backwards, so that all graphs that can be
  /// reached become equally likely.
  ///
  /// - Complexity: *O*(1) expected a try.
  mutating func mix(tries: Int, _ generator: inout SeededGenerator) {
    guard ties.count > 1 else { return }
    let ahead = 64
    var drawn = ContiguousArray(repeating: Try(), count: ahead)
    for start in stride(from: 0, to: tries, by: ahead) {
      let count = min(ahead, tries - start)
      for place in 0..<count { drawn[place] = draw(&generator) }
      touch(drawn.prefix(count))
      for place in 0..<count {
        if drawn[place].third >= 0 { turnCircle(drawn[place]) } else { exchange(drawn[place]) }
      }
    }
  }

  @inline(__always)
  private func draw(_ generator: inout SeededGenerator) -> Try {
    // Exchanges alone cannot turn round a one-way circle of three.
    let isCircle = isDirected && generator.index(below: 8) == 0
    var drawn = Try(
      first: generator.index(below: ties.count), second: generator.index(below: ties.count))
    if isCircle {
      drawn.third = generator.index(below: ties.count)
    } else if !isDirected, generator.index(below: 2) == 0 {
      drawn.third = -2
    }
    return drawn
  }

  /// Two ties that are to exchange their second ends.
  @inline(__always)
  private func ends(_ drawn: Try) -> (a: UInt64, b: UInt64, c: UInt64, d: UInt64) {
    let (first, second) = (ties[drawn.first], ties[drawn.second])
    let (c, d) = (Self.source(second), Self.target(second))
    let isTurned = drawn.third == -2
    return (Self.source(first), Self.target(first), isTurned ? d : c, isTurned ? c : d)
  }

  /// Brings into the cache what tries will look at.
  ///
  /// None of the reads waits for another one's.
  private mutating func touch(_ tries: ContiguousArray<Try>.SubSequence) {
    for drawn in tries where drawn.third < 0 {
      let (a, b, c, d) = ends(drawn)
      present.touch(key(a, d), key(c, b), key(a, b), key(c, d))
    }
  }

  @inline(__always)
  private mutating func exchange(_ drawn: Try) {
    let (a, b, c, d) = ends(drawn)
    let (one, other) = (key(a, d), key(c, b))
    guard drawn.first != drawn.second, a != d, c != b, one != other, !present.contains(one),
      !present.contains(other)
    else { return }
    present.remove(key(a, b))
    present.remove(key(c, d))
    present.insert(one)
    present.insert(other)
    ties[drawn.first] = Self.tie(a, d)
    ties[drawn.second] = Self.tie(c, b)
  }

  private mutating func turnCircle(_ drawn: Try) {
    let (first, second, third) = (ties[drawn.first], ties[drawn.second], ties[drawn.third])
    guard Self.target(first) == Self.source(second), Self.target(second) == Self.source(third),
      Self.target(third) == Self.source(first), Self.source(first) != Self.target(second)
    else { return }
    func turned(_ tie: UInt64) -> UInt64 { Self.tie(Self.target(tie), Self.source(tie)) }
    if present.contains(turned(first)) || present.contains(turned(second))
      || present.contains(turned(third))
    {
      return
    }
    for place in [drawn.first, drawn.second, drawn.third] {
      present.remove(ties[place])
      ties[place] = turned(ties[place])
      present.insert(ties[place])
    }
  }
}

/// A set of ties of which as many come as go: open addressing with linear probing, at most half full.
///
/// D. E. Knuth, *The Art of Computer Programming* 3, 2nd ed. (Addison-Wesley, 1998), section 6.4,
/// algorithms L and R.
struct TieSet {
  /// No tie: nobody is tied to themselves.
  private static let free = UInt64.max
  private var slots: ContiguousArray<UInt64>
  private let shift: UInt64
  private let mask: Int
  /// Makes reads that are only for the cache look needed.
  private(set) var seen: UInt64 = 0

  /// Makes a set of ties, with room for no more.
  init(_ ties: ContiguousArray<UInt64>) {
    var bits = 2
    while 1 << bits < 2 * ties.count { bits += 1 }
    shift = UInt64(64 - bits)
    mask = 1 << bits - 1
    slots = ContiguousArray(repeating: Self.free, count: 1 << bits)
    for tie in ties { insert(tie) }
  }

  /// Where a search for a tie begins.
  @inline(__always)
  private func home(_ tie: UInt64) -> Int {
    Int(truncatingIfNeeded: ((tie ^ (tie &>> 29)) &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }

  /// Reads where searches for some ties begin.
  @inline(__always)
  mutating func touch(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
    seen ^= slots[home(a)] ^ slots[home(b)] ^ slots[home(c)] ^ slots[home(d)]
  }

  /// Whether a tie is in the set.
  @inline(__always)
  func contains(_ tie: UInt64) -> Bool {
    var place = home(tie)
    while slots[place] != Self.free {
      if slots[place] == tie { return true }
      place = (place &+ 1) & mask
    }
    return false
  }

  /// Puts in a tie that is not there.
  @inline(__always)
  mutating func insert(_ tie: UInt64) {
    var place = home(tie)
    while slots[place] != Self.free { place = (place &+ 1) & mask }
    slots[place] = tie
  }

  /// Takes out a tie that is there, and closes the gap so that no search ends at it.
  @inline(__always)
  mutating func remove(_ tie: UInt64) {
    var gap = home(tie)
    while slots[gap] != tie { gap = (gap &+ 1) & mask }
    var place = (gap &+ 1) & mask
    while slots[place] != Self.free {
      // What began its search at the gap or before it may move there.
      if (place &- home(slots[place])) & mask >= (place &- gap) & mask {
        slots[gap] = slots[place]
        gap = place
      }
      place = (place &+ 1) & mask
    }
    slots[gap] = Self.free
  }
}
