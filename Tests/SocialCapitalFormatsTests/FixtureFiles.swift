// SPDX-License-Identifier: Apache-2.0

import Foundation

@testable import SocialCapitalFormats

/// Files of other programs, kept in the folder Fixtures with a list of where they come from.
enum FixtureFiles {
  static func file(_ path: String) throws -> SourceFile {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return try SourceFile(contentsOf: folder.appending(path: "Fixtures/\(path)"))
  }
}

extension ProblemList {
  /// The reasons of the problems that were kept, each with its line.
  var summary: [String] {
    problems.map { problem in
      problem.reason.rawValue + (problem.place.line.map { ":\($0)" } ?? "")
    }
  }
}
