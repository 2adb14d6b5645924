// SPDX-License-Identifier: Apache-2.0

/// For every node at once, about how many nodes lie within each number of steps of it.
///
/// A node's ball is held as a HyperLogLog counter: 2ᵇ registers of one byte, each the longest run of
/// zeros among the hashes of the ball's nodes that fall to it. The ball of one step more is the
/// union of the neighbours' balls, whose counter is the registers' maximum. What a round does not
/// change no later round looks at.
///
/// A count has a relative standard error of 1.04 ÷ √2ᵇ. So has, at most, a sum of counts with
/// positive factors, such as Σ 1 ÷ d = Σₜ |Bₜ| (1 ÷ t − 1 ÷ (t + 1)) + …
///
/// P. Boldi and S. Vigna, "In-core computation of geometric centralities with HyperBall", *IEEE ICDM
/// Workshops* (2013) 621–628, doi:10.1109/ICDMW.2013.10.
struct HyperBall {
  /// Eight times eight registers.
  typealias Registers = SIMD8<UInt64>

  /// b, at least 6.
  let precision: Int
  /// How many vectors hold a counter.
  private let width: Int
  private var counters: ContiguousArray<Registers>

  /// The relative standard error of a count.
  var standardError: Double { 1.04 / Double(1 << precision).squareRoot() }

  init(nodeCount: Int, precision: Int, seed: UInt64) {
    precondition(precision >= 6, "A counter has at least 64 registers.")
    self.precision = precision
    width = (1 << precision) / 64
    counters = ContiguousArray(repeating: .zero, count: nodeCount * width)
    for node in 0..<nodeCount {
      var generator = SeededGenerator(seed: seed, stream: node)
      let hash = generator.next()
      let register = Int(hash & UInt64(1 << precision - 1))
      let run = min((hash >> UInt64(precision)).trailingZeroBitCount, 64 - precision) + 1
      let place = register % 64
      counters[node * width + register / 64][place / 8] |= UInt64(run) << UInt64(place % 8 * 8)
    }
  }

  /// The largest precision, from 6 to 10, whose counters take at most a gibibyte, twice over.
  static func precision(forNodes count: Int) -> Int {
    (6...10).last { 2 * count << $0 <= 1 << 30 } ?? 6
  }
}

extension Graph {
  /// An estimate of the distance profile along outgoing ties with every tie one step, its
  /// eccentricities no larger than the true ones.
  ///
  /// - Complexity: *O*((*n* + *m*)·2ᵇ) time for each step of the longest shortest way, less where
  ///   most is settled sooner; *O*(*n*·2ᵇ) space.
  func sketchedProfile(
    precision: Int, seed: UInt64, monitor: Monitor
  ) throws(MeasureError) -> DistanceProfile {
    let rows = RelabeledRows(breadthFirst: self)
    var balls = HyperBall(nodeCount: nodeCount, precision: precision, seed: seed)
    var profile = DistanceProfile(nodeCount: nodeCount)
    profile.standardError = balls.standardError
    var sizes = ContiguousArray(repeating: 1.0, count: nodeCount)
    var isChanged = ContiguousArray(repeating: true, count: nodeCount)
    var steps = 0
    while isChanged.contains(true) {
      steps += 1
      let changes = try balls.grow(along: rows.outgoing, where: isChanged, monitor: monitor)
      for node in isChanged.indices { isChanged[node] = false }
      for (node, size) in changes {
        isChanged[node] = true
        // How many are one step away is known.
        let size = steps == 1 ? Double(1 + rows.outgoing.degree(of: node)) : size
        let more = max(0, size - sizes[node])
        sizes[node] += more
        let old = Int(rows.order[node])
        profile.total[old] += more * Double(steps)
        profile.inverseTotal[old] += more / Double(steps)
        profile.eccentricity[old] = Double(steps)
      }
    }
    for (new, old) in rows.order.enumerated() {
      profile.reached[Int(old)] = Int((sizes[new] - 1).rounded())
    }
    return profile
  }
}

extension HyperBall {
  /// Makes every ball one step larger and returns those that changed with their sizes.
  fileprivate mutating func grow(
    along rows: RelabeledRows.Rows, where isChanged: ContiguousArray<Bool>, monitor: Monitor
  ) throws(MeasureError) -> [(node: Int, size: Double)] {
    let larger = try unions(along: rows, where: isChanged, monitor: monitor)
    for (index, change) in larger.changes.enumerated() {
      for place in 0..<width {
        counters[change.node * width + place] = larger.counters[index * width + place]
      }
    }
    return larger.changes
  }

  /// The balls one step larger than these, of the nodes where they differ.
  private func unions(
    along rows: RelabeledRows.Rows, where isChanged: ContiguousArray<Bool>, monitor: Monitor
  ) throws(MeasureError) -> (
    changes: [(node: Int, size: Double)], counters: ContiguousArray<Registers>
  ) {
    var changes: [(node: Int, size: Double)] = []
    var grown: ContiguousArray<Registers> = []
    try Parallel.reduce(count: isChanged.count, chunkSize: 1024, monitor: monitor.silent) {
      Union(precision: precision)
    } body: { union, chunk in
      for node in chunk { union.take(node, along: rows, of: counters, where: isChanged) }
    } merge: { union, _ in
      changes.append(contentsOf: union.changes)
      grown.append(contentsOf: union.grown)
      union.changes.removeAll(keepingCapacity: true)
      union.grown.removeAll(keepingCapacity: true)
    }
    return (changes, grown)
  }

  /// Unites the balls of neighbours.
  private struct Union {
    let precision: Int
    let width: Int
    /// 2⁻ʳ for every run r.
    let powers: ContiguousArray<Double>
    var sum: ContiguousArray<Registers>
    var changes: [(node: Int, size: Double)] = []
    var grown: ContiguousArray<Registers> = []

    init(precision: Int) {
      self.precision = precision
      width = (1 << precision) / 64
      sum = ContiguousArray(repeating: .zero, count: width)
      var powers: ContiguousArray<Double> = [1]
      for _ in 1...64 { powers.append(powers[powers.count - 1] / 2) }
      self.powers = powers
    }

    mutating func take(
      _ node: Int, along rows: RelabeledRows.Rows, of counters: ContiguousArray<Registers>,
      where isChanged: ContiguousArray<Bool>
    ) {
      let differs = Self.unite(
        node, along: rows, of: counters, where: isChanged, width: width, into: &sum)
      if !differs { return }
      changes.append((node, size))
      grown.append(contentsOf: sum)
    }

    /// Unites a node's counter with those of its changed neighbours, and returns whether it differs.
    private static func unite(
      _ node: Int, along rows: RelabeledRows.Rows, of counters: ContiguousArray<Registers>,
      where isChanged: ContiguousArray<Bool>, width: Int, into sum: inout ContiguousArray<Registers>
    ) -> Bool {
      let offsets = rows.offsets.span
      let targets = rows.targets.span
      let counters = counters.span
      let isChanged = isChanged.span
      var sum = sum.mutableSpan
      for place in 0..<width { sum[place] = counters[node * width + place] }
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        let neighbor = Int(targets[position])
        if !isChanged[neighbor] { continue }
        for place in 0..<width {
          sum[place] = sum[place].bytewiseMaximum(counters[neighbor * width + place])
        }
      }
      var difference = Registers.zero
      for place in 0..<width { difference |= sum[place] ^ counters[node * width + place] }
      return !difference.isZero
    }

    /// The number of nodes that the united registers speak of, with Flajolet's correction for few.
    private var size: Double {
      let count = Double(64 * width)
      let powers = powers.span
      // Four sums, so that one addition need not wait for the last.
      var (a, b, c, d, empty) = (0.0, 0.0, 0.0, 0.0, 0)
      for registers in sum {
        for lane in 0..<8 {
          let word = registers[lane]
          a += powers[Int(word & 0xFF)] + powers[Int(word >> 8 & 0xFF)]
          b += powers[Int(word >> 16 & 0xFF)] + powers[Int(word >> 24 & 0xFF)]
          c += powers[Int(word >> 32 & 0xFF)] + powers[Int(word >> 40 & 0xFF)]
          d += powers[Int(word >> 48 & 0xFF)] + powers[Int(word >> 56)]
        }
        empty += registers.zeroByteCount
      }
      let inverse = (a + b) + (c + d)
      let factor = width == 1 ? 0.709 : 0.7213 / (1 + 1.079 / count)
      let estimate = factor * count * count / inverse
      if estimate > 2.5 * count || empty == 0 { return estimate }
      return count * Mathematics.log(count / Double(empty))
    }
  }
}

extension SIMD8<UInt64> {
  /// The number of bytes that are 0, where all are below 128.
  @inline(__always)
  fileprivate var zeroByteCount: Int {
    let high = Self(repeating: 0x8080_8080_8080_8080)
    return (~(self &+ ~high) & high).bitCount
  }

  /// The larger of each two bytes, all below 128.
  @inline(__always)
  fileprivate func bytewiseMaximum(_ other: Self) -> Self {
    let high = Self(repeating: 0x8080_8080_8080_8080)
    // The high bit of a byte stays where nothing had to be borrowed: where this is not less.
    let isNotLess = ((self | high) &- other) & high
    let mask = isNotLess | (isNotLess &- (isNotLess &>> 7))
    return (self & mask) | (other & ~mask)
  }
}
