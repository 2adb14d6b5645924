// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

/// Standard errors of changes: the jackknife by numpy and NetworkX, the bootstrap over every sample of
/// six members and over 20,000 that numpy drew, as `Scripts/chance_fixture.py` wrote them down.
@Suite("Fixtures: uncertainty between waves")
struct WaveUncertaintyFixtureTests {
  struct Waves: Sendable, CustomTestStringConvertible {
    let name: String
    let comparison: WaveComparison
    let values: [JSONValue]
    let drawn: [JSONValue]
    var testDescription: String { name }

    init?(_ content: JSONValue) throws {
      name = content["name"]?.text ?? ""
      let after = try Graph(
        nodeCount: Int(content["nodes"]?.number ?? 0),
        edges: (content["ties"]?.rows ?? []).map {
          Graph.Edge(Int($0[0]), Int($0[1]), weight: $0[2])
        },
        isDirected: true)
      guard let waves = try WaveComparison(fixture: content, after: after) else { return nil }
      comparison = waves
      values = content["values"]?.list ?? []
      drawn = content["drawn"]?.list ?? []
    }
  }

  static let all = (JSONValue.fixture("waves")?.list ?? []).compactMap {
    try? Waves($0)
  }
  private static let draws = 1_000

  @Test func theFixtureIsThere() {
    #expect(Self.all.count == 4)
    #expect(Self.all.allSatisfy { $0.values.count >= 4 && !$0.drawn.isEmpty })
    #expect(Self.all.flatMap(\.drawn).contains { $0["draws"]?.number == nil })
  }

  private static func statistic(_ entry: JSONValue) throws -> (Graph) -> Quantity {
    switch try #require(entry["measure"]?.text) {
    case "density": { $0.density() }
    case "arc-reciprocity": { $0.arcReciprocity().share }
    default: { (try? $0.weakView().transitivity()) ?? .undefined(.tooLarge) }
    }
  }

  @Test(arguments: all) func jackknife(waves: Waves) throws {
    for entry in waves.values {
      let found = try waves.comparison.jackknife(of: Self.statistic(entry))
      let isError = entry["at"]?.text == "standard-error"
      expectClose(
        isError ? found.standardError : found.difference, entry["value"]?.number,
        absolute: 1e-11, "\(waves.name), \(entry)")
    }
  }

  @Test(arguments: all) func bootstrap(waves: Waves) throws {
    for entry in waves.drawn {
      let found = try waves.comparison.bootstrap(
        draws: Self.draws, seed: 2, of: Self.statistic(entry))
      let expected = try #require(entry["standard-error"]?.number)
      let share = 1 / Double(Self.draws) + (entry["draws"]?.number.map { 1 / $0 } ?? 0)
      // A standard deviation is known to within √((κ − 1) ÷ 4B) of it, κ the kurtosis.
      let spread = (((entry["kurtosis"]?.number ?? 3) - 1) / 4 * share).squareRoot()
      let error = try #require(found.standardError.value)
      #expect(
        abs(error - expected) <= 4 * spread * expected,
        "\(waves.name), \(entry): standard error \(error)")
      let bias = try #require(found.bias.value)
      #expect(
        abs(bias - (entry["bias"]?.number ?? .nan)) <= 4 * expected * share.squareRoot(),
        "\(waves.name), \(entry): bias \(bias)")
    }
  }
}
