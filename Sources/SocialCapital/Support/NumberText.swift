// SPDX-License-Identifier: Apache-2.0

extension Double {
  /// The number in the fewest digits that read back as the same number; whole ones without a point.
  package var shortestText: String {
    let text = "\(self)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
