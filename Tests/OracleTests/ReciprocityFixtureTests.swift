// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import TestSupport
import Testing

/// Values that `Scripts/reciprocity_fixture.py` computes with sna, NetworkX, igraph and SciPy.
@Suite("Fixtures: reciprocity, circulation, QAP")
struct ReciprocityFixtureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let layer: ReferenceLayer
    let values: JSONValue
    var testDescription: String { layer.name }
  }

  private static let all: [Case] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/reciprocity.json")
    let layers = JSONValue(contentsOf: file)?["layers"]?.fields ?? [:]
    return ReferenceLayer.all.compactMap { layer in
      layers[layer.name].map { Case(layer: layer, values: $0) }
    }
  }()

  private static let regressed = all.filter { $0.values["qap_regression"] != nil }

  private func expectAgrees(_ found: Quantity, with one: Case, _ metric: String) {
    let entry = one.values[metric]
    let source = "\(entry?["tool"]?.text ?? "no entry"): \(entry?["call"]?.text ?? "")"
    #expect(entry != nil, "\(one.layer.name) has no \(metric)")
    let number = entry?["value"]?.number
    expectClose(
      found, number, absolute: 1e-11,
      "\(one.layer.name), \(metric): \(found), expected \(String(describing: number)) by \(source)")
  }

  @Test func theFixtureIsThere() {
    // Directed layers of Knoke, Krackhardt and Sampson.
    #expect(Self.all.count == 15)
    #expect(Self.regressed.count == 2)
  }

  @Test(arguments: all) func circulation(one: Case) throws {
    let graph = one.layer.graph
    expectAgrees(try graph.circulation().share, with: one, "circulation")
    expectAgrees(graph.strongComponentShare(), with: one, "strong_component_share")
  }

  @Test(arguments: all) func threeCycles(one: Case) throws {
    let found = try one.layer.graph.threeCycles()
    expectAgrees(found.cyclicShare, with: one, "cyclic_triad_share")
    expectAgrees(found.closedShare, with: one, "three_cycle_closure")
  }

  @Test(arguments: all) func correlation(one: Case) {
    expectAgrees(one.layer.graph.reciprocityCorrelation(), with: one, "reciprocity_correlation")
    expectAgrees(one.layer.graph.reciprocityLogOdds(), with: one, "reciprocity_lrr")
  }

  @Test(arguments: regressed) func qap(one: Case) throws {
    let expected = try #require(one.values["qap_regression"])
    let names = expected["on"]?.list?.compactMap(\.text) ?? []
    let predictors = try names.map { name in
      try #require(ReferenceLayer.all.first { $0.name == name }).graph
    }
    expectAgrees(
      try one.layer.graph.qapCorrelation(with: predictors[0], draws: 1, seed: 1).observed,
      with: one, "qap_correlation")
    let model = try one.layer.graph.qapRegression(on: predictors, draws: 1, seed: 1)
    let coefficients = expected["coefficients"]?.list?.map(\.number) ?? []
    let statistics = expected["t"]?.list?.map(\.number) ?? []
    try #require(coefficients.count == 3 && statistics.count == 3)
    expectClose(model.intercept, coefficients[0])
    for (place, term) in model.terms.enumerated() {
      expectClose(term.coefficient, coefficients[place + 1])
      expectClose(term.test.observed, statistics[place + 1])
    }
  }
}
