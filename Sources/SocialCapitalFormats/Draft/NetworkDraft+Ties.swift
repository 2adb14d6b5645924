// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkDraft {
  /// Gives a tie a value; a known name sets the property, of a name given twice the last stands.
  mutating func set(
    _ value: AttributeValue, for name: String, of tie: inout DraftTie, at position: TextPosition
  ) {
    guard let number = tieNames.number(of: name) else { return }
    guard Int(number) < tieNames.knownCount else {
      tie.entries.append((number, value))
      return
    }
    switch TieProperty.allCases[Int(number)] {
    case .relation: tie.relation = value.plainText
    case .wave: tie.wave = value.plainText
    case .weight: tie.weight = weight(value, at: position, heading: name)
    case .date:
      guard case .text(let text) = value else {
        tie.entries.append((number, value))
        return
      }
      var reader = DateReader(order: request.reader.dateOrder)
      switch reader.date(text) {
      case .success(let date): tie.date = date
      case .failure(let fault): report(fault.reason, at: position, heading: name, value: text)
      }
      if reader.hasDroppedTime { report(.timeDropped, at: position, heading: name) }
    }
  }

  /// The weight a value says, or `nil` where it says none, which is reported.
  mutating func weight(
    _ value: AttributeValue, at position: TextPosition, heading: String? = nil
  ) -> Double? {
    let number: Double? =
      switch value {
      case .number(let number): number
      case .integer(let number): Double(number)
      case .flag: nil
      case .text(let text): NumberReader.isPlain(Array(text.utf8)) ? Double(text) : nil
      }
    guard let number else {
      report(.notANumber, at: position, heading: heading, value: value.text)
      return nil
    }
    if number < 0 {
      report(.negativeWeight, at: position, heading: heading, value: value.text)
    } else if !SocialNetwork.isWeight(number) {
      report(.weightOutOfRange, at: position, heading: heading, value: value.text)
    }
    return number
  }

  /// Adds a tie between nodes whose numbers are known.
  mutating func add(_ tie: DraftTie, at position: TextPosition) {
    var attributes = Attributes()
    if !tie.entries.isEmpty {
      tieGatherer.begin()
      for (name, value) in tie.entries { tieGatherer.add(name, value) }
      attributes = Attributes(
        distinct: tieGatherer.entries.map { name, value in
          Attributes.Entry(name: tieNames.name(name), value: value)
        })
    }
    ties.append(tie, attributes: attributes)
    if request.keepsLines { ties.append(position: Self.code(of: position)) }
  }

  /// Makes room for as many ties as the rest of a text holds if its lines go on as they begin.
  mutating func reserveTies(like bytes: Span<UInt8>, from offset: Int) {
    guard ties.count == 0 else { return }
    let end = min(bytes.count, offset + 1 << 16)
    var lines = 0
    for offset in offset..<end where bytes[offset] == 0x0A { lines += 1 }
    guard lines > 0 else { return }
    ties.reserveCapacity((bytes.count - offset) / max(1, (end - offset) / lines) + lines)
  }

  /// Adds a tie of which nothing but its weight is known, which was found to be a weight.
  @inline(__always)
  mutating func addTie(_ source: Int32, _ target: Int32, weight: Double? = nil, offset: Int) {
    ties.append(source, target, weight: weight)
    if request.keepsLines { ties.append(position: offset) }
  }
}
