// SPDX-License-Identifier: Apache-2.0

/// A person, an organisation or another member of a social network.
///
/// ```swift
/// let library = Node("library", label: "Town Library", kind: .organization, sector: .public)
/// ```
///
/// A node of which nothing but the id is known takes 24 bytes, as nearly all do in large files.
public struct Node: Sendable, Hashable, Identifiable {
  /// What ties and files call the node; unique within its network and never empty.
  public var id: String
  /// What else is known; `nil` where nothing is.
  var values: NamedValues?

  /// Makes a node.
  public init(
    _ id: String, label: String? = nil, kind: NodeKind? = nil, sector: Sector? = nil,
    tier: Tier? = nil, place: String? = nil, consent: Consent? = nil, mode: Int? = nil,
    waves: [String] = [], attributes: Attributes = [:]
  ) {
    self.id = id
    values =
      NodeDetails(
        label: label, kind: kind, sector: sector, tier: tier, place: place, mode: mode,
        consent: consent, waves: waves, attributes: attributes
      ).packed
  }

  /// What reports and diagrams call the node, if other than its ``id``.
  public var label: String? {
    get { values?.label }
    set { change { $0.label = newValue } }
  }

  /// Whether the node is a citizen, an organisation or something else, where that is known.
  public var kind: NodeKind? {
    get { values?.kind }
    set { change { $0.kind = newValue } }
  }

  /// The part of local life the node belongs to.
  public var sector: Sector? {
    get { values?.sector }
    set { change { $0.sector = newValue } }
  }

  /// The level of power the node stands on.
  public var tier: Tier? {
    get { values?.tier }
    set { change { $0.tier = newValue } }
  }

  /// Where the node is.
  public var place: String? {
    get { values?.place }
    set { change { $0.place = newValue } }
  }

  /// What the person agreed to.
  public var consent: Consent? {
    get { values?.names.common.consent }
    set { change { $0.consent = newValue } }
  }

  /// The side the node is on in two-mode data: 1 or 2.
  public var mode: Int? {
    get { values?.mode }
    set { change { $0.mode = newValue } }
  }

  /// The waves whose roster names the node; empty when no roster was kept, which means every wave.
  public var waves: [String] {
    get { values?.names.waves ?? [] }
    set { change { $0.waves = newValue } }
  }

  /// Whatever else the data say of the node, in the order of the data.
  public var attributes: Attributes {
    get { Attributes(values) }
    set { change { $0.attributes = newValue } }
  }

  /// Changes what is known, for this node alone: others may share what was known before.
  private mutating func change(_ body: (inout NodeDetails) -> Void) {
    var details = NodeDetails(values)
    body(&details)
    values = details.packed
  }

  /// What is known of a node besides its id; nodes that are given the same need its room once.
  package struct Details: Sendable {
    fileprivate let values: NamedValues?

    /// The side the node is on in two-mode data.
    package var mode: Int? { values?.mode }
  }

  /// What is known besides the id.
  package var details: Details {
    get { Details(values: values) }
    set { values = newValue.values }
  }

  package init(_ id: String, _ details: Details) {
    self.id = id
    values = details.values
  }

  /// The value of a column by name, whether it is one of the named properties or an attribute.
  public func value(of column: String) -> AttributeValue? {
    switch column {
    case "id": .text(id)
    case "label": label.map(AttributeValue.text)
    case "kind": kind.map { .text($0.rawValue) }
    case "sector": sector.map { .text($0.rawValue) }
    case "tier": tier.map { .text($0.rawValue) }
    case "place": place.map(AttributeValue.text)
    case "consent": consent.map { .text($0.rawValue) }
    case "mode": mode.map(AttributeValue.integer)
    default: attributes[column]
    }
  }

  /// The columns that are properties of every node, as node tables call them.
  public static let columns = [
    "id", "label", "kind", "sector", "tier", "place", "consent", "mode",
  ]
}

/// What a node is: a citizen, an organisation, or a kind of the data's own.
public struct NodeKind: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
  /// The kind as outputs spell it.
  public let rawValue: String

  /// A person, shown under a pseudonym unless asked otherwise.
  public static let citizen = NodeKind("citizen")
  /// A body of people: a council, a charity, a business, a group.
  public static let organization = NodeKind("organization")

  /// Makes a kind of the data's own.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Makes a kind of a word, knowing the usual words for citizens and organisations.
  public init(_ word: String) {
    switch word.lowercased() {
    case "citizen", "person", "individual", "resident": rawValue = "citizen"
    case "organization", "organisation", "org": rawValue = "organization"
    default: rawValue = word
    }
  }
  /// Makes a kind of a word in the source.
  public init(stringLiteral word: String) { self.init(word) }
}

/// A part of local life: public, commercial, social, or one of the data's own.
public struct Sector: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
  /// The sector as the data spell it.
  public let rawValue: String

  /// The council, the health service, schools.
  public static let `public`: Sector = "public"
  /// Businesses.
  public static let commercial: Sector = "commercial"
  /// Charities, community groups, citizens' life.
  public static let social: Sector = "social"

  /// Makes a sector of a word.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Makes a sector of a word in the source.
  public init(stringLiteral word: String) { rawValue = word }
}

/// A level of power, from residents to those who hold budgets and make decisions.
public struct Tier: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
  /// The tier as the data spell it.
  public let rawValue: String

  /// People who live in the place.
  public static let resident: Tier = "resident"
  /// Groups that residents form.
  public static let communityGroup: Tier = "community-group"
  /// Services for residents.
  public static let service: Tier = "service"
  /// Those who hold budgets or make decisions.
  public static let decisionMaker: Tier = "decision-maker"

  /// Makes a tier of a word.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Makes a tier of a word in the source.
  public init(stringLiteral word: String) { rawValue = word }
}

/// What a person agreed to.
@nonexhaustive
public enum Consent: String, Sendable, Hashable, CaseIterable {
  /// Agreed to take part.
  case consented
  /// Was named by others and never asked: may be counted, never shown.
  case named
  /// Asked to be taken out: neither counted nor shown.
  case withdrawn
}
