// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// The type that formats in XML declare for an attribute.
enum DeclaredType {
  case text, integer, number, flag

  /// The type a word names in GraphML or GEXF; words of other types are texts.
  init(_ word: String) {
    switch word.lowercased() {
    case "boolean", "bool": self = .flag
    case "int", "integer", "long", "short", "byte", "biginteger": self = .integer
    case "float", "double", "bigdecimal", "decimal", "real": self = .number
    default: self = .text
    }
  }

  /// What a text says.
  enum Outcome: Equatable {
    case value(AttributeValue)
    /// Nothing: an empty text where there should be a number.
    case absent
    /// The sign for a number that is none.
    case notANumber
    case wrong(Problem.Reason)
  }

  /// The value a text says of this type.
  ///
  /// Texts stand as they are. A whole number beyond what an `Int` holds, and an infinite one, stand as
  /// their text, so that nothing is lost.
  func value(of text: String) -> Outcome {
    if self == .text { return .value(.text(text)) }
    let trimmed = Headings.trimmed(text)
    if trimmed.isEmpty { return .absent }
    switch self {
    case .flag:
      switch trimmed.lowercased() {
      case "true", "1": return .value(.flag(true))
      case "false", "0": return .value(.flag(false))
      default: return .wrong(.notYesOrNo)
      }
    case .integer:
      if let number = Int(trimmed) { return .value(.integer(number)) }
      let digits = trimmed.drop { $0 == "-" || $0 == "+" }
      let isWhole = !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
      if isWhole { return .value(.text(trimmed)) }
      // Programs that know one kind of number write 3.0 where they declared a whole one.
      return DeclaredType.number.value(of: trimmed)
    default:
      let word = trimmed.lowercased().drop { $0 == "-" || $0 == "+" }
      if word == "nan" { return .notANumber }
      if word == "inf" || word == "infinity" { return .value(.text(trimmed)) }
      guard NumberReader.isPlain(Array(trimmed.utf8)), let number = Double(trimmed) else {
        return .wrong(.notANumber)
      }
      return .value(number.isFinite ? .number(number) : .text(trimmed))
    }
  }
}
