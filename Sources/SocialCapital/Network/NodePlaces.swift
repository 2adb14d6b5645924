// SPDX-License-Identifier: Apache-2.0

/// Where each node of a network stands, by its id.
///
/// An open-addressing table with eight bytes a slot, which leaves the ids with the nodes: a dictionary
/// would hold them a second time, and took as long to make as a large file to read. Ids are the same
/// where Swift holds them to be, as with é in one part or in two.
struct NodePlaces: Sendable {
  private var slots: ContiguousArray<Slot>

  private struct Slot {
    /// A part of the id's hash, which tells most ids apart without looking at them.
    var hash: UInt32 = 0
    /// The node's place + 1, 0 in a free slot.
    var entry: UInt32 = 0
  }

  /// Finds the places of nodes.
  ///
  /// - Throws: ``NetworkError`` for the first node without an id or with one that was there before.
  init(of nodes: [Node]) throws(NetworkError) {
    self.init(room: nodes.count)
    for place in nodes.indices {
      if nodes[place].id.isEmpty { throw .emptyID(node: place) }
      if let first = insert(place, in: nodes) { throw .duplicateID(node: place, first: first) }
    }
  }

  /// Finds the places of nodes that are known to have ids of their own.
  init(ofDistinct nodes: [Node]) {
    self.init(room: nodes.count)
    for place in nodes.indices { _ = insert(place, in: nodes) }
  }

  private init(room: Int) {
    var count = 4
    // Up to three quarters full: eight slots share a line of memory, so that a few steps cost little.
    while 3 * count < 4 * room { count *= 2 }
    slots = ContiguousArray(repeating: Slot(), count: count)
  }

  /// The place of the node with an id, or `nil` where there is none.
  func place(of id: String, in nodes: [Node]) -> Int? {
    let entry = slots[slot(of: id, hash: id.hashValue, in: nodes)].entry
    return entry == 0 ? nil : Int(entry) - 1
  }

  /// Adds a place, or returns that of a node before with the same id.
  private mutating func insert(_ place: Int, in nodes: [Node]) -> Int? {
    let hash = nodes[place].id.hashValue
    let slot = slot(of: nodes[place].id, hash: hash, in: nodes)
    if slots[slot].entry != 0 { return Int(slots[slot].entry) - 1 }
    slots[slot] = Slot(hash: Self.part(of: hash), entry: UInt32(place + 1))
    return nil
  }

  /// The slot that holds an id's place, or the free one where it belongs.
  private func slot(of id: String, hash: Int, in nodes: [Node]) -> Int {
    let part = Self.part(of: hash)
    var index = hash & (slots.count - 1)
    while true {
      let slot = slots[index]
      if slot.entry == 0 || slot.hash == part && nodes[Int(slot.entry) - 1].id == id {
        return index
      }
      index = (index + 1) & (slots.count - 1)
    }
  }

  private static func part(of hash: Int) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }
}
