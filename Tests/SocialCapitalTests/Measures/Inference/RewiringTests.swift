// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import SocialCapital

@Suite("Rewiring")
struct RewiringTests {
  /// The same tries one after the other, with a set of the language.
  private func plainlyRewired(
    _ graph: Graph, tries: Int, seed: UInt64
  ) -> [(Int, Int)] {
    var generator = SeededGenerator(seed: seed)
    var ties = graph.edges.map { ($0.source, $0.target) }
    func key(_ tie: (Int, Int)) -> [Int] {
      graph.isDirected ? [tie.0, tie.1] : [min(tie.0, tie.1), max(tie.0, tie.1)]
    }
    var present = Set(ties.map(key))
    /// Puts new ties in the places of old ones if that makes no loop or repeat.
    func replace(_ places: [Int], by new: [(Int, Int)]) {
      let keys = new.map(key)
      if Set(places).count < places.count || Set(keys).count < keys.count { return }
      if new.contains(where: { $0.0 == $0.1 }) || keys.contains(where: present.contains) { return }
      for place in places { present.remove(key(ties[place])) }
      for (place, tie) in zip(places, new) {
        ties[place] = tie
        present.insert(key(tie))
      }
    }
    for _ in 0..<tries {
      let isCircle = graph.isDirected && generator.index(below: 8) == 0
      let first = generator.index(below: ties.count)
      let second = generator.index(below: ties.count)
      let (a, b) = ties[first]
      var (c, d) = ties[second]
      if isCircle {
        let third = generator.index(below: ties.count)
        let (e, f) = ties[third]
        if b == c, d == e, f == a {
          replace([first, second, third], by: [(b, a), (d, c), (f, e)])
        }
        continue
      }
      if !graph.isDirected, generator.index(below: 2) == 0 { (c, d) = (d, c) }
      replace([first, second], by: [(a, d), (c, b)])
    }
    return ties
  }

  /// Drawing ahead changes nothing: whatever became of a try, the next one finds.
  @Test(arguments: 1...12) func givesWhatTriesOneAfterTheOtherGive(seed: UInt64) {
    for directed in [true, false] {
      // Small and dense, so that tries drawn at once often look at the same ties.
      for (count, density) in [(5, 0.5), (9, 0.4), (30, 0.2)] {
        let graph = SmallGraphs.random(count, density: density, directed: directed, seed: seed)
        if graph.edgeCount < 2 { continue }
        for tries in [1, 63, 64, 65, 500] {
          var rewiring = Rewiring(graph)
          var generator = SeededGenerator(seed: seed)
          rewiring.mix(tries: tries, &generator)
          let expected = plainlyRewired(graph, tries: tries, seed: seed)
          #expect(
            rewiring.pairs.elementsEqual(expected, by: ==),
            "\(graph.sketch), \(tries) tries, seed \(seed)")
        }
      }
    }
  }

  /// Every undirected graph with the same degrees is drawn about as often.
  @Test func isUniformWithoutDirection() throws {
    let graph = SmallGraphs.ring(5)
    let alike = SmallGraphs.all(nodes: 5, directed: false).filter { other in
      other.nodes.allSatisfy { other.outgoing.degree(of: $0) == graph.outgoing.degree(of: $0) }
    }
    #expect(alike.count == 12)
    var counts: [Graph: Int] = [:]
    for seed in 0..<40 * alike.count {
      counts[try graph.drawn(from: .degrees, seed: UInt64(seed)), default: 0] += 1
    }
    #expect(Set(counts.keys) == Set(alike))
    let squares = alike.reduce(0.0) { sum, other in
      let off = Double(counts[other] ?? 0) - 40
      return sum + off * off / 40
    }
    let freedom = Double(alike.count - 1)
    #expect(squares < freedom + 4 * (2 * freedom).squareRoot() + 4, "\(squares) of \(freedom)")
  }

  /// The table agrees with a set while ties come and go, also where many begin at one place.
  @Test(arguments: 1...6) func tableIsASet(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var held = ContiguousArray((0..<40).map { UInt64($0) << 32 | UInt64($0 + 1) })
    var table = TieSet(held)
    for _ in 0..<3_000 {
      let place = generator.index(below: held.count)
      let tie = UInt64(generator.index(below: 12)) << 32 | UInt64(generator.index(below: 100))
      #expect(table.contains(tie) == held.contains(tie))
      if held.contains(tie) { continue }
      table.remove(held[place])
      table.insert(tie)
      held[place] = tie
    }
    #expect(held.allSatisfy(table.contains))
  }
}
