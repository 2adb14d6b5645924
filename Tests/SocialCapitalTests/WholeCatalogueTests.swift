// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

/// Every measure of the catalogue on an invented small town: the same bits at any number of
/// threads and from run to run, and an end as soon as somebody asks for it.
@Suite("The whole catalogue")
struct WholeCatalogueTests {
  @Test(arguments: Measure.all.map(\.id)) func sameBitsAtAnyNumberOfThreads(id: String) throws {
    let measure = try #require(Measure.named(id))
    let one = try CatalogueInputs.results(of: measure, Monitor(threads: 1))
    #expect(one.contains { $0.hasNumber }, "\(id) says nothing")
    for threads in [2, 7] {
      #expect(
        try CatalogueInputs.results(of: measure, Monitor(threads: threads)) == one,
        "\(threads) threads")
    }
  }

  /// Measures that draw at random, or break ties, by the order of nodes.
  private static let byOrder: Set = [
    "louvain", "leiden", "label-propagation", "key-players", "core-periphery",
  ]

  /// Whoever comes first, the numbers are the same: a measure sees no order.
  @Test(
    arguments: Measure.all.filter {
      $0.scope != .change && $0.family != .twoMode && !byOrder.contains($0.id)
    }.map(\.id))
  func doesNotSeeTheOrderOfNodes(id: String) throws {
    let measure = try #require(Measure.named(id))
    let (one, other) = (try #require(CatalogueInputs.town), try #require(CatalogueInputs.reordered))
    let monitor = Monitor(threads: 2)
    let before = try measure.compute(CatalogueInputs.input(one, by: "sector", monitor))
    let after = try measure.compute(CatalogueInputs.input(other, by: "sector", monitor))
    for value in before.values {
      let found = try #require(after.value(value.name), "\(value.name)")
      expectClose(found, value.content.value, relative: 1e-9, absolute: 1e-10, "\(value.name)")
    }
    let places = try one.nodes.map { try #require(other.index(of: $0.id)) }
    for column in before.nodes {
      guard case .scores(let scores) = column.content,
        case .scores(let moved)? = after.nodeColumn(column.name)
      else { continue }
      for (node, score) in scores.enumerated() {
        expectClose(
          moved.quantity(at: places[node]), score, relative: 1e-9, absolute: 1e-10,
          "\(column.name)")
      }
    }
  }

  /// Measures that are as good as one pass over the ties, and over before anybody can ask.
  private static func isInstant(_ measure: Measure) -> Bool {
    [
      "mixing", "sector-reciprocity", "rao-bandyopadhyay", "weighted-reciprocity-correlation",
    ].contains(measure.id)
      || !measure.complexity.contains { "·²³√/".contains($0) }
        && !measure.complexity.contains("a step") && !measure.complexity.contains("a round")
  }

  @Test(arguments: Measure.all.filter { !isInstant($0) }.map(\.id))
  func stopsWhenAsked(id: String) throws {
    let measure = try #require(Measure.named(id))
    #expect(throws: MeasureError.cancelled) {
      try CatalogueInputs.results(of: measure, Monitor(isCancelled: { true }))
    }
  }

  @Test func whatIsNotInstantIsMostOfTheCatalogue() {
    #expect(Measure.all.count { !Self.isInstant($0) } >= 60)
  }
}

extension MeasureResult {
  /// Whether it says anything: a number, a score or a table that is not undefined.
  fileprivate var hasNumber: Bool {
    values.contains { $0.content.value != nil } || !tables.isEmpty || !ties.isEmpty
      || nodes.contains {
        if case .scores(let scores) = $0.content { scores.definedCount > 0 } else { true }
      }
  }
}
