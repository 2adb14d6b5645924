// SPDX-License-Identifier: Apache-2.0

/// A relationship from one node to another, named by their ids.
///
/// ```swift
/// Tie("ann", "library", relation: "volunteers-with", weight: 3)
/// ```
public struct Tie: Sendable, Hashable {
  /// The id of the node the tie comes from.
  public var source: String
  /// The id of the node the tie goes to.
  public var target: String
  /// What kind of relationship it is, such as `helps`.
  public var relation: String?
  /// Its strength, such as hours given; `nil` where the data have none, which counts as 1.
  public var weight: Double?
  /// The wave it was observed in; `nil` for every wave.
  public var wave: String?
  /// The day it happened.
  public var date: CalendarDate?
  /// Whatever else the data say of the tie.
  public var attributes: Attributes

  /// Makes a tie.
  public init(
    _ source: String, _ target: String, relation: String? = nil, weight: Double? = nil,
    wave: String? = nil, date: CalendarDate? = nil, attributes: Attributes = [:]
  ) {
    self.source = source
    self.target = target
    self.relation = relation
    self.weight = weight
    self.wave = wave
    self.date = date
    self.attributes = attributes
  }
}
