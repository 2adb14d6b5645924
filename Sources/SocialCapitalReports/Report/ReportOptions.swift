// SPDX-License-Identifier: Apache-2.0

public import SocialCapital

/// What a report is called, what it looks at, and what it may show.
public struct ReportOptions: Sendable {
  /// What the report is called.
  public var title = "Social capital report"
  /// Who made the report, or for whom.
  public var author: String?
  /// The part of the data that was selected, in words, such as "relation helps".
  public var selection: String?
  /// What weights count, such as "hours"; `nil` where that is not known.
  public var weightName: String?
  /// The columns members are grouped by, the main one first; empty for sector, else kind.
  public var groupingColumns: [String] = []
  /// How direction is looked at.
  public var view = DirectionView.directed
  /// Whether weights are used.
  public var usesWeights = true
  /// How long a tie is in measures of paths.
  public var length = TieLength.unit
  /// The measures that `report.json` holds; the page computes what it needs beyond them.
  ///
  /// By default all but the regression of relations, which takes longest and whose reading needs a
  /// researcher.
  public var measures = Measure.all.filter { $0.id != "relation-regression" }
  /// Settings of single measures.
  public var measureOptions: MeasureOptions = [:]
  /// Whether everybody is taken to have answered in waves for which nobody recorded who did.
  public var assumesComplete = false
  /// Whether citizens are called by their labels; they have pseudonyms otherwise.
  public var showsNames = false
  /// Whether the report is for the public: nothing of single people, small counts withheld.
  public var isPublic = false
  /// How small counts are withheld from a public report.
  public var suppression = Suppression.publicDefault
  /// A secret that makes pseudonyms differ from those of others with the same data; never written.
  public var pseudonymSalt = ""
  /// The seed of what is drawn at random, pseudonyms among it.
  public var seed: UInt64 = 1
  /// The number of samples that intervals of change rest on.
  public var draws = 400
  /// The most rows of a table of members.
  public var rowLimit = 10

  /// Makes the usual options, which each can be changed.
  public init() {}
}
