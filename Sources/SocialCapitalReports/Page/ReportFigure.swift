// SPDX-License-Identifier: Apache-2.0

/// A drawing for a report, with what it shows in words for those who cannot see it.
public struct ReportFigure: Sendable, Hashable {
  /// Which of the report's requests it answers.
  public let id: String
  /// What it is called.
  public let title: String
  /// What it shows, in a sentence or two.
  public let description: String
  /// The text of an SVG file.
  public let svg: String

  /// Makes a figure.
  public init(id: String, title: String, description: String, svg: String) {
    self.id = id
    self.title = title
    self.description = description
    self.svg = svg
  }

  func write(to html: inout HTMLWriter) {
    let (label, text) = ("figure-\(id)-title", "figure-\(id)-text")
    html.element("figure", ["id": "figure-\(id)"]) { figure in
      if let markup = SafeSVG.markup(svg, label: label, description: text) {
        figure.element(
          "div",
          ["class": "drawing", "role": "region", "aria-labelledby": label, "tabindex": "0"]
        ) { $0.markup(markup) }
      } else {
        figure.element("p", ["class": "note"], text: "This drawing could not be shown.")
      }
      figure.element("figcaption") { caption in
        caption.element("strong", ["id": label], text: title)
        caption.text(". ")
        caption.element("span", ["id": text], text: description)
      }
    }
  }
}
