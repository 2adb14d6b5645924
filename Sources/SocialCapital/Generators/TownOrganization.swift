// SPDX-License-Identifier: Apache-2.0

/// An organisation of the invented town: what it is called and what it does for others.
struct TownOrganization: Sendable {
  let id: String
  let label: String
  let sector: Sector
  let tier: Tier
  let neighborhood: Int
  /// The chance that a citizen volunteers with it.
  let volunteering: Double
  /// The chance that it helps a citizen.
  let helping: Double
  /// How readily it supplies others.
  let supplying: Double
  /// How readily it buys from others.
  let buying: Double

  /// The organisation as a member of the network.
  var node: Node {
    Node(
      id, label: label, kind: .organization, sector: sector, tier: tier,
      place: "Neighbourhood \(neighborhood + 1)")
  }

  private static func charity(_ id: String, _ label: String, _ place: Int) -> TownOrganization {
    TownOrganization(
      id: id, label: label, sector: .social, tier: .communityGroup, neighborhood: place,
      volunteering: 0.06, helping: 0.035, supplying: 0.2, buying: 0.5)
  }

  private static func business(_ id: String, _ label: String, _ place: Int) -> TownOrganization {
    TownOrganization(
      id: id, label: label, sector: .commercial, tier: .service, neighborhood: place,
      volunteering: 0, helping: 0.008, supplying: 0.45, buying: 0.4)
  }

  private static func office(
    _ id: String, _ label: String, _ place: Int, tier: Tier = .service, helping: Double
  ) -> TownOrganization {
    TownOrganization(
      id: id, label: label, sector: .public, tier: tier, neighborhood: place,
      volunteering: 0.01, helping: helping, supplying: 0.15, buying: 1)
  }

  /// All organisations of the town, in order of their ids in the network.
  static let all: [TownOrganization] = [
    office("council", "Town Council", 0, tier: .decisionMaker, helping: 0.03),
    office("nhs-trust", "NHS Trust", 1, tier: .decisionMaker, helping: 0.03),
    office("library", "Library", 0, helping: 0.04),
    office("school", "Primary School", 2, helping: 0.04),
    office("college", "College", 3, helping: 0.02),
    charity("food-bank", "Food Bank", 0),
    charity("time-bank", "Time Bank", 1),
    charity("repair-cafe", "Repair Café", 2),
    charity("befrienders", "Befrienders", 3),
    charity("youth-club", "Youth Club", 1),
    charity("garden", "Community Garden", 2),
    charity("advice", "Advice Centre", 0),
    charity("carers", "Carers Network", 3),
    business("bakery", "Bakery Co-op", 0),
    business("builders", "Builders", 1),
    business("grocer", "Greengrocer", 2),
    business("energy", "Energy Co-op", 3),
    business("printer", "Printers", 0),
    business("cafe", "Corner Café", 1),
    business("garage", "Garage", 2),
    business("pharmacy", "Pharmacy", 3),
  ]
}
