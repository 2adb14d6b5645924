// SPDX-License-Identifier: Apache-2.0

/// How members were allowed to choose, in the index of Katz and Powell.
public enum ChoiceDesign: String, Sendable, Hashable, CaseIterable {
  /// Everybody named as many as they liked.
  case free
  /// Everybody was asked to name the same number.
  case fixed
}

extension Graph {
  /// Katz and Powell's index: how far ties are returned beyond chance, given how many each sends.
  ///
  /// ## Definition
  /// With M mutual pairs, L ties, dᵢ ties sent by i, and E the mutual pairs to be expected if each
  /// member chose its dᵢ at random:
  ///
  ///     ρ = (M − E) ÷ (L/2 − E)      E = Σ dᵢ·dⱼ ÷ (n − 1)²   over pairs, free choice
  ///     ρ = (2(n − 1)M − n·d²) ÷ (n·d·(n − 1 − d))            fixed choice of d
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph. Weights: ignored. Loops: never counted.
  /// - Isolates: counted.
  /// - Range: at most 1; 0 by chance.
  /// - Undefined: without ties and when every possible tie is present; fixed choice, where members
  ///   sent different numbers of ties.
  /// - Fixed choice is ``reciprocityCorrelation()`` on the same data.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 0), (1, 2)], isDirected: true)
  /// graph.katzPowell()   // E = 2/4, (1 − 1/2) ÷ (3/2 − 1/2) = 1/2
  /// ```
  ///
  /// - Parameter design: How members were allowed to choose.
  /// - Complexity: *O*(*n* + *m*) time and *O*(1) space.
  ///
  /// ## Reference
  /// L. Katz and J. H. Powell, "Measurement of the tendency toward reciprocation of choice",
  /// *Sociometry* 18 (1955) 403–409; in the form of S. Wasserman and K. Faust, *Social Network
  /// Analysis* (Cambridge, 1994), §13.3, doi:10.1017/CBO9780511815478.
  public func katzPowell(_ design: ChoiceDesign = .free) -> Quantity {
    if let obstacle = reciprocityObstacle { return .undefined(obstacle) }
    let mutual = Double(mutualArcCount() / 2)
    let others = Double(nodeCount - 1)
    switch design {
    case .free:
      let ties = Double(edgeCount)
      // 2(n − 1)²·E = L² − Σ dᵢ²
      let squares = nodes.reduce(0.0) { sum, node in
        let sent = Double(outgoing.degree(of: node))
        return sum + sent * sent
      }
      let expected = ties * ties - squares
      return Quantity(
        2 * others * others * mutual - expected, over: ties * others * others - expected,
        else: .complete)
    case .fixed:
      let choices = outgoing.degree(of: 0)
      guard nodes.allSatisfy({ outgoing.degree(of: $0) == choices }) else {
        return .undefined(.ambiguous)
      }
      let d = Double(choices)
      let count = Double(nodeCount)
      return Quantity(
        2 * others * mutual - count * d * d, over: count * d * (others - d), else: .complete)
    }
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/katzPowell(_:)``.
  public static let katzPowell = Measure(
    id: "katz-powell", title: "Reciprocity beyond chance, given how many each names",
    family: .reciprocity, scope: .network,
    summary: "Whether links go both ways more than luck gives, allowing for how many each sends.",
    definition: "(M − E) ÷ (L/2 − E) with E = Σ dᵢ·dⱼ ÷ (n − 1)² over pairs",
    range: "at most 1; 0 by chance",
    conventions: """
      Needs directed ties; weights ignored; undefined without ties or with all; fixed choice needs \
      everybody to send the same number.
      """,
    reference: "Katz and Powell 1955; Wasserman and Faust 1994, §13.3",
    options: [
      Measure.Option(
        "choice", summary: "how members were allowed to choose: free or fixed",
        defaultValue: "free")
    ],
    complexity: "O(n + m)"
  ) { input in
    let design = try input.options.choice("katz-powell", "choice", of: ChoiceDesign.self)
    return MeasureResult("katz-powell", input.graph.katzPowell(design ?? .free))
  }
}
