// SPDX-License-Identifier: Apache-2.0

extension ReadingSession {
  /// Where an id stands that is much like an unknown one, in a sentence; empty where none is.
  ///
  /// - Complexity: Linear in the number of ids, so it is asked only for problems that are kept.
  func hint(for id: String) -> String {
    guard problems.keepsMore(of: .unknownNode), files.nodes != nil, ids.count <= 50_000 else {
      return ""
    }
    let folded = NameFolding.folded(id)
    let letters = WordLikeness.Letters(folded.unicodeScalars.lazy.map(\.value))
    let hasDigits = folded.unicodeScalars.contains { $0.properties.numericType != nil }
    var best: (node: Int, steps: Int)?
    for (node, name) in ids.names.enumerated() where abs(name.utf8.count - id.utf8.count) <= 8 {
      let other = NameFolding.folded(name)
      if other == folded, !folded.isEmpty {
        best = (node, 0)
        break
      }
      guard !hasDigits, letters.count >= 5 else { continue }
      let limit = letters.count > 8 ? 2 : 1
      let others = WordLikeness.Letters(other.unicodeScalars.lazy.map(\.value))
      if let steps = WordLikeness.distance(letters.span, others.span, limit: limit),
        best.map({ steps < $0.steps }) ?? true
      {
        best = (node, steps)
      }
    }
    guard let best, let file = files.nodes?.name else { return "" }
    let line = linesOfNodes.indices.contains(best.node) ? " on line \(linesOfNodes[best.node])" : ""
    return "One that is much like it stands in \(file)\(line)."
  }
}
