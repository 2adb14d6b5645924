// SPDX-License-Identifier: Apache-2.0

internal import SocialCapitalDiagrams

/// Graphviz's SVG made fit for screen readers and for standing in a web page.
///
/// The prolog, which names a document type on another machine, and the comments go; the element
/// gets a role, a title and a description; the titles of nodes, which browsers show under the
/// pointer, become the nodes' tooltips; titles of anything else go.
struct AccessibleSVG {
  private(set) var text = ""

  init(_ bytes: [UInt8], diagram: Diagram, idPrefix: String) {
    let prefix = String(
      idPrefix.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(40))
    var tooltips: [String: String] = [:]
    for node in diagram.nodes { tooltips["n\(node.key)"] = node.tooltip }
    let title = diagram.title ?? "Network diagram"
    let description = [diagram.subtitle, diagram.summary, diagram.caption].compactMap { $0 }
      .joined(separator: " ")
    var hasStarted = false
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: true)
    // Graphviz writes every element that is treated here on a line of its own; text of the
    // diagram stands in `<text>` lines, which are passed on as they are.
    for line in lines {
      if !hasStarted {
        guard line.hasPrefix("<svg ") else { continue }
        hasStarted = true
        text += "<svg role=\"img\" aria-labelledby=\"\(prefix)-title \(prefix)-desc\" "
        text += line.dropFirst(5) + "\n"
      } else if line.hasPrefix(" viewBox=") {
        text += line + "\n"
        text += "<title id=\"\(prefix)-title\">\(Self.escaped(title))</title>\n"
        text += "<desc id=\"\(prefix)-desc\">\(Self.escaped(description))</desc>\n"
      } else if line.hasPrefix("<!--") || line.hasPrefix(" -->") {
        continue
      } else if line.hasPrefix("<title>"), line.hasSuffix("</title>") {
        let name = String(line.dropFirst(7).dropLast(8))
        if let tooltip = tooltips[name] { text += "<title>\(Self.escaped(tooltip))</title>\n" }
      } else if line.hasPrefix("<g id=\"") {
        text += "<g id=\"\(prefix)-" + line.dropFirst(7) + "\n"
      } else if line.hasPrefix("<text ") {
        text += Self.withFontFamily(line) + "\n"
      } else {
        text += line + "\n"
      }
    }
  }

  /// The line with a family of fonts that look alike in its tag in place of a single font.
  ///
  /// The text that follows the tag is left alone.
  private static func withFontFamily(_ line: Substring) -> String {
    guard let end = line.firstIndex(of: ">") else { return String(line) }
    var tag = String(line[..<end])
    let family = "font-family=\"Arial,Helvetica,sans-serif\""
    for (font, replacement) in [
      (TextStyle.boldFontName, family + " font-weight=\"bold\""), (TextStyle.fontName, family),
    ] {
      guard let range = tag.firstRange(of: "font-family=\"\(font)\"") else { continue }
      tag.replaceSubrange(range, with: replacement)
      break
    }
    return tag + line[end...]
  }

  /// Text for the inside of an element: what means something to XML escaped, what no XML may
  /// hold replaced.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars.prefix(4_000) {
      switch scalar.value {
      case 0x26: result += "&amp;"
      case 0x3C: result += "&lt;"
      case 0x3E: result += "&gt;"
      case 0x22: result += "&quot;"
      case 0x0A, 0x0D, 0x09: result += " "
      case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
