// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// What a node is besides its id, under the names that formats with attributes give it.
///
/// An attribute of one of these names is read as the property, and a property is written as an
/// attribute of its name, so that every format with attributes of nodes holds all of them.
enum NodeProperty: String, CaseIterable {
  case label, kind, mode, sector, tier, place, consent
  /// The waves whose rosters name the node.
  case rosterWaves
  /// The waves in which the node was in scope.
  case askedWaves
  /// The waves in which the node was in scope and answered.
  case answeredWaves

  /// The value of a property, or `nil` where the node has none; not of what records say.
  func value(of node: Node) -> AttributeValue? {
    switch self {
    case .rosterWaves: node.waves.isEmpty ? nil : .text(WaveNames.text(of: node.waves))
    case .askedWaves, .answeredWaves: nil
    default: node.value(of: rawValue)
    }
  }

  /// How many properties a node has.
  static func count(of node: Node) -> Int {
    allCases.count { $0 != .rosterWaves && $0.value(of: node) != nil }
  }

  /// Gives a node what a value says of it, or says why it cannot be; `.unfit` where the value is
  /// something else of the same name.
  func set(_ value: AttributeValue, of node: inout Node) -> Outcome {
    let text = value.plainText
    switch self {
    case .label: node.label = text
    case .kind: node.kind = NodeKind(text)
    case .sector: node.sector = Sector(rawValue: text)
    case .tier: node.tier = Tier(rawValue: text)
    case .place: node.place = text
    case .mode:
      guard text == "1" || text == "2" else { return .unfit }
      node.mode = text == "1" ? 1 : 2
    case .consent:
      guard let consent = Consent(rawValue: text.lowercased()) else { return .wrong(.notAConsent) }
      node.consent = consent
    case .rosterWaves: node.waves = WaveNames.names(in: text)
    case .askedWaves, .answeredWaves: return .unfit
    }
    return .set
  }

  enum Outcome {
    case set, unfit, wrong(Problem.Reason)
  }
}

/// What a tie is besides its ends, under the names that formats with attributes give it.
enum TieProperty: String, CaseIterable {
  case relation, weight, wave, date
}

extension AttributeValue {
  /// The value as people write it: whole numbers without a point.
  var plainText: String {
    if case .number(let number) = self { return number.shortestText }
    return text
  }
}

/// The names of several waves in one text, separated by bars: `1|2|autumn`.
///
/// A bar within a name, and the sign before it, get a backslash.
enum WaveNames {
  static func text(of names: [String]) -> String {
    names.map(escaped).joined(separator: "|")
  }

  private static func escaped(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 == 0x5C || $0 == 0x7C }) else { return name }
    return name.replacing("\\", with: "\\\\").replacing("|", with: "\\|")
  }

  static func names(in text: String) -> [String] {
    var names: [String] = [""]
    var isEscaped = false
    for character in text.unicodeScalars {
      if !isEscaped, character == "\\" {
        isEscaped = true
      } else if !isEscaped, character == "|" {
        names.append("")
      } else {
        names[names.count - 1].unicodeScalars.append(character)
        isEscaped = false
      }
    }
    return names.filter { !$0.isEmpty }
  }
}
