// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkDraft {
  /// Gives a tie a value; a known name sets the property.
  ///
  /// Of a name given twice the last value stands, which is reported where it is another.
  ///
  /// - Parameter isReplaceable: Whether another may take its place unreported: it is a default, or the
  ///   format says that the last one counts.
  mutating func set(
    _ value: AttributeValue, for name: String, of tie: inout DraftTie, at position: TextPosition,
    isReplaceable: Bool = false
  ) {
    guard let number = tieNames.number(of: name) else { return }
    let property = Int(number) < tieNames.knownCount ? TieProperty.allCases[Int(number)] : nil
    let isLost: Bool
    switch property {
    case .relation: isLost = tie.relation.replace(by: value.plainText)
    case .wave: isLost = tie.wave.replace(by: value.plainText)
    case .weight: isLost = tie.weight.replace(by: weight(value, at: position, heading: name))
    case .date:
      guard case .text(let text) = value else { fallthrough }
      isLost = tie.date.replace(by: date(text, at: position, heading: name) ?? tie.date)
    case nil:
      tie.entries.append(
        EntryGatherer.Entry(name: number, value: value, isReplaceable: isReplaceable))
      return
    }
    guard let property else { return }
    if isLost, !tie.replaceable.contains(property) {
      report(.repeatedValue, at: position, heading: name)
    }
    if isReplaceable { tie.replaceable.insert(property) } else { tie.replaceable.remove(property) }
  }

  /// Gives ties that come from here on a value where the file says nothing else of them.
  ///
  /// - Returns: Whether there was one of the name before.
  mutating func addTieDefault(_ value: AttributeValue, for name: String) -> Bool {
    guard let number = tieNames.number(of: name) else { return false }
    return Int(number) < tieNames.knownCount
      ? tieDefaults.properties.updateValue(value, forKey: number) != nil
      : tieDefaults.others.append(value, name: number)
  }

  /// Gives a tie the defaults there are so far.
  mutating func setDefaults(of tie: inout DraftTie, at position: TextPosition) {
    for property in 0..<Int32(tieNames.knownCount) {
      guard let value = tieDefaults.properties[property] else { continue }
      set(value, for: tieNames.name(property), of: &tie, at: position, isReplaceable: true)
    }
    tie.defaultCount = tieDefaults.others.entries.count
    noteDefaults(tie.defaultCount, at: position)
  }

  /// The date a text says, or `nil` where it says none, which is reported.
  private mutating func date(
    _ text: String, at position: TextPosition, heading: String
  ) -> CalendarDate? {
    var reader = DateReader(order: request.reader.dateOrder)
    defer { if reader.hasDroppedTime { report(.timeDropped, at: position, heading: heading) } }
    switch reader.date(text) {
    case .success(let date): return date
    case .failure(let fault):
      report(fault.reason, at: position, heading: heading, value: text)
      return nil
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
    let length = max(tie.relation?.utf8.count ?? 0, tie.wave?.utf8.count ?? 0)
    if length > FormatLimits.longestName {
      return report(.unexpected, at: position, detail: FormatLimits.longHeading)
    }
    ties.append(tie, attributes: attributes(of: tie, at: position))
    if request.keepsLines { ties.append(position: Self.code(of: position)) }
  }

  /// The defaults and the own values of a tie that are no properties.
  private mutating func attributes(of tie: DraftTie, at position: TextPosition) -> Attributes {
    if tie.entries.isEmpty {
      if tie.defaultCount == 0 { return [:] }
      if let shared = tieDefaults.shared, shared.count == tie.defaultCount {
        return shared.attributes
      }
    }
    tieGatherer.begin()
    let defaults = allowedDefaults(
      tieDefaults.others, tie.defaultCount, beside: tie.entries.count, at: position)
    for entry in defaults { _ = tieGatherer.add(entry) }
    for entry in tie.entries {
      guard let lost = tieGatherer.add(entry) else { continue }
      report(.repeatedValue, at: position, heading: tieNames.name(lost))
    }
    let attributes = Attributes(
      distinct: tieGatherer.entries.map {
        Attributes.Entry(name: tieNames.name($0.name), value: $0.value)
      })
    if tie.entries.isEmpty { tieDefaults.shared = (tie.defaultCount, attributes) }
    return attributes
  }

  /// Makes room for as many ties as the rest of a text holds if its lines go on as they begin.
  mutating func reserveTies(like bytes: Span<UInt8>, from offset: Int) {
    let end = min(bytes.count, offset + 1 << 16)
    var lines = 0
    for offset in offset..<end where bytes[offset] == 0x0A { lines += 1 }
    guard lines > 0 else { return }
    // A tie takes two names, what separates them and the end of the line.
    let length = max(4, (end - offset) / lines)
    ties.reserveCapacity(ties.count + (bytes.count - offset) / length + 1)
  }

  /// Adds a tie of which nothing but its weight is known, which was found to be a weight.
  @inline(__always)
  mutating func addTie(_ source: Int32, _ target: Int32, weight: Double? = nil, offset: Int) {
    ties.append(source, target, weight: weight)
    if request.keepsLines { ties.append(position: offset) }
  }

  /// Adds ties of which nothing is known but ends whose ids are small whole numbers.
  mutating func addTies(_ pairs: inout NumberPairs) {
    ids.insertSmall(&pairs.sources, &pairs.targets, count: pairs.count)
    addNodes(of: pairs)
    ties.append(pairs)
    guard request.keepsLines else { return }
    for start in pairs.sourceStarts[..<pairs.count] { ties.append(position: start) }
  }
}

extension Optional where Wrapped: Equatable {
  /// Puts a value in the place of another; returns whether that one was there and differs.
  fileprivate mutating func replace(by value: Wrapped?) -> Bool {
    defer { self = value }
    return self != nil && self != value
  }
}
