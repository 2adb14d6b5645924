// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport

/// Two waves to compute change on.
enum Waves {
  /// Two graphs on the same nodes, everybody present and answering unless said.
  static func compare(
    _ before: Graph, _ after: Graph, answered: [Bool]? = nil, presentBefore: [Bool]? = nil,
    presentAfter: [Bool]? = nil
  ) -> WaveComparison {
    let all = [Bool](repeating: true, count: before.nodeCount)
    return WaveComparison(
      waves: ("1", "2"), before: before, after: after, presentBefore: presentBefore ?? all,
      presentAfter: presentAfter ?? all, answeredBoth: answered ?? all)
  }

  /// Every pair of graphs on three nodes with every choice of who answered in both waves and one
  /// node that may have joined or left.
  static var everything: [WaveComparison] {
    var comparisons: [WaveComparison] = []
    for directed in [true, false] {
      let graphs = Array(SmallGraphs.all(nodes: 3, directed: directed))
      for (i, before) in graphs.enumerated() {
        for (j, after) in graphs.enumerated() {
          let answered = (0..<3).map { ((i &* 7 &+ j) >> $0) & 1 == 0 }
          comparisons.append(compare(before, after))
          comparisons.append(compare(before, after, answered: answered))
          let present = [true, true, j % 2 == 0]
          comparisons.append(compare(before, after, presentBefore: present))
        }
      }
    }
    return comparisons
  }

  /// Two random waves in which some did not answer, some joined and some left.
  static func random(_ count: Int, directed: Bool, seed: UInt64) -> WaveComparison {
    var generator = SeededGenerator(seed: seed)
    func flags(_ share: Double) -> [Bool] { (0..<count).map { _ in generator.uniform() < share } }
    return compare(
      SmallGraphs.random(count, density: 0.2, directed: directed, seed: seed),
      SmallGraphs.random(count, density: 0.2, directed: directed, seed: seed + 1000),
      answered: flags(0.8), presentBefore: flags(0.9), presentAfter: flags(0.9))
  }

  /// The comparison with node *i* renamed `order[i]`.
  static func relabeled(_ waves: WaveComparison, _ order: [Int]) -> WaveComparison {
    func moved(_ flags: [Bool]) -> [Bool] {
      var moved = flags
      for (from, to) in order.enumerated() { moved[to] = flags[from] }
      return moved
    }
    return compare(
      waves.before.relabeled(order), waves.after.relabeled(order),
      answered: moved(waves.answeredBoth), presentBefore: moved(waves.presentBefore),
      presentAfter: moved(waves.presentAfter))
  }
}
