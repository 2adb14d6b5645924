// SPDX-License-Identifier: Apache-2.0

/// How many ties go from each group to each, beside what group sizes alone would give.
public struct Mixing: Sendable, Hashable {
  /// The names of the groups, in the order of rows and columns.
  public let groups: [String]
  /// The number of nodes in each group.
  public let sizes: [Int]
  /// The ties from each group to each; an undirected tie counts in both directions.
  public let counts: [[Int]]
  /// The weight of those ties; equal to the counts where ties have no weights.
  public let weights: [[Double]]
  /// The number of nodes left out because their group is not known.
  public let unknownCount: Int

  /// The number of ties, an undirected one counted in both directions.
  public var total: Int { counts.reduce(0) { $1.reduce($0, +) } }

  /// The ordered pairs from each group to each that could be tied.
  private func pairs(_ row: Int, _ column: Int) -> Int {
    sizes[row] * (row == column ? sizes[column] - 1 : sizes[column])
  }

  /// The share of possible ties from each group to each that exist; undefined where none is
  /// possible.
  public var densities: [[Quantity]] {
    sizes.indices.map { row in
      sizes.indices.map { column in
        Quantity(counts[row][column], over: pairs(row, column), else: .groupTooSmall)
      }
    }
  }

  /// The ties from each group to each if as many ties fell on pairs of nodes without regard to
  /// group: random mixing with these group sizes.
  public var expected: [[Quantity]] {
    let count = sizes.reduce(0, +)
    let all = Double(count * (count - 1))
    return sizes.indices.map { row in
      sizes.indices.map { column in
        Quantity(
          Double(total) * Double(pairs(row, column)), over: all,
          else: count == 0 ? .emptyGraph : .tooFewNodes)
      }
    }
  }
}

extension Graph {
  /// Counts the ties from each group to each.
  ///
  /// ## Definition
  /// With e(g,h) the number of ties from nodes of g to nodes of h, L their sum, n(g) group sizes:
  ///
  ///     density(g,h)  = e(g,h) ÷ (n(g)·n(h))              g ≠ h
  ///     density(g,g)  = e(g,g) ÷ (n(g)·(n(g) − 1))
  ///     expected(g,h) = L · pairs(g,h) ÷ (n(n − 1))       pairs as under the densities
  ///
  /// Expected is what random mixing with these group sizes gives: every ordered pair of nodes is
  /// as likely as any other to be tied. It is not the expectation from row and column sums, which
  /// assortativity uses.
  ///
  /// ## Conventions
  /// - Direction: rows send, columns receive. An undirected tie counts in both directions, so a tie
  ///   within a group counts twice there and the matrix is symmetric; NetworkX
  ///   `attribute_mixing_matrix` does the same.
  /// - Weights: counts ignore them; ``Mixing/weights`` adds them up. Loops: never counted.
  /// - Isolates: count in the group sizes.
  /// - Unknown groups: such nodes and their ties are left out, and counted. NetworkX makes them a
  ///   group of their own.
  /// - Undefined: the density of a group of one with itself; expectations below two nodes.
  ///
  /// ## Example
  /// ```swift
  /// let groups = Grouping(column: "sector", names: ["a", "a", "b"])
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: true)
  /// line.mixing(by: groups).counts   // [[1, 1], [0, 0]]
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m* + *g*²) time and space for *g* groups.
  ///
  /// ## Reference
  /// M. E. J. Newman, "Mixing patterns in networks", *Physical Review E* 67 (2003) 026126,
  /// doi:10.1103/PhysRevE.67.026126.
  public func mixing(by grouping: Grouping) -> Mixing {
    let part = GroupedPart(of: self, by: grouping)
    let groupCount = part.names.count
    var counts = [Int](repeating: 0, count: groupCount * groupCount)
    var weights = [CompensatedSum](repeating: CompensatedSum(), count: groupCount * groupCount)
    for source in part.graph.nodes {
      let row = part.places[source] * groupCount
      for position in part.graph.outgoing.positions(of: source) {
        let cell = row + part.places[Int(part.graph.outgoing.targets[position])]
        counts[cell] += 1
        weights[cell].add(part.graph.weight(at: position))
      }
    }
    let rows = (0..<groupCount).map { $0 * groupCount..<($0 + 1) * groupCount }
    return Mixing(
      groups: part.names, sizes: part.sizes, counts: rows.map { Array(counts[$0]) },
      weights: rows.map { weights[$0].map(\.value) }, unknownCount: part.leftOutCount)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/mixing(by:)``.
  public static let mixing = Measure(
    id: "mixing", title: "Mixing between groups", family: .bridging, scope: .group,
    summary: "Who is linked with whom, group by group, beside what group sizes alone would give.",
    definition: """
      ties from each group (row) to each (column); densities, the share of possible ties that \
      exist; expected, the ties under random mixing with these group sizes
      """,
    range: "counts; densities 0 to 1",
    conventions: """
      An undirected tie counts in both directions; counts ignore weights, which are summed beside \
      them; nodes of unknown group are left out; too large above 1,000 groups.
      """,
    reference: "Newman 2003, doi:10.1103/PhysRevE.67.026126",
    complexity: "O(n + m + g²) for g groups"
  ) { input in
    MeasureResult("mixing", groupings: input.groupings) { name, grouping, result in
      guard grouping.groups.count <= 1_000 else {
        return result.add(name, .undefined(.tooLarge))
      }
      let mixing = input.graph.mixing(by: grouping)
      var table: Table = [
        "groups": .texts(mixing.groups), "sizes": .list(mixing.sizes.map(Table.Cell.count)),
        "counts": .matrix(mixing.counts), "expected": .matrix(mixing.expected),
        "densities": .matrix(mixing.densities), "unknown": .count(mixing.unknownCount),
      ]
      if input.graph.isWeighted {
        table["weights"] = .matrix(mixing.weights.map { $0.map(Quantity.value) })
      }
      result.add(name, table)
    }
  }
}
