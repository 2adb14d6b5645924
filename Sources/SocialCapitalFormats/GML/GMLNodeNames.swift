// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// The nodes of a GML file, numbered by the ids that ties name them by, and what to call them.
///
/// An id of GML is a number that programs make up anew each time they write. What people call the
/// node is its label, or its name; where every node has one of its own, that becomes the id.
struct NodeNames {
  /// The ids by which ties name nodes.
  private var ids = IdentifierTable()
  private var labels: [String?] = []
  private var names: [AttributeValue?] = []
  /// Whether the name, rather than the label, is what ties would call the node.
  var prefersNames = false
  private var isListed: ContiguousArray<Bool> = []
  private var offsets: ContiguousArray<Int> = []
  /// The node whose list is open: its values until its id is known, which may come last.
  private var open: (id: Int32?, values: [(name: String, value: AttributeValue)], offset: Int) =
    (nil, [], 0)

  /// The number of a node by the id that a tie gives.
  mutating func number(of id: AttributeValue, at offset: Int) -> Int32 {
    let number = ids.insert(id.plainText)
    if Int(number) == labels.count {
      labels.append(nil)
      names.append(nil)
      isListed.append(false)
      offsets.append(offset)
    }
    return number
  }

  mutating func begin(at offset: Int) { open = (nil, [], offset) }

  mutating func set(
    _ value: AttributeValue, for key: String, in draft: inout NetworkDraft, at offset: Int
  ) {
    if key == "id", open.id == nil {
      let number = number(of: value, at: open.offset)
      if isListed[Int(number)] {
        draft.report(.duplicateNode, at: .offset(open.offset), value: value.plainText)
      }
      isListed[Int(number)] = true
      offsets[Int(number)] = open.offset
      open.id = number
    } else if open.values.count < FormatLimits.attributeNames {
      open.values.append((key, value))
    } else {
      draft.report(.tooManyColumns, at: .offset(offset))
    }
  }

  mutating func end(in draft: inout NetworkDraft) {
    guard let id = open.id else {
      draft.report(.unexpected, at: .offset(open.offset), detail: "Expected: an id of the node.")
      return
    }
    for (name, value) in open.values {
      switch name {
      case "label":
        noteRepetition(of: name, labels[Int(id)], value.plainText, in: &draft)
        labels[Int(id)] = value.plainText
      case "name":
        noteRepetition(of: name, names[Int(id)], value, in: &draft)
        names[Int(id)] = value
      default: draft.set(value, for: name == "displayLabel" ? "label" : name, ofNode: id)
      }
    }
  }

  private func noteRepetition<Value: Equatable>(
    of key: String, _ before: Value?, _ value: Value, in draft: inout NetworkDraft
  ) {
    guard let before, before != value else { return }
    draft.report(.repeatedValue, at: .offset(open.offset), heading: key)
  }

  /// Declares the nodes under what they are called.
  mutating func declare(in draft: inout NetworkDraft) throws(FormatError) {
    for number in labels.indices where !isListed[number] {
      draft.report(
        .unknownNode, at: .offset(offsets[number]), value: ids.name(number))
    }
    // A list that was reported has values but may have no node.
    try draft.throwErrors()
    let canBeNamed = DistinctNames.areIDs(names.map { $0?.plainText })
    let isLabelled = !(prefersNames && canBeNamed) && DistinctNames.areIDs(labels)
    let isNamed = !isLabelled && canBeNamed
    for number in labels.indices {
      let (label, name) = (labels[number], names[number])
      let chosen = isLabelled ? label : isNamed ? name?.plainText : nil
      _ = draft.declareNode(chosen ?? ids.name(number), at: .offset(offsets[number]))
      if !isLabelled, let label { draft.set(.text(label), for: "label", ofNode: Int32(number)) }
      if !isNamed, let name { draft.set(name, for: "name", ofNode: Int32(number)) }
    }
  }
}
