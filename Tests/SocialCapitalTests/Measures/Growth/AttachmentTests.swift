// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Attachment")
struct AttachmentTests {
  @Test func byHand() {
    // Ties received before: 2, 1, 0, 0. New ones: 0 gains 3→0, 1 gains nothing, 2 gains 0→2, 3
    // nothing. Ranks before 4, 3, 1.5, 1.5; of gains 3.5, 1.5, 3.5, 1.5.
    let before = SmallGraphs.make(4, [(1, 0), (2, 0), (3, 1)], true)
    let after = SmallGraphs.make(4, [(1, 0), (2, 0), (3, 1), (3, 0), (0, 2)], true)
    let waves = Waves.compare(before, after)
    // Deviations 1.5, 0.5, −1, −1 and 1, −1, 1, −1: 1.5 − 0.5 − 1 + 1 = 1, over √(4.5 · 4).
    expectClose(waves.attachment(), 1 / 18.0.squareRoot())
    expectClose(waves.newTieShareOfBestConnected(), 0.5)  // 0 is the best connected
  }

  @Test func equalOnesShareThePlacesLeft() {
    // All four have one contact, so each holds a quarter of the one place in the top tenth.
    let before = SmallGraphs.make(4, [(0, 1), (2, 3)], false)
    let waves = Waves.compare(before, SmallGraphs.ring(4))
    expectClose(waves.newTieShareOfBestConnected(), 0.25)
    #expect(waves.attachment() == .undefined(.zeroVariance))
  }

  @Test func edgeCases() {
    let nobody = Waves.compare(SmallGraphs.empty(0), SmallGraphs.empty(0))
    #expect(nobody.attachment() == .undefined(.noStayers))
    #expect(nobody.newTieShareOfBestConnected() == .undefined(.noStayers))
    let one = Waves.compare(SmallGraphs.empty(1), SmallGraphs.empty(1))
    #expect(one.attachment() == .undefined(.tooFewNodes))
    #expect(one.newTieShareOfBestConnected() == .undefined(.noTies))
  }

  @Test func equalsItsDefinitionOnEverySmallComparison() {
    for waves in Waves.everything { expectClose(waves.attachment(), naive(waves)) }
  }

  @Test(arguments: 1...10) func properties(seed: UInt64) {
    for directed in [true, false] {
      let waves = Waves.random(30, directed: directed, seed: seed)
      expectClose(waves.attachment(), naive(waves))
      if let share = waves.newTieShareOfBestConnected().value { #expect((0...1).contains(share)) }
      var generator = SeededGenerator(seed: seed)
      var order = Array(0..<30)
      generator.shuffle(&order)
      let moved = Waves.relabeled(waves, order)
      expectClose(moved.attachment(), waves.attachment().value)
      expectClose(
        moved.newTieShareOfBestConnected(), waves.newTieShareOfBestConnected().value)
    }
  }

  @Test func catalogueEntry() throws {
    let result = try Measure.attachment.compute(ChangeInput(ReferenceTown.change))
    #expect(result.value("attachment") == ReferenceTown.change.attachment())
    #expect(result.value("attachment-top-share") != nil)
  }

  /// Spearman's correlation with ranks counted one by one.
  private func naive(_ waves: WaveComparison) -> Double? {
    let stayers = (0..<waves.nodeCount).filter { waves.isStayer($0) }
    let (a, b) = (waves.before.matrix, waves.after.matrix)
    let had = stayers.map { node in a.count { $0[node] != 0 } }
    let gained = stayers.map { node in
      (0..<waves.nodeCount).count {
        a[$0][node] == 0 && b[$0][node] != 0 && waves.observesTie($0, node)
      }
    }
    func ranks(_ values: [Int]) -> [Double] {
      values.map { value in
        let below = values.count { $0 < value }
        return Double(below) + Double(values.count { $0 == value } + 1) / 2
      }
    }
    let (x, y) = (ranks(had), ranks(gained))
    let mean = Double(stayers.count + 1) / 2
    let xy = zip(x, y).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
    let xx = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let yy = y.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return xx == 0 || yy == 0 ? nil : xy / (xx * yy).squareRoot()
  }
}
