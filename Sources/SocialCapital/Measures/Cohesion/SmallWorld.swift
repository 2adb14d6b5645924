// SPDX-License-Identifier: Apache-2.0

/// Clustering and distances of a network beside those of random ones of its size.
public struct SmallWorld: Sendable, Hashable {
  /// The transitivity.
  public let transitivity: Quantity
  /// The mean distance over pairs that a path leads between.
  public let meanDistance: Quantity
  /// The transitivity to be expected by chance: the density.
  public let randomTransitivity: Quantity
  /// The mean over the random networks of their mean distance.
  public let randomMeanDistance: Quantity

  /// How far transitivity exceeds chance, divided by how far distances do; above 1 the network is a
  /// small world.
  public var index: Quantity {
    transitivity.flatMap { c in
      randomTransitivity.flatMap { cr in
        meanDistance.flatMap { l in
          randomMeanDistance.flatMap { lr in Quantity(c * lr, over: cr * l, else: .noTies) }
        }
      }
    }
  }
}

extension Graph {
  /// How far the network is more clustered than chance without being wider.
  ///
  /// ## Definition
  /// On the weak view, with transitivity C and mean distance L, and those of random networks with the
  /// same numbers of nodes and ties:
  ///
  ///     S = (C ÷ C_random) ÷ (L ÷ L_random)
  ///
  /// C_random is the density, which it is on average; L_random is the mean over networks drawn at
  /// random.
  ///
  /// ## Conventions
  /// - Direction and weights: ignored. Loops: never counted.
  /// - Disconnected: distances are over pairs that a path leads between, here and in the random
  ///   networks.
  /// - Undefined: without two ties that meet.
  /// - NetworkX `sigma` keeps the degrees of the random networks, so its C_random is higher; the
  ///   definition here is Humphries and Gurney's S△.
  ///
  /// ## Example
  /// ```swift
  /// let world = try Graph.wattsStrogatz(nodeCount: 100, neighbors: 6, rewiring: 0.1, seed: 1)
  /// try world.smallWorld(seed: 7).index
  /// ```
  ///
  /// - Parameters:
  ///   - draws: How many random networks to draw.
  ///   - seed: What the draws start from.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(draws·*n*·*m*) time, 512 sources at a time; *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// M. D. Humphries and K. Gurney, "Network 'small-world-ness': a quantitative method for
  /// determining canonical network equivalence", *PLoS ONE* 3 (2008) e0002051,
  /// doi:10.1371/journal.pone.0002051.
  public func smallWorld(
    draws: Int = 20, seed: UInt64, monitor: Monitor = .task
  ) throws(MeasureError) -> SmallWorld {
    precondition(draws > 0, "At least one random network is needed.")
    let view = weakView().unweighted()
    let transitivity = try view.transitivity(monitor: monitor)
    let distance = try view.meanDistance(monitor: monitor)
    var random: Quantity = .undefined(.noTwoPath)
    if transitivity.value != nil {
      var sum = CompensatedSum()
      var drawn = 0
      for draw in 0..<draws {
        var generator = SeededGenerator(seed: seed, stream: draw)
        guard
          let other = try? Graph.erdosRenyi(
            nodeCount: nodeCount, edgeCount: view.edgeCount, isDirected: false,
            seed: generator.next()),
          let mean = try other.meanDistance(monitor: monitor).value
        else { continue }
        sum.add(mean)
        drawn += 1
      }
      random = Quantity(sum.value, over: Double(drawn), else: .noTies)
    }
    return SmallWorld(
      transitivity: transitivity, meanDistance: distance, randomTransitivity: view.density(),
      randomMeanDistance: random)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/smallWorld(draws:seed:monitor:)``.
  public static let smallWorld = Measure(
    id: "small-world", title: "Small world", family: .cohesion, scope: .network,
    summary: "How far members cluster more than by chance while staying few steps apart.",
    definition: """
      (transitivity ÷ density) ÷ (mean distance ÷ that of random networks with as many nodes and \
      ties), on the weak view
      """,
    range: "0 and above; above 1 a small world",
    conventions: """
      Direction and weights ignored; undefined without two ties that meet, and above 20,000 nodes.
      """,
    reference: "Humphries and Gurney 2008, doi:10.1371/journal.pone.0002051",
    options: [
      .init("draws", summary: "how many random networks to draw", defaultValue: "20")
    ], complexity: "O(draws·n·m); undefined as too large above 20,000 nodes"
  ) { input in
    let draws = try input.options.count("small-world", "draws", in: 1...10_000) ?? 20
    guard input.graph.nodeCount <= 20_000 else {
      return MeasureResult("small-world", .undefined(.tooLarge))
    }
    let world = try input.graph.smallWorld(
      draws: draws, seed: input.seed, monitor: input.monitor)
    var result = MeasureResult("small-world", world.index)
    result.add(
      "small-world",
      [
        "transitivity": .quantity(world.transitivity),
        "mean-distance": .quantity(world.meanDistance),
        "random-transitivity": .quantity(world.randomTransitivity),
        "random-mean-distance": .quantity(world.randomMeanDistance), "draws": .count(draws),
        "seed": .text("\(input.seed)"),
      ])
    return result
  }
}
