// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// The sheets a workbook lists.
final class WorkbookIndex: MarkupHandler {
  struct Sheet {
    let name: String
    let relation: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var countsFrom1904 = false

  func begin(_ element: MarkupElement) throws(MarkupError) {
    switch element.name {
    case "workbookPr":
      countsFrom1904 = ["1", "true"].contains(element.attributes["date1904"])
    case "sheet":
      let relation = element.attributes.first { $0.key.hasSuffix(":id") || $0.key == "id" }
      sheets.append(
        Sheet(
          name: element.attributes["name"] ?? "", relation: relation?.value ?? "",
          isHidden: ["hidden", "veryHidden"].contains(element.attributes["state"])))
    default: break
    }
  }

  func end(_ name: String, text: String, line: Int) throws(MarkupError) {}
}

/// What parts of a workbook refer to, by the names they use for it.
final class WorkbookRelations: MarkupHandler {
  private(set) var targets: [String: String] = [:]
  private(set) var kinds: [String: String] = [:]

  func begin(_ element: MarkupElement) throws(MarkupError) {
    guard element.name == "Relationship", element.attributes["TargetMode"] != "External",
      let id = element.attributes["Id"], let target = element.attributes["Target"]
    else { return }
    targets[id] = target
    kinds[id] = element.attributes["Type"]
  }

  func end(_ name: String, text: String, line: Int) throws(MarkupError) {}

  /// The first target of a kind of relation.
  func target(ofKind kind: String) -> String? {
    kinds.filter { $0.value.hasSuffix("/" + kind) }.keys.min().flatMap { targets[$0] }
  }
}

/// The texts that cells share.
final class SharedTexts: ScannedMarkupHandler {
  private(set) var texts: [String] = []
  private var parts: ContiguousArray<UInt8> = []
  /// How many elements deep it is within a guide to pronunciation, which is no part of the text.
  private var phoneticDepth = 0

  func begin(
    _ bytes: Span<UInt8>, _ name: Cell, _ attributes: ScannedAttributes
  ) throws(MarkupError) {
    if phoneticDepth > 0 || bytes.isWord("rPh", at: name) { phoneticDepth += 1 }
    if bytes.isWord("si", at: name) { parts.removeAll(keepingCapacity: true) }
  }

  func end(_ bytes: Span<UInt8>, _ name: Cell, text: Span<UInt8>) throws(MarkupError) {
    if phoneticDepth > 0 {
      phoneticDepth -= 1
    } else if bytes.isWord("t", at: name) {
      for place in 0..<text.count { parts.append(text[place]) }
    } else if bytes.isWord("si", at: name) {
      texts.append(SheetText.decoded(parts.span.text(0, parts.count)))
    }
  }
}

/// Which styles of cells show days or times.
final class SheetStyles: MarkupHandler {
  /// Whether each style of cells does.
  private(set) var areDates: [Bool] = []
  private var codes: [Int: String] = [:]
  private var isInCells = false

  func begin(_ element: MarkupElement) throws(MarkupError) {
    switch element.name {
    case "numFmt":
      if let id = element.attributes["numFmtId"].flatMap({ Int($0) }) {
        codes[id] = element.attributes["formatCode"]
      }
    case "cellXfs": isInCells = true
    case "xf" where isInCells:
      let id = element.attributes["numFmtId"].flatMap { Int($0) } ?? 0
      areDates.append(
        codes[id].map { SheetText.isDate(format: $0) } ?? SheetText.isDate(builtInFormat: id))
    default: break
    }
  }

  func end(_ name: String, text: String, line: Int) throws(MarkupError) {
    if name == "cellXfs" { isInCells = false }
  }
}
