// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import TestSupport
import Testing

/// What keeps catalogue, sources, tests and guides together as measures are added.
@Suite("Catalogue")
struct CatalogueTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func files(in folder: String, ending: String) -> [URL] {
    let start = root.appending(path: folder)
    let walker = FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil)
    return (walker?.compactMap { $0 as? URL } ?? [])
      .filter { $0.lastPathComponent.hasSuffix(ending) }
      .sorted { $0.path < $1.path }
  }

  /// Sources that put a measure into the catalogue.
  private static func measureSources() throws -> [URL] {
    try files(in: "Sources/SocialCapital/Measures", ending: ".swift").filter {
      try String(contentsOf: $0, encoding: .utf8).contains(" = Measure(\n")
    }
  }

  @Test func idsAreUniqueAndKebabCase() {
    let ids = Measure.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(
        id.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil, "\(id) is not kebab-case")
      #expect(Measure.named(id)?.id == id)
    }
  }

  @Test func everyEntryExplainsItself() {
    for measure in Measure.all {
      #expect(measure.summary.hasSuffix("."), "\(measure.id): the summary is a sentence")
      for text in [
        measure.title, measure.definition, measure.range, measure.conventions,
        measure.reference, measure.complexity,
      ] {
        #expect(!text.isEmpty, "\(measure.id) leaves something out")
      }
    }
  }

  @Test func everyMeasureIsInTheCatalogue() throws {
    let ids = Set(Measure.all.map(\.id))
    for source in try Self.measureSources() {
      let text = try String(contentsOf: source, encoding: .utf8)
      for match in text.matches(of: /\n    id: "([a-z0-9-]+)"/) {
        #expect(ids.contains(String(match.1)), "\(match.1) has no line in Catalogue.swift")
      }
    }
  }

  @Test func everyMeasureHasATestFileAndTheHeadings() throws {
    for source in try Self.measureSources() {
      let family = source.deletingLastPathComponent().lastPathComponent
      let name = source.deletingPathExtension().lastPathComponent
      let test = Self.root.appending(
        path: "Tests/SocialCapitalTests/Measures/\(family)/\(name)Tests.swift")
      #expect(FileManager.default.fileExists(atPath: test.path), "\(family)/\(name) has no tests")
      let text = try String(contentsOf: source, encoding: .utf8)
      for heading in [
        "## Definition", "## Conventions", "## Example", "- Complexity:", "## Reference",
      ] {
        #expect(text.contains("/// \(heading)"), "\(family)/\(name) lacks \(heading)")
      }
    }
  }

  /// The ids a guide explains stand on its third line, between backticks.
  @Test func everyMeasureHasOneGuide() throws {
    var guides: [String: [String]] = [:]
    for guide in Self.files(in: "Docs/Measures", ending: ".md") {
      let text = try String(contentsOf: guide, encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      guard lines.count > 2 else { continue }
      for match in lines[2].matches(of: /`([a-z0-9-]+)`/) {
        guides[String(match.1), default: []].append(guide.lastPathComponent)
      }
    }
    for measure in Measure.all {
      #expect(guides[measure.id]?.count == 1, "\(measure.id): \(guides[measure.id] ?? []) ")
    }
  }

  @Test func theReadmeNamesEveryMeasure() throws {
    let text = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    for measure in Measure.all {
      #expect(
        text.contains("[`\(measure.id)`](Docs/Measures/"), "\(measure.id) is not in README.md")
    }
  }

  @Test func noSourceFileIsLongerThan500Lines() throws {
    for folder in ["Sources", "Tests", "Examples"] {
      for file in Self.files(in: folder, ending: ".swift") where !file.path.contains("/.build/") {
        let lines = try String(contentsOf: file, encoding: .utf8).split(
          separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 501, "\(file.lastPathComponent) has \(lines.count) lines")
      }
    }
  }
}
