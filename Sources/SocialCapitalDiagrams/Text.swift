// SPDX-License-Identifier: Apache-2.0

/// How a piece of text is set.
package struct TextStyle: Sendable, Hashable {
  package var size: Double
  package var isBold = false
  package var color = Diagram.Color.ink

  /// The only fonts ever asked for.
  ///
  /// The first that is installed is used; all but the last two are made to the same widths.
  package static let fontName = "Arial,Liberation Sans,DejaVu Sans,sans-serif"
  package static let boldFontName = fontName + " Bold"

  /// The distance between the lines.
  package var lineHeight: Double { (size * 1.22 * 2).rounded(.up) / 2 }

  /// The style with its size multiplied.
  package func scaled(by factor: Double) -> TextStyle {
    TextStyle(size: (size * factor * 2).rounded() / 2, isBold: isBold, color: color)
  }

  package static let title = TextStyle(size: 17, isBold: true)
  package static let subtitle = TextStyle(size: 10.5, color: .quietInk)
  package static let caption = TextStyle(size: 8, color: .quietInk)
  package static let heading = TextStyle(size: 9.5, isBold: true)
  package static let entry = TextStyle(size: 9.5)
  package static let inside = TextStyle(size: 8)
  package static let label = TextStyle(size: 8.5)
  package static let emphasizedLabel = TextStyle(size: 9, isBold: true)
}

/// Text broken into lines that fit a width.
///
/// Widths are those of Helvetica, and of fonts made to match it, held in a small table rather than
/// asked of the machine: the layout then does not depend on which fonts are installed.
package struct TextBlock: Sendable, Hashable {
  package let lines: [String]
  package let style: TextStyle
  package let width: Double
  package var height: Double { Double(lines.count) * style.lineHeight }

  /// Breaks a text at its own line ends and between words; words that are too long are cut, and
  /// text beyond the last line allowed is left out with an ellipsis.
  package init(_ text: String, style: TextStyle, width limit: Double = .infinity, lines most: Int) {
    var lines: [String] = []
    for paragraph in Self.cleaned(text) where lines.count <= most {
      lines += Self.wrap(paragraph, style: style, limit: limit, most: most + 1)
    }
    if lines.count > most {
      lines.removeLast(lines.count - most)
      lines[most - 1] = Self.shortened(lines[most - 1], style: style, limit: limit)
    }
    self.lines = lines
    self.style = style
    width = lines.lazy.map { Self.width(of: $0, style: style) }.max() ?? 0
  }

  /// The text in lines, without what no page can show: long texts are cut, control characters
  /// replaced, and the marks that would let one label turn round the text after it left out.
  private static func cleaned(_ text: String) -> [String] {
    var lines = [""]
    for scalar in text.unicodeScalars.prefix(2_000) {
      switch scalar.value {
      case 0x0A, 0x85, 0x2028, 0x2029: lines.append("")
      case 0x0D, 0x202A...0x202E, 0x2066...0x2069: break
      case 0x09: lines[lines.count - 1].append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: lines[lines.count - 1].append("\u{FFFD}")
      default: lines[lines.count - 1].unicodeScalars.append(scalar)
      }
    }
    return lines
  }

  private static func wrap(
    _ text: String, style: TextStyle, limit: Double, most: Int
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if width(of: longer, style: style) <= limit {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = String(word)
      while lines.count < most, width(of: line, style: style) > limit, line.count > 1 {
        var head = line
        while head.count > 1, width(of: head, style: style) > limit { head.removeLast() }
        lines.append(head)
        line.removeFirst(head.count)
      }
      if lines.count >= most { return lines }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  private static func shortened(_ line: String, style: TextStyle, limit: Double) -> String {
    var head = line
    while let last = head.last, last == " " || width(of: head + "…", style: style) > limit {
      head.removeLast()
    }
    return head + "…"
  }

  package static func width(of line: String, style: TextStyle) -> Double {
    var thousandths = 0
    for scalar in line.unicodeScalars { thousandths += advance(of: scalar) }
    return Double(thousandths) / 1000 * style.size * (style.isBold ? 1.07 : 1)
  }

  /// The advance of a character in thousandths of the size of the text.
  private static func advance(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: helvetica[Int(scalar.value) - 0x20]
    case 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      1000
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: 0
      case .uppercaseLetter: 700
      default: 570
      }
    }
  }

  /// The advances of the printable characters of ASCII, from Adobe's metrics of Helvetica.
  private static let helvetica: [Int] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]
}
