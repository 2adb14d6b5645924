// SPDX-License-Identifier: Apache-2.0

/// What is known of a node besides its id, taken apart to be read or changed.
struct NodeDetails {
  var label: String?
  var kind: NodeKind?
  var sector: Sector?
  var tier: Tier?
  var place: String?
  var mode: Int?
  var consent: Consent?
  var waves: [String] = []
  var attributes: Attributes = [:]

  /// The same in one piece of memory, or `nil` where nothing is known.
  var packed: NamedValues? {
    let given = attributes.values
    var known: KnownProperties = []
    var all = attributes.allValues
    func add(_ property: KnownProperties, _ value: AttributeValue?) {
      guard let value else { return }
      known.insert(property)
      all.append(value)
    }
    add(.label, label.map { .text($0) })
    let common = CommonProperties(
      kind: kind, sector: sector, tier: tier, mode: mode, consent: consent)
    if common.kind == nil { add(.kind, kind.map { .text($0.rawValue) }) }
    if common.sector == nil { add(.sector, sector.map { .text($0.rawValue) }) }
    if common.tier == nil { add(.tier, tier.map { .text($0.rawValue) }) }
    add(.place, place.map { .text($0) })
    if common.mode == nil { add(.mode, mode.map { .integer($0) }) }
    let names = ValueNames(
      attributes: given?.names.attributes ?? [], known: known, common: common, waves: waves)
    if names.areOfAttributes {
      if all.isEmpty { return nil }
      // As they stand, unless they come from a node of which more was known.
      if let given, given.names.areOfAttributes { return given }
    }
    return NamedValues(names, all)
  }
}

extension NodeDetails {
  init(_ values: NamedValues?) {
    guard let values else { return }
    label = values.label
    kind = values.kind
    sector = values.sector
    tier = values.tier
    place = values.place
    mode = values.mode
    consent = values.names.common.consent
    waves = values.names.waves
    attributes = Attributes(values)
  }
}

extension NamedValues {
  var label: String? { text(of: .label) }

  var kind: NodeKind? { names.common.kind ?? text(of: .kind).map { NodeKind(rawValue: $0) } }

  var sector: Sector? { names.common.sector ?? text(of: .sector).map { Sector(rawValue: $0) } }

  var tier: Tier? { names.common.tier ?? text(of: .tier).map { Tier(rawValue: $0) } }

  var place: String? { text(of: .place) }

  var mode: Int? {
    if let mode = names.common.mode { return mode }
    return if case .integer(let mode)? = value(of: .mode) { mode } else { nil }
  }

  private func text(of property: KnownProperties) -> String? {
    if case .text(let text)? = value(of: property) { text } else { nil }
  }
}
