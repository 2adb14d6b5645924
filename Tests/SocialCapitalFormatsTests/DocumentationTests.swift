// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapitalFormats
import TestSupport
import Testing

@Suite("The guide to data files")
struct DocumentationTests {
  @Test("lists every kind of problem with its severity")
  func listsReasons() throws {
    let guide = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Docs/Formats.md")
    let text = try String(contentsOf: guide, encoding: .utf8)
    for reason in Problem.Reason.allCases {
      #expect(text.contains("| `\(reason.rawValue)` | \(reason.severity.rawValue) |"))
    }
  }
}
