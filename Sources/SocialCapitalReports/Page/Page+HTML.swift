// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension Page {
  /// The page as one file: styles and drawings within, no script, nothing fetched.
  func html(figures: [ReportFigure]) -> String {
    var writer = HTMLWriter()
    writer.markup("<!DOCTYPE html>\n")
    writer.element("html", ["lang": "en-GB", "xmlns": "http://www.w3.org/1999/xhtml"]) { html in
      html.element("head") { head in
        head.emptyElement("meta", ["charset": "utf-8"])
        head.emptyElement(
          "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        head.emptyElement("meta", ["name": "robots", "content": "noindex"])
        head.emptyElement(
          "meta",
          [
            "http-equiv": "Content-Security-Policy",
            "content": "default-src 'none'; style-src 'unsafe-inline'",
          ])
        head.emptyElement("meta", ["name": "color-scheme", "content": "light dark"])
        head.element("title", text: title)
        head.element("style") { $0.markup(Stylesheet.css) }
      }
      html.element("body") { body in
        body.element("a", ["class": "skip", "href": "#main"], text: "Skip to the report")
        writeHeader(to: &body)
        writeContents(to: &body)
        body.element("main", ["id": "main"]) { main in
          for section in sections { section.write(to: &main, figures: figures) }
        }
      }
    }
    return writer.html
  }

  private func writeHeader(to html: inout HTMLWriter) {
    html.element("header") { header in
      header.element("p", ["class": "kicker"], text: "Social capital report")
      header.element("h1", text: title)
      header.element("dl", ["class": "facts"]) { list in
        for fact in facts {
          list.element("div") { pair in
            pair.element("dt", text: fact.term)
            pair.element("dd", text: fact.description)
          }
        }
      }
      if !cautions.isEmpty {
        header.element("ul", ["class": "cautions", "aria-label": "Read this first"]) { list in
          for caution in cautions { list.element("li", text: caution) }
        }
      }
    }
  }

  private func writeContents(to html: inout HTMLWriter) {
    html.element("nav", ["aria-label": "Contents"]) { nav in
      nav.element("ol") { list in
        for section in sections {
          list.element("li") { $0.element("a", ["href": "#\(section.id)"], text: section.title) }
        }
      }
    }
  }
}

extension Page.Section {
  fileprivate func write(to html: inout HTMLWriter, figures: [ReportFigure]) {
    html.element("section", ["id": id, "aria-labelledby": "\(id)-title"]) { section in
      section.element("h2", ["id": "\(id)-title"], text: title)
      for block in blocks { write(block, to: &section, figures: figures) }
    }
  }

  private func write(
    _ block: Page.Block, to html: inout HTMLWriter, figures: [ReportFigure]
  ) {
    switch block {
    case .heading(let text): html.element("h3", text: text)
    case .paragraph(let text): html.element("p", text: text)
    case .note(let text): html.element("p", ["class": "note"], text: text)
    case .list(let texts):
      html.element("ul") { list in for text in texts { list.element("li", text: text) } }
    case .table(let table): table.write(to: &html)
    case .figure(let id):
      figures.first { $0.id == id }.map { $0.write(to: &html) }
    case .indicators(let indicators): Indicator.write(indicators, to: &html)
    case .definitions(let definitions):
      html.element("dl", ["class": "glossary"]) { list in
        for entry in definitions {
          list.element("dt", text: entry.term)
          list.element("dd", text: entry.description)
        }
      }
    }
  }
}

extension Indicator {
  fileprivate static func write(_ indicators: [Indicator], to html: inout HTMLWriter) {
    for group in Group.allCases {
      let members = indicators.filter { $0.group == group }
      if members.isEmpty { continue }
      html.element("section", ["class": "group", "aria-label": group.rawValue]) { section in
        section.element("h3", text: group.rawValue)
        section.element("ul", ["class": "indicators"]) { list in
          for indicator in members { indicator.write(to: &list) }
        }
      }
    }
  }

  private func write(to html: inout HTMLWriter) {
    html.element("li", ["id": "indicator-\(id)"]) { item in
      item.element("p", ["class": "figure"], text: figure)
      item.element("div") { body in
        body.element("h4", text: title)
        body.element("p", text: sentence)
        for comparison in comparisons {
          body.element("p", ["class": "comparison"], text: comparison)
        }
        body.element("p", ["class": "reading"], text: reading)
      }
    }
  }
}

extension ReportTable {
  fileprivate func write(to html: inout HTMLWriter) {
    html.element(
      "div",
      ["class": "scroll", "role": "region", "aria-labelledby": "table-\(id)", "tabindex": "0"]
    ) { box in
      box.element("table") { table in
        table.element("caption", ["id": "table-\(id)"], text: caption)
        table.element("thead") { head in
          head.element("tr") { row in
            for column in columns {
              row.element(
                "th", ["scope": "col", "class": column.isNumber ? "number" : "text"],
                text: column.heading)
            }
          }
        }
        table.element("tbody") { body in
          for row in rows {
            body.element("tr") { line in
              for (place, cell) in row.enumerated() { write(cell, at: place, to: &line) }
            }
          }
        }
      }
    }
    let hasWithheld = rows.joined().contains { if case .withheld = $0 { true } else { false } }
    let notes = [note, hasWithheld ? "* withheld to protect people." : nil].compactMap { $0 }
    if !notes.isEmpty {
      html.element("p", ["class": "note"], text: notes.joined(separator: " "))
    }
  }

  private func write(_ cell: Cell, at place: Int, to html: inout HTMLWriter) {
    if place == 0, case .text(let text) = cell {
      html.element("th", ["scope": "row"]) { $0.element("bdi", text: text) }
      return
    }
    if case .heat(let count, let detail, let strength) = cell {
      let shade = Int((min(max(strength, 0), 1) * 5).rounded())
      html.element("td", ["class": "number heat-\(shade)"]) { cell in
        cell.text(Wording.grouped(count))
        cell.element("span", ["class": "detail"], text: detail)
      }
      return
    }
    html.element("td", ["class": columns[place].isNumber ? "number" : "text"]) { line in
      switch cell {
      case .text(let text): line.element("bdi", text: text)
      case .count(let count): line.text(Wording.grouped(count))
      case .number(let quantity, let places):
        write(quantity, to: &line) { RoundedNumber($0).places(places).text(places: places) }
      case .percent(let quantity):
        write(quantity, to: &line) { RoundedNumber($0 * 100).places(0).text() + "%" }
      case .withheld: line.text("*")
      case .heat, .empty: break
      }
    }
  }

  /// Writes a number, or a dash and why there is none.
  private func write(
    _ quantity: Quantity, to html: inout HTMLWriter, _ text: (Double) -> String
  ) {
    switch quantity {
    case .value(let number): html.text(text(number))
    case .undefined(let reason):
      html.text("– ")
      html.element("span", ["class": "reason"], text: reason.description)
    }
  }
}
