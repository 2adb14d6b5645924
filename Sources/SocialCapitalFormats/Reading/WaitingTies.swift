// SPDX-License-Identifier: Apache-2.0

/// Some ties, waiting for their nodes to be looked up together.
struct WaitingTies<Note> {
  /// What else is known of each.
  private(set) var notes: ContiguousArray<Note> = []
  /// Their sources and targets, tie by tie.
  private(set) var ends: ContiguousArray<Cell> = []
  /// The numbers of the nodes at their ends, once they were looked up.
  var nodes: ContiguousArray<Int32> = []

  var isEmpty: Bool { notes.isEmpty }
  /// With so many, what their nodes need of memory arrives together and stays near.
  var isFull: Bool { notes.count >= 64 }

  mutating func append(_ source: Cell, _ target: Cell, _ note: Note) {
    notes.append(note)
    ends.append(source)
    ends.append(target)
  }

  mutating func removeAll() {
    notes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}
