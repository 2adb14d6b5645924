// SPDX-License-Identifier: Apache-2.0

/// What values are called that are known of a node or tie; shared by all that have the same.
///
/// Values stand in the order of ``attributes``, then of ``known``.
final class ValueNames: Sendable, Hashable {
  /// The names of attributes, in the order of the data.
  let attributes: [String]
  /// Which properties of a node are known.
  let known: KnownProperties
  /// What is known of a node in words that most data use, which need no value for each node.
  let common: CommonProperties
  /// The waves whose roster names a node.
  let waves: [String]

  init(
    attributes: [String], known: KnownProperties = [], common: CommonProperties = .init(),
    waves: [String] = []
  ) {
    self.attributes = attributes
    self.known = known
    self.common = common
    self.waves = waves
  }

  /// Whether nothing but attributes has these names.
  var areOfAttributes: Bool { known.isEmpty && common == .init() && waves.isEmpty }

  /// The number of values that have these names.
  var valueCount: Int { attributes.count + known.rawValue.nonzeroBitCount }

  /// Where the value of a known property stands.
  func place(of property: KnownProperties) -> Int {
    attributes.count + (known.rawValue & (property.rawValue - 1)).nonzeroBitCount
  }

  static func == (one: ValueNames, other: ValueNames) -> Bool {
    one === other
      || one.known == other.known && one.common == other.common
        && one.attributes == other.attributes && one.waves == other.waves
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(attributes)
    hasher.combine(known.rawValue)
    hasher.combine(common)
    hasher.combine(waves)
  }
}

/// Properties of a node that are one of a few words.
///
/// A code is the place of the word + 1, or 0 where it is none of them or not known.
struct CommonProperties: Sendable, Hashable {
  private var kindCode: UInt8 = 0
  private var sectorCode: UInt8 = 0
  private var tierCode: UInt8 = 0
  private var modeCode: UInt8 = 0
  private var consentCode: UInt8 = 0

  private static let kinds: [NodeKind] = [.citizen, .organization]
  private static let sectors: [Sector] = [.public, .commercial, .social]
  private static let tiers: [Tier] = [.resident, .communityGroup, .service, .decisionMaker]
  private static let modes = [1, 2]

  init() {}

  init(kind: NodeKind?, sector: Sector?, tier: Tier?, mode: Int?, consent: Consent?) {
    kindCode = Self.code(kind, in: Self.kinds)
    sectorCode = Self.code(sector, in: Self.sectors)
    tierCode = Self.code(tier, in: Self.tiers)
    modeCode = Self.code(mode, in: Self.modes)
    consentCode = Self.code(consent, in: Consent.allCases)
  }

  var kind: NodeKind? { Self.word(kindCode, in: Self.kinds) }
  var sector: Sector? { Self.word(sectorCode, in: Self.sectors) }
  var tier: Tier? { Self.word(tierCode, in: Self.tiers) }
  var mode: Int? { Self.word(modeCode, in: Self.modes) }
  var consent: Consent? { Self.word(consentCode, in: Consent.allCases) }

  private static func code<Word: Equatable>(_ word: Word?, in words: [Word]) -> UInt8 {
    word.flatMap { words.firstIndex(of: $0) }.map { UInt8($0 + 1) } ?? 0
  }

  private static func word<Word>(_ code: UInt8, in words: [Word]) -> Word? {
    code == 0 ? nil : words[Int(code) - 1]
  }
}

/// Properties of a node that are values of their own.
struct KnownProperties: OptionSet, Sendable {
  let rawValue: UInt8

  static let label = KnownProperties(rawValue: 1)
  static let kind = KnownProperties(rawValue: 2)
  static let sector = KnownProperties(rawValue: 4)
  static let tier = KnownProperties(rawValue: 8)
  static let place = KnownProperties(rawValue: 16)
  static let mode = KnownProperties(rawValue: 32)
}

/// The values known of a node or tie, under names that others share.
///
/// They stand within one object, of 24 bytes and 24 for each value: a table with one short column of
/// text has eight bytes a row, and what is made of it may not take many times that. Two arrays in an
/// object took four times as much. Values never change once they are made, so that threads may share
/// them; nor do names, but for equal ones while nobody else has the object.
struct NamedValues: @unchecked Sendable {
  private final class Storage: ManagedBuffer<ValueNames, AttributeValue> {
    deinit {
      let count = header.valueCount
      _ = unsafe withUnsafeMutablePointerToElements { unsafe $0.deinitialize(count: count) }
    }
  }

  private var storage: ManagedBuffer<ValueNames, AttributeValue>

  /// Values under as many names.
  init(_ names: ValueNames, _ values: some Collection<AttributeValue>) {
    precondition(names.valueCount == values.count)
    storage = Storage.create(minimumCapacity: values.count) { _ in names }
    unsafe storage.withUnsafeMutablePointerToElements { first in
      for (place, value) in values.enumerated() { unsafe (first + place).initialize(to: value) }
    }
  }

  /// What the values are called.
  var names: ValueNames { storage.header }

  subscript(place: Int) -> AttributeValue {
    precondition(place >= 0 && place < names.valueCount)
    return unsafe storage.withUnsafeMutablePointerToElements { unsafe $0[place] }
  }

  /// The value of a property, where it is known.
  func value(of property: KnownProperties) -> AttributeValue? {
    names.known.contains(property) ? self[names.place(of: property)] : nil
  }

  /// Whether these are the same object, and so the same.
  func isIdentical(to other: NamedValues) -> Bool { storage === other.storage }

  /// A hash in time that hangs on the number of values alone, for values whose names are shared; `nil`
  /// where one of them is a long text, which others are not likely to have.
  fileprivate var quickHash: Int? {
    var hasher = Hasher()
    hasher.combine(ObjectIdentifier(names))
    for place in 0..<names.valueCount {
      let value = self[place]
      if case .text(let text) = value, text.utf8.count > 64 { return nil }
      hasher.combine(value)
    }
    return hasher.finalize()
  }

  /// Whether these are the same to the letter: é in one part or in two is equal, and so are 0 and -0,
  /// but neither may turn into the other.
  fileprivate func isSpelled(like other: NamedValues) -> Bool {
    if isIdentical(to: other) { return true }
    return names === other.names
      && (0..<names.valueCount).allSatisfy { place in
        switch (self[place], other[place]) {
        case (.text(let one), .text(let other)): one.utf8.elementsEqual(other.utf8)
        case (.number(let one), .number(let other)): one.bitPattern == other.bitPattern
        case (let one, let other): one == other
        }
      }
  }

  /// Puts equal names that others have too in the place of these.
  fileprivate mutating func share(_ equal: ValueNames) {
    if names === equal { return }
    if isKnownUniquelyReferenced(&storage) {
      storage.header = equal
    } else {
      self = NamedValues(equal, (0..<equal.valueCount).map { self[$0] })
    }
  }
}

extension NamedValues: Hashable {
  static func == (one: NamedValues, other: NamedValues) -> Bool {
    one.isIdentical(to: other)
      || one.names == other.names
        && (0..<one.names.valueCount).allSatisfy { one[$0] == other[$0] }
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(names)
    for place in 0..<names.valueCount { hasher.combine(self[place]) }
  }
}

/// What many nodes or ties have in common, held once: names always, values if met not long ago.
package struct SharedValues {
  private var lists: Set<ValueNames> = []
  /// The last names, which are most likely the next.
  private var last: ValueNames?
  /// Some of the values met, each at a place that its hash gives; more the more are met.
  private var recent: ContiguousArray<NamedValues?> = []
  private var metCount = 0
  private static let mostRecent = 1 << 14

  package init() {}

  /// Lets attributes share what they have in common with others.
  package mutating func share(_ attributes: inout Attributes) { share(&attributes.values) }

  /// Lets a node share what it has in common with others.
  package mutating func share(_ node: inout Node) { share(&node.values) }

  private mutating func share(_ values: inout NamedValues?) {
    if values == nil { return }
    if metCount == 4 * recent.count, recent.count < Self.mostRecent {
      recent = ContiguousArray(repeating: nil, count: max(16, 2 * recent.count))
    }
    metCount += 1
    if let names = values?.names { values?.share(shared(names)) }
    guard let own = values, let hash = own.quickHash else { return }
    let place = hash & (recent.count - 1)
    if let other = recent[place], own.isSpelled(like: other) {
      values = other
    } else {
      recent[place] = values
    }
  }

  private mutating func shared(_ names: ValueNames) -> ValueNames {
    if let last, last == names { return last }
    let shared = lists.insert(names).memberAfterInsert
    last = shared
    return shared
  }
}
