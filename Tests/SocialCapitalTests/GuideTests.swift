// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

/// Every guide has the parts a reader looks for, in the same order.
@Suite("Guides")
struct GuideTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  struct Guide: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var testDescription: String { name }

    /// The headings with what stands below each, to the next heading of that level.
    var parts: [(heading: String, text: Substring)] {
      let marks = text.ranges(of: "\n## ")
      return marks.indices.map { place in
        let end = place + 1 < marks.count ? marks[place + 1].lowerBound : text.endIndex
        let whole = text[marks[place].upperBound..<end]
        let line = whole.prefix { $0 != "\n" }
        return (String(line), whole[line.endIndex...])
      }
    }
  }

  static let guides: [Guide] = {
    let folder = root.appending(path: "Docs/Measures")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
      (try? String(contentsOf: folder.appending(path: name), encoding: .utf8))
        .map { Guide(name: name, text: $0) }
    }
  }()

  /// In this order; other parts may stand between them.
  private static let needed = [
    "Definition", "A worked example", "What it tells a council or a time bank",
    "What it does not tell", "How tools differ", "Reference",
  ]

  @Test func guidesAreThere() { #expect(Self.guides.count >= 80) }

  @Test(arguments: guides) func hasEveryPart(guide: Guide) {
    let parts = guide.parts
    #expect(parts.map(\.heading).filter(Self.needed.contains) == Self.needed)
    for part in parts {
      #expect(part.text.split(separator: " ").count >= 3, "\(part.heading) says nothing")
    }
    let example = parts.first { $0.heading == "A worked example" }?.text ?? ""
    #expect(example.split(separator: " ").count >= 15)
    #expect(guide.text.hasPrefix("# "))
  }

  /// A reference names its year and something with a DOI, which is printed as it is linked.
  @Test(arguments: guides) func referencesAreWhole(guide: Guide) throws {
    let reference = try #require(guide.parts.last { $0.heading == "Reference" }?.text)
    #expect(reference.contains(/\b(1[89]|20)\d\d\b/), "No year")
    #expect(reference.contains("[doi:10."), "Nothing with a DOI")
    for link in guide.text.matches(of: /\[doi:([^\]]+)\]/) {
      let address = String(link.1)
      let encoded = address.replacing("(", with: "%28").replacing(")", with: "%29")
      #expect(
        [address, encoded].contains {
          guide.text.contains("[doi:\(address)](https://doi.org/\($0))")
        }, "\(address) is linked elsewhere")
    }
    #expect(
      guide.text.matches(of: /doi:10\./).count
        == guide.text.matches(of: /\[doi:10\.[^\]]+\]\(https:\/\/doi\.org\/10\./).count,
      "A DOI is not linked.")
  }

  /// What the catalogue cites by DOI, the guide of the measure does too.
  @Test func guidesCiteWhatTheCatalogueCites() {
    for measure in Measure.all {
      let guide = Self.guides.first { guide in
        guide.text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2).first?
          .contains("`\(measure.id)`") == true
      }
      for match in measure.reference.matches(of: /doi:(10\.[^\s,;]+[^\s,;.])/) {
        #expect(
          guide?.text.contains(match.1) == true,
          "\(measure.id): \(match.1) is not in \(guide?.name ?? "any guide")")
      }
    }
  }

  /// Where a guide says that another tool is wrong, it shows it.
  @Test(arguments: ["EffectiveSize.md", "Brokerage.md", "Hierarchy.md"])
  func whatIsWrongElsewhereIsShown(name: String) throws {
    let guide = try #require(Self.guides.first { $0.name == name })
    let differ = try #require(guide.parts.first { $0.heading == "How tools differ" }?.text)
    #expect(differ.contains("```"))
  }
}
