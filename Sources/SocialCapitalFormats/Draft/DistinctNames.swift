// SPDX-License-Identifier: Apache-2.0

enum DistinctNames {
  /// Whether every text is there, none is empty, and no two are the same.
  static func areIDs(_ texts: some Sequence<String?>) -> Bool {
    var table = IdentifierTable()
    for (place, text) in texts.enumerated() {
      guard let text, !text.isEmpty, Int(table.insert(text)) == place else { return false }
    }
    return true
  }
}
