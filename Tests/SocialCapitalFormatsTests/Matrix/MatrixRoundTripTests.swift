// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("Matrices in tables, of networks with odd names and extreme numbers")
struct MatrixRoundTripTests {
  /// What a table holds of ties: the weights of each pair added up, pairs of weight 0 left out.
  private func added(_ network: SocialNetwork) -> [[Int]: Double] {
    var sums: [[Int]: Double] = [:]
    for row in network.ties.indices {
      let ends = [Int(network.ties.sources[row]), Int(network.ties.targets[row])]
      sums[network.isDirected ? ends : ends.sorted(), default: 0] += network.ties.weights?[row] ?? 1
    }
    return sums.filter { $0.value != 0 }
  }

  /// Whether parallel ties add up to more than a weight can be, so that nothing can be written.
  private func overflows(_ network: SocialNetwork) -> Bool {
    !added(network).values.allSatisfy(SocialNetwork.isWeight)
  }

  private func expectTies(
    _ found: SocialNetwork, _ network: SocialNetwork, _ sums: [[Int]: Double]
  ) throws {
    let names = network.nodes.map(\.id)
    let expected = Dictionary(
      uniqueKeysWithValues: sums.map { ends, weight in
        let pair = ends.map { names[$0] }
        return (network.isDirected ? pair : pair.sorted(), weight)
      })
    let pairs = found.ties.indices.map { row in
      let pair = [found.ties.sources[row], found.ties.targets[row]].map {
        found.nodes[Int($0)].id
      }
      return (network.isDirected ? pair : pair.sorted(), found.ties.weights?[row] ?? 1)
    }
    #expect(Set(pairs.map(\.0)).count == pairs.count)
    #expect(Dictionary(uniqueKeysWithValues: pairs) == expected)
    // Numbers that are all 1 are no weights.
    #expect((found.ties.weights == nil) == sums.values.allSatisfy { $0 == 1 })
  }

  private func expectLosses(
    _ losses: [Loss], of network: SocialNetwork, _ participation: [Participation],
    nodes: [Node], found: SocialNetwork, to held: NetworkFormat.Capabilities
  ) throws {
    for loss in losses { #expect(loss.count > 0, "\(loss)") }
    // Where there are no ties there is nothing to say of them.
    guard network.ties.count > 0 else { return }
    let kept = try network.withoutUnitWeights()
    let isSame =
      try nodes == network.nodes && participation.isEmpty
      && found.canonical(keeping: held) == kept.canonical(keeping: held)
    #expect(losses.isEmpty == isSame, "\(losses)")
    let zeros = network.ties.weights?.count { $0 == 0 } ?? 0
    #expect(losses.first { $0.what == "ties of weight 0" }?.count ?? 0 == zeros)
  }

  // MARK: Square

  @Test(
    "square ones hold ids, their order, and the sum of the weights of each pair", arguments: 0..<80)
  func square(seed: Int) throws {
    var random = RandomNetwork(seed: seed)
    let (network, participation) = try random.network()
    guard !overflows(network) else {
      let error = #expect(throws: FormatError.self) {
        try NetworkWriter().write(network, as: .matrix)
      }
      #expect(error?.problems.problems.map(\.reason) == [.cannotHold])
      return
    }
    let written = try NetworkWriter().write(network, participation: participation, as: .matrix)
    let file = try #require(written.files.first)
    var reader = NetworkReader()
    reader.format = .matrix
    reader.isDirected = network.isDirected
    let found = try reader.read(InputFiles(ties: file)).network
    #expect(found.nodes == network.nodes.map { Node($0.id) })
    #expect(found.isDirected == network.isDirected)
    try expectTies(found, network, added(network))
    reader.isDirected = nil
    let untold = try reader.read(InputFiles(ties: file)).network
    #expect(untold.isDirected)
    try expectLosses(
      written.losses, of: network, participation, nodes: untold.nodes, found: untold,
      to: NetworkFormat.matrix.holds)
  }

  // MARK: Two modes

  /// A two-mode network whose sides come in any order, and its ties in either direction.
  private func twoModes(seed: Int) throws -> SocialNetwork {
    var random = RandomNetwork(seed: seed)
    let (made, _) = try random.network()
    let isBare = random.flip()
    var nodes: [Node] = []
    for (place, node) in made.nodes.enumerated() {
      var node = isBare ? Node(node.id) : node
      node.mode = place == 0 ? 1 : place == 1 ? 2 : random.flip() ? 1 : 2
      nodes.append(node)
    }
    let ties = made.ties
    let rows = ties.indices.filter { row in
      nodes[Int(ties.sources[row])].mode != nodes[Int(ties.targets[row])].mode
    }
    return try SocialNetwork(
      nodes: nodes,
      ties: rows.map { row in
        Tie(
          nodes[Int(ties.sources[row])].id, nodes[Int(ties.targets[row])].id,
          weight: ties.weights?[row])
      }, isDirected: !isBare && made.isDirected)
  }

  @Test("of two modes hold ids, sides, and the sum of the weights of each pair", arguments: 0..<80)
  func incidence(seed: Int) throws {
    let network = try twoModes(seed: seed)
    let sides = Set(network.nodes.map(\.mode))
    // Direction is not held, so that ties there and back are one.
    let undirected = try SocialNetwork(nodes: network.nodes, ties: network.ties, isDirected: false)
    guard sides.count == 2, !overflows(undirected) else {
      #expect(throws: FormatError.self) { try NetworkWriter().write(network, as: .incidence) }
      return
    }
    let written = try NetworkWriter().write(network, as: .incidence)
    let file = try #require(written.files.first)
    var reader = NetworkReader()
    reader.format = .incidence
    let found = try reader.read(InputFiles(ties: file)).network
    let order = network.nodes.filter { $0.mode == 1 } + network.nodes.filter { $0.mode == 2 }
    #expect(found.nodes == order.map { Node($0.id, mode: $0.mode) })
    #expect(!found.isDirected)
    try expectTies(found, undirected, added(undirected))
    // The order of nodes is not held, which is not listed.
    let sorted = found.nodes.sorted { $0.id < $1.id }
    let isKept = sorted == network.nodes.sorted { $0.id < $1.id }
    try expectLosses(
      written.losses, of: network, [], nodes: isKept ? network.nodes : found.nodes, found: found,
      to: NetworkFormat.incidence.holds)
  }
}
