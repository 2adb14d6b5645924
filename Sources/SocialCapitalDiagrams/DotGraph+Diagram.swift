// SPDX-License-Identifier: Apache-2.0

extension DotGraph {
  private static let inch = 72.0

  /// What every page has: no edge drawn over a node, straight lines, nothing moved.
  static let pageAttributes: [Attribute] = [
    Attribute(.layout, "nop"), Attribute(.notranslate, "true"),
    Attribute(.outputorder, "edgesfirst"), Attribute(.splines, "line"), Attribute(.pad, "0"),
    Attribute(.bgcolor, "white"),
  ]

  /// A node that holds a place and shows nothing.
  static let invisible: [Attribute] = [
    Attribute(.shape, "point"), Attribute(.label, ""), Attribute(.width, 0.001),
    Attribute(.height, 0.001), Attribute(.fixedsize, "true"), Attribute(.style, "invis"),
  ]

  static func attributes(of mark: Diagram.Mark, label: String? = nil) -> [Attribute] {
    let (width, height) = mark.extent
    var styles = ["filled"]
    if mark.shape == .roundedBox { styles.append("rounded") }
    if mark.isDashed { styles.append("dashed") }
    var attributes = [
      Attribute(.shape, mark.shape.dotName), Attribute(.style, styles.joined(separator: ",")),
      Attribute(.fillcolor, mark.fill.hex), Attribute(.color, mark.border.hex),
      Attribute(.penwidth, mark.isDashed ? 1.2 : 0.9), Attribute(.width, width / inch),
      Attribute(.height, height / inch), Attribute(.fixedsize, "true"),
      Attribute(.label, Self.label([label ?? ""])),
    ]
    if label != nil {
      attributes += [
        Attribute(.fontname, TextStyle.fontName), Attribute(.fontsize, TextStyle.inside.size),
        Attribute(.fontcolor, mark.fill.ink.hex), Attribute(.margin, "0"),
      ]
    }
    return attributes
  }

  static func attributes(of line: Diagram.Line) -> [Attribute] {
    var attributes = [
      Attribute(.dir, line.direction.dotName), Attribute(.color, line.color.hex),
      Attribute(.penwidth, line.width),
    ]
    if line.direction != .none {
      attributes.append(Attribute(.arrowsize, 0.36 + 0.09 * min(line.width, 5)))
    }
    if line.isDashed { attributes.append(Attribute(.style, "dashed")) }
    return attributes
  }

  static func attributes(
    of block: TextBlock, width: Double? = nil, justification: Character, hasPlate: Bool
  ) -> [Attribute] {
    var attributes = [
      Attribute(.shape, "plaintext"), Attribute(.margin, "0"), Attribute(.fixedsize, "true"),
      Attribute(.width, max(width ?? block.width, 1) / inch),
      Attribute(.height, max(block.height, 1) / inch),
      Attribute(.fontname, block.style.isBold ? TextStyle.boldFontName : TextStyle.fontName),
      Attribute(.fontsize, block.style.size), Attribute(.fontcolor, block.style.color.hex),
      Attribute(.label, Self.label(block.lines, justification: justification)),
    ]
    if hasPlate {
      attributes += [
        Attribute(.style, "filled"), Attribute(.fillcolor, "#ffffffc0"),
        Attribute(.color, "transparent"),
      ]
    }
    return attributes
  }
}

extension Diagram.Shape {
  /// What Graphviz calls the shape.
  var dotName: String {
    switch self {
    case .circle: "circle"
    case .roundedBox, .square: "box"
    case .diamond: "diamond"
    case .hexagon: "hexagon"
    case .triangle: "triangle"
    case .invertedTriangle: "invtriangle"
    case .pentagon: "pentagon"
    case .octagon: "octagon"
    }
  }
}

extension Diagram.Direction {
  /// What Graphviz calls the direction.
  var dotName: String {
    switch self {
    case .forward: "forward"
    case .backward: "back"
    case .both: "both"
    case .none: "none"
    }
  }
}

extension Diagram {
  /// The diagram as DOT text.
  ///
  /// A placed diagram is written as a whole page, which `dot -Tsvg` draws as it is. One that is
  /// not placed is written for Graphviz to lay out (`dot` reads from the text which engine to
  /// use), with its legend as the subgraph `cluster_legend`.
  public func dot() -> String { isPlaced && !nodes.isEmpty ? Sheet(self).graph.dot : unplaced.dot }

  private var unplaced: DotGraph {
    var graph = DotGraph()
    graph.attributes = [
      DotGraph.Attribute(.layout, nodes.count <= 600 ? "neato" : "sfdp"),
      DotGraph.Attribute(.overlap, "prism"), DotGraph.Attribute(.sep, "+4"),
      DotGraph.Attribute(.start, "1"), DotGraph.Attribute(.splines, "line"),
      DotGraph.Attribute(.outputorder, "edgesfirst"),
    ]
    let words = [title, subtitle, caption].compactMap { $0 }
    if !words.isEmpty {
      let lines = words.flatMap { TextBlock($0, style: .entry, width: 400, lines: 6).lines }
      graph.attributes += [
        DotGraph.Attribute(.label, DotGraph.label(lines, justification: "l")),
        DotGraph.Attribute(.fontname, TextStyle.fontName), DotGraph.Attribute(.labeljust, "l"),
      ]
    }
    for node in nodes {
      let words = node.label.map { TextBlock($0, style: .label, width: 84, lines: 3).lines }
      // Text cannot stand beside a mark here, so a mark grows to hold its label.
      var attributes = DotGraph.attributes(of: node.mark, label: "").filter {
        ![.label, .fixedsize].contains($0.name)
      }
      attributes.append(DotGraph.Attribute(.label, DotGraph.label(words ?? [])))
      attributes.append(DotGraph.Attribute(.id, "node-\(node.key)"))
      graph.add("n\(node.key)", attributes)
    }
    for edge in edges {
      graph.edges.append(
        DotGraph.Edge(
          tail: edge.source, head: edge.target, attributes: DotGraph.attributes(of: edge.line)))
    }
    graph.addLegend(legend)
    return graph
  }
}

extension DotGraph {
  /// Adds a legend for an engine to lay out: a chain of rows, each a symbol tied to its meaning.
  fileprivate mutating func addLegend(_ legend: Legend) {
    let first = nodes.count
    var last: Int?
    var unseen: [Edge] = []
    func hide(_ tail: Int, _ head: Int, inches: Double) {
      unseen.append(
        Edge(
          tail: tail, head: head,
          attributes: [Attribute(.style, "invis"), Attribute(.len, inches)]))
    }
    for (number, section) in legend.sections.enumerated() where !section.entries.isEmpty {
      let heading = TextBlock(section.title, style: .heading, width: 170, lines: 2)
      let title = add(
        "legend\(number)", Self.attributes(of: heading, justification: "l", hasPlate: false))
      if let last { hide(last, title, inches: 0.4) }
      last = title
      for (row, entry) in section.entries.enumerated() {
        let block = TextBlock(entry.text, style: .entry, width: 130, lines: 3)
        let text = add(
          "legend\(number)t\(row)",
          Self.attributes(of: block, justification: "l", hasPlate: false))
        switch entry.symbol {
        case .mark(let mark):
          let symbol = add("legend\(number)s\(row)", Self.attributes(of: mark))
          hide(symbol, text, inches: 0.3 + block.width / 2 / Self.inch)
        case .line(let line):
          let ends = ["a", "b"].map { add("legend\(number)s\(row)\($0)", Self.invisible) }
          edges.append(
            Edge(
              tail: ends[0], head: ends[1],
              attributes: Self.attributes(of: line) + [Attribute(.len, 0.5)]))
          hide(ends[1], text, inches: 0.2 + block.width / 2 / Self.inch)
        }
        if let last { hide(last, text, inches: 0.3) }
        last = text
      }
    }
    edges += unseen
    guard nodes.count > first else { return }
    cluster = Cluster(
      nodes: first..<nodes.count,
      attributes: [
        Attribute(.label, "Legend"), Attribute(.fontname, TextStyle.boldFontName),
        Attribute(.color, Diagram.Color.neutral.hex),
      ])
  }
}
