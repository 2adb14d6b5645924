// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import TestSupport
import Testing

@Suite("References: growth")
struct GrowthOracleTests {
  /// Two consecutive waves of a published network with what was counted from one to the next.
  struct Change: Sendable, CustomTestStringConvertible {
    let name: String
    let waves: WaveComparison
    let expected: JSONValue

    var testDescription: String { name }

    func count(_ name: String) -> Int? { expected[name]?.number.map { Int($0) } }
  }

  static let changes: [Change] = {
    let copies = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Data")
    var folders: [String: URL] = [:]
    for place in [copies, SharedData.folder] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
      for name in names { folders[name] = place.appending(path: name) }
    }
    return folders.sorted { $0.key < $1.key }.flatMap { name, folder in
      (JSONValue(contentsOf: folder.appending(path: "reference.json"))?["wave_change"]?.list ?? [])
        .compactMap { change(of: name, $0) }
    }
  }()

  private static func change(of folder: String, _ expected: JSONValue) -> Change? {
    let relations = expected["spec"]?["relations"]?.list?.compactMap(\.text) ?? []
    func layer(_ key: String) -> ReferenceLayer? {
      guard let wave = expected[key]?.number.map({ "\(Int($0))" }) ?? expected[key]?.text
      else { return nil }
      let part = (relations + ["wave \(wave)"]).joined(separator: ", ")
      return ReferenceLayer.all.first { $0.name == "\(folder) (\(part))" }
    }
    guard let before = layer("from_wave"), let after = layer("to_wave") else { return nil }
    let everybody = [Bool](repeating: true, count: before.graph.nodeCount)
    return Change(
      name: "\(after.name) after \(expected["from_wave"]?.number ?? 0)",
      waves: WaveComparison(
        waves: ("before", "after"), before: before.graph, after: after.graph,
        presentBefore: everybody, presentAfter: everybody, answeredBoth: everybody),
      expected: expected)
  }

  @Test func changesAreThere() {
    // Sampson's monks are copied into the tests: liking in three waves.
    #expect(Self.changes.count >= 2)
  }

  @Test(arguments: changes) func tieChange(change: Change) {
    let found = change.waves.tieChange()
    #expect(found.kept == change.count("kept"))
    #expect(found.ended == change.count("lost"))
    #expect(found.new == change.count("gained"))
    #expect(change.waves.hammingDistance() == change.count("hamming_ties"))
    expectClose(change.waves.tieJaccard(), change.expected["jaccard"]?.number)
    // The table of pairs holds the same ties.
    let pairs = change.waves.dyadTransitions()
    #expect(pairs.pairs == change.waves.observedPairCount)
  }
}
