// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Sketched distances")
struct SketchedDistancesTests {
  @Test func byHand() throws {
    // Who is one step away is counted, not estimated; so is that nobody else is there.
    let star = try SmallGraphs.star(5, directed: true).sketchedDistances(seed: 1)
    #expect(Array(star.reached) == [4, 0, 0, 0, 0])
    #expect(Array(star.harmonic) == [1, 0, 0, 0, 0])
    #expect(Array(star.closeness) == [1, 0, 0, 0, 0])
    #expect(star.standardError == 0.0325)  // 1.04 ÷ √1024
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).sketchedDistances(seed: 1).reached.isEmpty)
    let alone = try SmallGraphs.empty(1).sketchedDistances(seed: 1)
    #expect(alone.harmonic.reason(at: 0) == .tooFewNodes)
    let apart = try SmallGraphs.path(2).disjointUnion(with: SmallGraphs.empty(2))
      .sketchedDistances(precision: 6, seed: 1)
    #expect(Array(apart.reached) == [1, 1, 0, 0])
  }

  /// The mean square error over nodes and seeds is what is stated, within a quarter of it.
  @Test(arguments: [6, 7]) func errorsAreWhatIsStated(precision: Int) throws {
    let graph = SmallGraphs.random(700, density: 0.006, directed: false, seed: 2)
    let exact = try graph.harmonic()
    let closeness = try graph.closeness()
    var (harmonicErrors, closenessErrors, count) = (0.0, 0.0, 0.0)
    var stated = 0.0
    for seed in UInt64(1)...10 {
      let found = try graph.sketchedDistances(precision: precision, seed: seed)
      stated = found.standardError
      for node in graph.nodes where exact[node] != 0 {
        let off = (found.harmonic[node] ?? .nan) / (exact[node] ?? .nan) - 1
        let offToo = (found.closeness[node] ?? .nan) / (closeness[node] ?? .nan) - 1
        harmonicErrors += off * off
        closenessErrors += offToo * offToo
        count += 1
      }
    }
    #expect((harmonicErrors / count).squareRoot() <= 1.25 * stated)
    #expect((closenessErrors / count).squareRoot() <= 1.25 * stated)
    // And it is an estimate: nothing is that near by chance.
    #expect((harmonicErrors / count).squareRoot() > stated / 10)
  }

  @Test func sameBitsAtAnyNumberOfThreads() throws {
    let graph = SmallGraphs.random(1500, density: 0.002, directed: true, seed: 7)
    let one = try graph.sketchedDistances(precision: 7, seed: 5, monitor: Monitor(threads: 1))
    for threads in [2, 7] {
      let found = try graph.sketchedDistances(
        precision: 7, seed: 5, monitor: Monitor(threads: threads))
      #expect(found == one)
    }
    #expect(try graph.sketchedDistances(precision: 7, seed: 6).harmonic != one.harmonic)
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.ring(30).sketchedDistances(seed: 1, monitor: Monitor(isCancelled: { true }))
    }
  }
}
