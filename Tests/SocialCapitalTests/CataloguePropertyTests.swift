// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

/// What becomes of each measure when all ties are turned round, when all weights are multiplied, when
/// the network stands twice side by side, and when somebody without ties joins.
///
/// Each law says of every column that it stays the same, except for those it names; a measure that is
/// added to the catalogue is held to the laws until it is excepted with what it does instead.
@Suite("Properties of the whole catalogue")
struct CataloguePropertyTests {
  @Test(arguments: Measure.all.map(\.id)) func keepsTheLaws(id: String) throws {
    let before = try Column.all(of: id) { _ in }
    let turned = try Column.all(of: id, endsTurned: true) { $0.turn() }
    // Four is a power of two, so that nothing is rounded on the way.
    let multiplied = try Column.all(of: id) { $0.multiply(by: 4) }
    let copied = try Column.all(of: id) { $0.copy() }
    let joined = try Column.all(of: id) { $0.addSomebodyAlone() }
    for column in multiplied { try Self.whenMultiplied.check(column, of: id, before) }
    // What a table says follows from the ties in more ways than a law says; parts are numbered.
    for (columns, laws) in [
      (turned, Self.whenTurned), (copied, Self.whenCopied), (joined, Self.whenSomebodyJoins),
    ] {
      for column in columns where column.kind != .cell && column.kind != .part {
        try laws.check(column, of: id, before)
      }
    }
  }

  /// All ties are turned round.
  private static let whenTurned = Laws([
    (.negated, "giving-balance"),
    (
      .other,
      """
      eccentricity krackhardt-lub katz-powell closeness closeness-centralization harmonic \
      harmonic-centralization pagerank pagerank-centralization eigenvector \
      eigenvector-centralization katz bonacich-power reach-2 reach-2-centralization \
      key-players:positive reach-to-power linking-dependence cross-connection friending-bias \
      weighted-reciprocity.of-ties attachment attachment-top-share
      """
    ),
  ]).swapping(
    [
      ("out-reciprocity", "in-reciprocity"), ("in-degree", "out-degree"),
      ("in-degree-centralization", "out-degree-centralization"), ("in-strength", "out-strength"),
      ("in-strength-centralization", "out-strength-centralization"),
      ("gini-giving", "gini-receiving"), ("hits-hub", "hits-authority"),
      ("hits-hub-centralization", "hits-authority-centralization"),
      ("brokerage.representative", "brokerage.gatekeeper"),
      ("weighted-reciprocity.given-only", "weighted-reciprocity.received-only"),
    ])

  /// Two and three ties in a row, a star in and a star out: the triads that are each other's mirror.
  @Test func triadsHaveMirrors() throws {
    let town = try #require(CatalogueInputs.town).graph()
    let (census, turned) = try (town.triadCensus(), town.reversed().triadCensus())
    let mirrors = [
      "021D": "021U", "021U": "021D", "111D": "111U", "111U": "111D", "120D": "120U",
      "120U": "120D",
    ]
    for type in TriadType.allCases {
      let mirror = try #require(
        TriadType.allCases.first { $0.rawValue == mirrors[type.rawValue] ?? type.rawValue })
      #expect(turned[mirror] == census[type], "\(type.rawValue)")
    }
  }

  /// All weights are multiplied by four.
  private static let whenMultiplied = Laws([
    (
      .times(4),
      """
      current-flow-closeness information strength in-strength out-strength weighted-reciprocity.matched \
      weighted-reciprocity.given-only weighted-reciprocity.received-only weighted-reciprocity.of-ties \
      ascendency.ascendency ascendency.capacity ascendency.overhead ascendency.total \
      ei-index.external ei-index.internal finn-cycling.income finn-cycling.throughflow mixing.weights sector-reciprocity.weight \
      relation-regression.intercept relation-regression.same-sector.coefficient \
      spend-retention.leaked spend-retention.retained
      """
    ),
    (.times(16), "laplacian-centrality"),
  ])

  /// The same network stands beside it: each node and tie keeps what is said of it, its copy is told
  /// the same; with n = 66 nodes, the others grow from 65 to 131 and pairs of them from 65 · 64 to
  /// 131 · 130.
  private static let whenCopied = Laws([
    (
      .times(2),
      """
      components isolates simmelian-ties cliques bridges local-bridges cut-points interlocks joiners \
      hamming
      """
    ),
    (.times(1 / 2), "largest-component-share pagerank linking-dependence two-mode-degree"),
    (
      .times(65.0 / 131),
      """
      density reachable-pairs global-efficiency connectedness closeness harmonic reach-2 \
      current-flow-closeness
      """
    ),
    (.times(65.0 * 64 / (131 * 130)), "current-flow-betweenness"),
    (.times(65.0 / (2 * 131)), "valente-fujimoto"),
    (
      .undefined,
      """
      eigenvector eigenvector-centralization hits-hub hits-authority hits-hub-centralization \
      hits-authority-centralization information
      """
    ),
    (
      .other,
      """
      core-periphery core-periphery-core-size fragmentation fragmentation-distance-weighted small-world \
      louvain louvain-modularity leiden leiden-modularity label-propagation \
      label-propagation-modularity reciprocity-correlation reciprocity-log-odds katz-powell \
      weighted-reciprocity-correlation gini-giving gini-receiving degree-centralization \
      in-degree-centralization out-degree-centralization strength-centralization \
      in-strength-centralization out-strength-centralization betweenness-centralization \
      closeness-centralization harmonic-centralization pagerank-centralization \
      laplacian-centralization reach-2-centralization ego-betweenness-centralization \
      current-flow-betweenness-centralization key-players:positive key-players:negative \
      two-mode-closeness two-mode-betweenness ascendency robustness relation-correlation tie-formation \
      closure-rate-lift attachment attachment-top-share wave-correlation
      """
    ),
  ])

  /// Somebody without ties joins the 66.
  private static let whenSomebodyJoins = Laws([
    (
      .times(65.0 / 67),
      "density reachable-pairs global-efficiency connectedness valente-fujimoto"
    ),
    (.times(65.0 / 66), "closeness harmonic reach-2 current-flow-closeness"),
    (.times(66.0 / 67), "mean-degree mean-local-clustering-zero-filled largest-component-share"),
    (.times(64.0 / 66), "current-flow-betweenness"),
    (.times(2), "isolates"),
    (.times(3.0 / 2), "components"),
    (.undefined, "information"),
    (
      .other,
      """
      core-periphery fragmentation fragmentation-distance-weighted small-world louvain leiden \
      label-propagation label-propagation-modularity reciprocity-correlation reciprocity-log-odds \
      katz-powell gini-giving gini-receiving degree-centralization in-degree-centralization \
      out-degree-centralization strength-centralization in-strength-centralization \
      out-strength-centralization betweenness-centralization closeness-centralization \
      harmonic-centralization pagerank pagerank-centralization eigenvector-centralization \
      bonacich-power hits-hub-centralization hits-authority-centralization laplacian-centralization \
      reach-2-centralization ego-betweenness-centralization current-flow-betweenness-centralization \
      key-players:positive key-players:negative cross-connection exposure two-mode-degree \
      two-mode-closeness two-mode-betweenness relation-correlation tie-formation closure-rate-lift \
      newcomer-integration-degree-ratio densification attachment wave-correlation
      """
    ),
  ])

  /// No law names a column that is no more.
  @Test func lawsNameWhatThereIs() throws {
    let names = try Set(
      Measure.all.flatMap { measure in
        try Column.all(of: measure.id) { _ in }.map(\.subject)
      })
    for laws in [Self.whenTurned, Self.whenMultiplied, Self.whenCopied, Self.whenSomebodyJoins] {
      for name in laws.exceptions.keys.sorted() { #expect(names.contains(name), "\(name)") }
    }
  }
}
