// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension WritingRequest {
  /// What a format with some capabilities cannot hold of the network.
  ///
  /// - Complexity: Linear in nodes, ties and their attributes.
  func losses(holding held: NetworkFormat.Capabilities) -> [Loss] {
    var losses: [Loss] = []
    func lose(_ capability: NetworkFormat.Capabilities, _ what: String, _ count: () -> Int) {
      guard !held.contains(capability) else { return }
      let count = count()
      if count > 0 { losses.append(Loss(what, count)) }
    }
    let ties = network.ties
    if network.isDirected {
      lose(.directedTies, "that ties have a direction") { ties.count }
    } else {
      lose(.undirectedTies, "that ties have no direction") { ties.count }
    }
    lose(.ids, "ids of nodes, which become numbers") {
      network.nodes.enumerated().count { $1.id != "\($0 + 1)" }
    }
    lose(.isolates, "nodes without ties") { isolateCount }
    lose(.weights, "weights of ties") { ties.weights?.count { $0 != 1 } ?? 0 }
    lose(.relations, "relations of ties") { ties.indices.count { ties.relations[$0] != nil } }
    lose(.waves, "waves of ties") { ties.indices.count { ties.waves[$0] != nil } }
    lose(.dates, "dates of ties") { ties.dates?.count { $0 != nil } ?? 0 }
    lose(.loops, "ties of a node with itself") {
      ties.indices.count { ties.sources[$0] == ties.targets[$0] }
    }
    lose(.parallelTies, "ties listed more than once, which become one") { parallelCount }
    if !held.contains(.nodeAttributes) {
      lose(.modes, "sides of nodes in two-mode data") { network.nodes.count { $0.mode != nil } }
    }
    lose(.nodeAttributes, "labels, kinds and other properties of nodes") {
      network.nodes.reduce(0) { $0 + NodeProperty.count(of: $1) - ($1.mode == nil ? 0 : 1) }
    }
    lose(.nodeAttributes, "attributes of nodes" + Self.list(network.attributeNames)) {
      network.nodes.reduce(0) { $0 + $1.attributes.entries.count }
    }
    lose(.tieAttributes, "attributes of ties" + Self.list(network.tieAttributeNames)) {
      ties.attributes?.reduce(0) { $0 + $1.entries.count } ?? 0
    }
    lose(.rosters, "waves in which a roster names a node") {
      network.nodes.reduce(0) { $0 + $1.waves.count }
    }
    lose(.participation, "records of who answered") { participation.count }
    return losses + typeLosses(holding: held)
  }

  /// Some names of columns, to go after what they are of.
  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "" : ": " + names.joined(separator: ", ")
  }

  private func typeLosses(holding held: NetworkFormat.Capabilities) -> [Loss] {
    var (numbers, infinite, integers, flags, emptyTexts) = (0, 0, 0, 0, 0)
    func count(_ attributes: Attributes) {
      for entry in attributes.entries {
        switch entry.value {
        case .number(let number):
          numbers += 1
          if !number.isFinite { infinite += 1 }
        case .integer: integers += 1
        case .flag: flags += 1
        case .text(let text): if text.isEmpty { emptyTexts += 1 }
        }
      }
    }
    if held.contains(.nodeAttributes) { for node in network.nodes { count(node.attributes) } }
    if held.contains(.tieAttributes), let rows = network.ties.attributes {
      for row in rows { count(row) }
    }
    var losses: [Loss] = []
    if !held.contains(.numbers) {
      losses.append(Loss("that attributes are numbers; they become texts", numbers + integers))
    } else if !held.contains(.integers) {
      losses.append(Loss("that numbers are whole", integers))
    }
    if held.contains(.numbers) {
      losses.append(Loss("numbers that are not finite; they become texts", infinite))
    }
    if !held.contains(.flags) {
      losses.append(Loss("that attributes are true or false", flags))
    }
    if !held.contains(.emptyTexts) {
      losses.append(Loss("empty texts", emptyTexts + emptyPropertyCount(holding: held)))
    }
    if held.contains(.numbers), !held.contains(.mixedTypes) {
      var mixed = 0
      if held.contains(.nodeAttributes) {
        mixed += Self.mixedCount(network.nodes.map(\.attributes))
      }
      if held.contains(.tieAttributes) { mixed += Self.mixedCount(network.ties.attributes ?? []) }
      losses.append(Loss("types of attributes that have several; they become texts", mixed))
    }
    return losses.filter { $0.count > 0 }
  }

  /// How many labels, places, relations and waves are there and empty.
  private func emptyPropertyCount(holding held: NetworkFormat.Capabilities) -> Int {
    var count = 0
    if held.contains(.nodeAttributes) {
      for node in network.nodes {
        count += (node.label?.isEmpty == true ? 1 : 0) + (node.place?.isEmpty == true ? 1 : 0)
      }
    }
    let ties = network.ties
    if held.contains(.relations) { count += ties.indices.count { ties.relations[$0] == "" } }
    if held.contains(.waves) { count += ties.indices.count { ties.waves[$0] == "" } }
    return count
  }

  /// How many names have values of more than one type.
  private static func mixedCount(_ rows: some Sequence<Attributes>) -> Int {
    var finder = NetworkColumns.TypeFinder()
    for row in rows { finder.look(at: row) }
    return finder.columns.count { $0.type == .mixed }
  }

  private var isolateCount: Int {
    var hasTie = ContiguousArray(repeating: false, count: network.nodes.count)
    for row in network.ties.indices {
      hasTie[Int(network.ties.sources[row])] = true
      hasTie[Int(network.ties.targets[row])] = true
    }
    return hasTie.count { !$0 }
  }

  private var parallelCount: Int {
    var seen: Set<UInt64> = []
    return network.ties.indices.count { row in
      var (source, target) = (network.ties.sources[row], network.ties.targets[row])
      if !network.isDirected, source > target { swap(&source, &target) }
      return !seen.insert(UInt64(source) << 32 | UInt64(target)).inserted
    }
  }
}
