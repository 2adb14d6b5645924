// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The points of time of Pajek, `[1-3,5,8-*]`, as waves.
struct PajekTime {
  /// First and last point of each part; `nil` for without end.
  private(set) var parts: [(first: Int, last: Int?)] = []

  /// Reads a text in square brackets, or gives `nil` where it is no time.
  init?(_ text: String) {
    guard text.hasPrefix("["), text.hasSuffix("]"), text.utf8.count > 2 else { return nil }
    for part in text.dropFirst().dropLast().split(
      separator: ",", omittingEmptySubsequences: false)
    {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
        .map { $0.filter { $0 != " " } }
      guard let begin = ends.first, ends.count <= 2, let first = Int(begin), first >= 0 else {
        return nil
      }
      if ends.count == 1 {
        parts.append((first, first))
      } else if ends[1] == "*" {
        parts.append((first, nil))
      } else if let last = Int(ends[1]), last >= first {
        parts.append((first, last))
      } else {
        return nil
      }
    }
  }

  /// The last point that is named.
  var last: Int { parts.map { $0.last ?? $0.first }.max() ?? 0 }

  /// How many points there are, if those without end last until some point.
  func count(until end: Int) -> Int {
    parts.reduce(0) { count, part in
      let last = part.last ?? max(end, part.first)
      let (length, isTooLong) = last.subtractingReportingOverflow(part.first)
      return isTooLong || length > 1 << 40 ? 1 << 40 : count + length + 1
    }
  }

  /// The points as names of waves.
  func waves(until end: Int) -> [String] {
    parts.flatMap { part in (part.first...(part.last ?? max(end, part.first))).map { "\($0)" } }
  }

  /// Waves as points of time, or `nil` where they are not whole numbers that ascend.
  static func text(of waves: [String]) -> String? {
    let points = waves.compactMap { wave in
      Int(wave).flatMap { $0 >= 0 && "\($0)" == wave ? $0 : nil }
    }
    guard !waves.isEmpty, points.count == waves.count,
      zip(points, points.dropFirst()).allSatisfy(<)
    else { return nil }
    return "[" + waves.joined(separator: ",") + "]"
  }
}
