// SPDX-License-Identifier: Apache-2.0

/// How many pairs went from one state to another between two waves.
public struct DyadTransitions: Sendable, Hashable {
  /// The states of a pair.
  public enum State: Int, Sendable, Hashable, CaseIterable {
    /// No tie.
    case null
    /// A tie in one direction only.
    case asymmetric
    /// Ties in both directions.
    case mutual
  }

  /// The counts by earlier state, then later state.
  private var counts = [[Int]](repeating: [0, 0, 0], count: 3)
  /// One-way ties that turned round: part of those that stayed asymmetric.
  public fileprivate(set) var reversed = 0

  /// The number of pairs that went from one state to another.
  public fileprivate(set) subscript(earlier: State, later: State) -> Int {
    get { counts[earlier.rawValue][later.rawValue] }
    set { counts[earlier.rawValue][later.rawValue] = newValue }
  }

  /// The number of pairs that had a state in the earlier wave.
  public func total(from earlier: State) -> Int { counts[earlier.rawValue].reduce(0, +) }

  /// The number of pairs.
  public var pairs: Int { counts.joined().reduce(0, +) }
}

extension WaveComparison {
  /// Counts the pairs by what they were in the earlier wave and what they are in the later one.
  ///
  /// ## Definition
  /// Over the unordered pairs both waves observed whole, the 3 × 3 table of null, asymmetric and
  /// mutual in the earlier wave against the same in the later one.
  ///
  /// ## Conventions
  /// - Direction: an undirected tie is a mutual pair.
  /// - Observed: both nodes answered in both waves.
  /// - Weights: ignored. A one-way tie that turned round stays asymmetric and is counted in
  ///   ``DyadTransitions/reversed`` as well.
  /// - Undefined: nowhere; where nothing was observed twice all counts are 0.
  ///
  /// ## Example
  /// ```swift
  /// let table = try panel.comparison(from: 0, to: 1).dyadTransitions()
  /// table[.asymmetric, .mutual]   // one-way ties that are returned now
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m* log *d*) time for *d* ties of the busiest node, *O*(1) space.
  ///
  /// ## Reference
  /// S. Wasserman, "Analyzing social networks as stochastic processes", *Journal of the American
  /// Statistical Association* 75 (1980) 280–294.
  public func dyadTransitions() -> DyadTransitions {
    var table = DyadTransitions()
    for one in 0..<nodeCount where answeredBoth[one] {
      forEachContact(of: one) { other in
        guard one < other, observesPair(one, other) else { return }
        let old = directions(in: before, one, other)
        let new = directions(in: after, one, other)
        table[state(old), state(new)] += 1
        if (old, new) == (1, 2) || (old, new) == (2, 1) { table.reversed += 1 }
      }
    }
    table[.null, .null] = observedPairCount - table.pairs
    return table
  }

  /// Calls the body once for each node tied to one in either direction in either wave.
  private func forEachContact(of node: Int, _ body: (Int) -> Void) {
    let old = before.contacts(of: node)
    let new = after.contacts(of: node)
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      let next = min(i < old.count ? old[i] : .max, j < new.count ? new[j] : .max)
      if i < old.count, old[i] == next { i += 1 }
      if j < new.count, new[j] == next { j += 1 }
      body(next)
    }
  }

  /// In which directions two nodes are tied: 1 forth, 2 back, 3 both, 0 neither.
  private func directions(in graph: Graph, _ one: Int, _ other: Int) -> Int {
    (graph.hasEdge(from: one, to: other) ? 1 : 0) + (graph.hasEdge(from: other, to: one) ? 2 : 0)
  }

  private func state(_ directions: Int) -> DyadTransitions.State {
    directions == 0 ? .null : directions == 3 ? .mutual : .asymmetric
  }
}

extension Measure {
  /// The catalogue entry of ``WaveComparison/dyadTransitions()``.
  public static let dyadTransitions = Measure(
    id: "dyad-transitions", title: "Dyad transitions",
    summary: "How many pairs became linked, became two-way, or came apart.",
    definition: """
      unordered pairs by their state in the earlier wave (null, asymmetric, mutual) and, within \
      it, in the later one
      """,
    range: "counts; they add up to the pairs observed whole in both waves",
    conventions: "Only pairs of whom both answered in both waves; weights ignored.",
    reference: "Wasserman 1980, Journal of the American Statistical Association 75",
    complexity: "O(n + m log d)"
  ) { input in
    let table = input.comparison.dyadTransitions()
    return MeasureResult(
      "dyad-transitions",
      [
        "null": row(.null, of: table), "asymmetric": row(.asymmetric, of: table),
        "mutual": row(.mutual, of: table),
      ])
  }

  private static func row(
    _ earlier: DyadTransitions.State, of table: DyadTransitions
  ) -> Table.Cell {
    .table([
      "null": .count(table[earlier, .null]), "asymmetric": .count(table[earlier, .asymmetric]),
      "mutual": .count(table[earlier, .mutual]),
    ])
  }
}
