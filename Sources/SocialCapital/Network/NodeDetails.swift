// SPDX-License-Identifier: Apache-2.0

/// What is known of a node besides its id, apart from it, so that nodes of which nothing is known are
/// small; copies of a node share it, and a node that changes gets another.
final class NodeDetails: Sendable, Hashable {
  let values: Values

  init(_ values: Values) { self.values = values }

  /// The properties of a node, which say what they mean.
  struct Values: Sendable, Hashable {
    var label: String?
    var kind: NodeKind?
    var sector: Sector?
    var tier: Tier?
    var place: String?
    var mode: Int?
    var consent: Consent?
    var waves: [String] = []
    var attributes: Attributes = [:]

    /// Whether nothing is known.
    var areNone: Bool {
      label == nil && kind == nil && sector == nil && tier == nil && place == nil && mode == nil
        && consent == nil && waves.isEmpty && attributes.isEmpty
    }
  }

  static func == (one: NodeDetails, other: NodeDetails) -> Bool {
    one === other || one.values == other.values
  }

  func hash(into hasher: inout Hasher) { hasher.combine(values) }
}
