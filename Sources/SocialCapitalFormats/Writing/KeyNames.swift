// SPDX-License-Identifier: Apache-2.0

/// Gives attributes names of letters, digits and low lines, each its own.
struct KeyNames {
  private var keys: [String: String] = [:]
  private var taken: Set<String>
  /// How many names had to be changed.
  private(set) var changed = 0

  init(taken: Set<String>) { self.taken = taken }

  /// - Parameter hasPoints: Whether a name may be of several words with points between them.
  mutating func key(for name: String, hasPoints: Bool = true) -> String {
    if let key = keys[name] { return key }
    var key = name
    if !Self.isKey(name) || !hasPoints && name.contains(".") {
      key = String(name.unicodeScalars.map { Self.isPart($0) ? Character($0) : "_" })
      if key.first?.isLetter != true { key = "x" + key }
    }
    while taken.contains(key) { key += "_" }
    if key != name { changed += 1 }
    taken.insert(key)
    keys[name] = key
    return key
  }

  /// Whether every part of a name between points is a key: a letter, then letters, digits and low
  /// lines.
  private static func isKey(_ name: String) -> Bool {
    name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      guard let first = part.unicodeScalars.first, isPart(first), first.properties.isAlphabetic
      else { return false }
      return part.unicodeScalars.allSatisfy(isPart)
    }
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || scalar == "_" || ("0"..."9") ~= scalar)
  }
}
