// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// What a report calls each member: organisations by their labels, citizens by pseudonyms.
///
/// A pseudonym is "Person" and a number. The numbers are the citizens' order by a SHA-256 digest of
/// a key and their id; the key is a digest of the whole data, the seed and a salt. So they are the
/// same for the same input, the same in every wave and figure of a report, and cannot be worked out
/// from a list of the ids, or from the order of the data, by whoever does not have the data.
struct MemberNames: Sendable {
  private var names: [String: String] = [:]
  /// The pseudonyms given, with the ids behind them, in the order of their numbers.
  private(set) var pseudonyms: [(pseudonym: String, id: String)] = []

  /// Names the members of a network.
  ///
  /// - Parameters:
  ///   - network: Everybody, over all waves.
  ///   - showsCitizens: Whether citizens are called by their labels.
  ///   - seed: The seed of the report.
  ///   - salt: A secret that makes pseudonyms differ from those of others with the same data.
  init(of network: SocialNetwork, showsCitizens: Bool, seed: UInt64, salt: String) {
    let hidden = network.nodes.filter { $0.kind == .citizen && !showsCitizens }
    let key = hidden.isEmpty ? [] : Self.key(of: network, seed: seed, salt: salt)
    let ranked = hidden.map { node -> (digest: [UInt8], node: Node) in
      var digest = SHA256()
      digest.update(key)
      digest.update(framed: node.id)
      return (digest.finish(), node)
    }
    .sorted { $0.digest.lexicographicallyPrecedes($1.digest) }
    for (number, entry) in ranked.enumerated() {
      let pseudonym = "Person \(number + 1)"
      pseudonyms.append((pseudonym, entry.node.id))
      names[entry.node.id] = pseudonym
    }
    for node in network.nodes where names[node.id] == nil { names[node.id] = node.label ?? node.id }
    for node in network.nodes where node.consent == .named { names[node.id] = nil }
  }

  /// What to call a member, or `nil` for one who was named by others and never asked, who is
  /// counted and never shown.
  func name(of node: Node) -> String? { names[node.id] }

  /// A digest of everything the data say, so that nobody can make the key without the data.
  private static func key(of network: SocialNetwork, seed: UInt64, salt: String) -> [UInt8] {
    var digest = SHA256()
    digest.update(framed: "SocialCapital pseudonyms 1")
    digest.update(framed: salt)
    digest.update(framed: "\(seed)")
    for node in network.nodes {
      digest.update(framed: node.id)
      for column in Node.columns.dropFirst() {
        digest.update(framed: node.value(of: column)?.text ?? "")
      }
      for entry in node.attributes.entries {
        digest.update(framed: entry.name)
        digest.update(framed: entry.value.text)
      }
    }
    let ties = network.ties
    for row in ties.indices {
      digest.update(framed: "\(ties.sources[row]) \(ties.targets[row])")
      digest.update(framed: ties.weights.map { "\($0[row])" } ?? "")
      digest.update(framed: ties.relations[row] ?? "")
      digest.update(framed: ties.waves[row] ?? "")
    }
    return digest.finish()
  }
}
