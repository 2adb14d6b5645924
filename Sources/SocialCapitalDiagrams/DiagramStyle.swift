// SPDX-License-Identifier: Apache-2.0

public import SocialCapital

/// How a network is drawn: what colours, sizes and widths stand for.
///
/// ```swift
/// var style = DiagramStyle()
/// style.grouping = try town.grouping(by: "tier")
/// style.sizes = .init("Go-betweens (betweenness)", scores)
/// ```
public struct DiagramStyle: Sendable, Hashable {
  /// The groups colours stand for; `nil` draws every mark in one colour.
  public var grouping: Grouping?
  /// What the legend calls the grouping, if other than its column.
  public var groupingTitle: String?
  /// The scores that sizes stand for; `nil` draws every mark in one size.
  public var sizes: Sizes?
  /// The scale of sizes, where it is to be shared by several diagrams.
  public var sizeScale: Diagram.SizeScale?
  /// The scale of widths, where it is to be shared by several diagrams.
  public var widthScale: Diagram.WidthScale?
  /// What the legend calls the weight of a tie, for instance "Hours a month".
  public var weightTitle = "Strength of tie"
  /// Which nodes are drawn; `nil` draws all.
  ///
  /// The legend and the colours are those of all nodes.
  public var isShown: [Bool]?

  /// Makes a style.
  public init(grouping: Grouping? = nil, sizes: Sizes? = nil) {
    self.grouping = grouping
    self.sizes = sizes
  }

  /// Scores of nodes and what the legend calls them.
  public struct Sizes: Sendable, Hashable {
    /// What the legend calls the scores.
    public var title: String
    /// The scores, in the order of the nodes.
    public var scores: NodeScores

    /// Makes sizes.
    public init(_ title: String, _ scores: NodeScores) {
      self.title = title
      self.scores = scores
    }
  }
}
