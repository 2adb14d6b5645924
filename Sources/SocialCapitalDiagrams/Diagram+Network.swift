// SPDX-License-Identifier: Apache-2.0

public import SocialCapital

extension Diagram {
  /// Draws a network: colour for group, shape for kind, size for a score, width for weight, two
  /// arrowheads and a darker line for a tie that goes both ways.
  ///
  /// Isolates are kept. The key of a node is its place in the network, so that a layout made for
  /// the whole of a community serves each of its waves.
  ///
  /// ```swift
  /// let diagram = Diagram(
  ///   town, graph: try town.graph(), style: DiagramStyle(grouping: town.defaultGrouping))
  /// ```
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - graph: The ties to draw, on the nodes of the network: a projection of it or one wave.
  ///   - style: What colours, sizes and widths stand for.
  ///   - title: What the diagram is called.
  ///   - label: The words beside a node. Unless given, citizens have none, because they are
  ///     people, and other nodes have their labels.
  /// - Precondition: `graph` has as many nodes as `network`, as have grouping and scores.
  /// - Complexity: *O*(*n* log *n* + *m* log *d*) time for *n* nodes and *m* ties of nodes with
  ///   at most *d* ties.
  public init(
    _ network: SocialNetwork, graph: Graph, style: DiagramStyle = DiagramStyle(),
    title: String? = nil, label: (Int, SocialCapital.Node) -> String? = Diagram.publicLabel
  ) {
    let count = network.nodes.count
    precondition(graph.nodeCount == count, "The graph is not on the nodes of the network.")
    precondition(style.grouping.map { $0.nodeCount == count } ?? true, "Groups of other nodes.")
    precondition(style.sizes.map { $0.scores.count == count } ?? true, "Scores of other nodes.")
    precondition(style.isShown.map { $0.count == count } ?? true, "A choice of other nodes.")
    let labels = network.nodes.indices.map { label($0, network.nodes[$0]) }
    let key = DrawingKey(network, graph: graph, style: style, labels: labels)
    let shown = network.nodes.indices.filter { style.isShown?[$0] ?? true }
    var places = [Int?](repeating: nil, count: count)
    for (place, node) in shown.enumerated() { places[node] = place }
    let nodes = shown.map { index in
      let node = network.nodes[index]
      return Node(
        key: index, mark: key.mark(of: index), label: labels[index],
        isEmphasized: node.kind == .organization, tooltip: labels[index])
    }
    var edges: [Edge] = []
    for edge in graph.edges {
      guard let source = places[edge.source], let target = places[edge.target] else { continue }
      // A pair of ties there and back is one edge, drawn when its lower end comes by.
      let back = graph.isDirected ? graph.weight(from: edge.target, to: edge.source) : nil
      if back != nil, edge.source > edge.target { continue }
      let weight = max(edge.weight, back ?? edge.weight)
      let direction: Direction = !graph.isDirected ? .none : back == nil ? .forward : .both
      edges.append(
        Edge(source, target, line: key.line(direction, weight: graph.isWeighted ? weight : nil)))
    }
    self.init(
      title: title, summary: nil, nodes: nodes, edges: edges,
      legend: key.legend(directions: Set(edges.map(\.line.direction))))
    let isolates = shown.count { graph.contacts(of: $0).isEmpty }
    summary =
      "Network diagram of \(nodes.count) nodes and \(edges.count) tied pairs; "
      + "\(edges.count { $0.line.direction == .both }) pairs are tied both ways and \(isolates) "
      + "nodes have no ties."
  }

  /// The label that gives away no person: an organisation's label or id, nothing for a citizen.
  public static func publicLabel(_ index: Int, _ node: SocialCapital.Node) -> String? {
    node.kind == .citizen ? nil : node.label ?? node.id
  }
}

/// What the marks and lines of one diagram stand for, and the legend that says so.
private struct DrawingKey {
  let style: DiagramStyle
  let shapes: Shapes
  let places: [Int]
  let sizeScale: Diagram.SizeScale?
  let widthScale: Diagram.WidthScale?
  let evenSize: Double

  /// The default diameter of a mark: smaller the more there are.
  private static func evenSize(for count: Int) -> Double {
    count <= 40 ? 20 : count <= 150 ? 15 : 10
  }

  init(_ network: SocialNetwork, graph: Graph, style: DiagramStyle, labels: [String?]) {
    self.style = style
    shapes = Shapes(network)
    places = style.grouping.map { Diagram.Palette.places(of: $0.groups) } ?? []
    // Where all labels are as short as numbers, the least mark is made to hold them.
    let inside = Footprint.sizeHolding(labels)
    sizeScale =
      style.sizeScale
      ?? style.sizes.flatMap {
        Diagram.SizeScale([$0.scores], diameters: inside.map { $0...42 } ?? 9...38)
      }
    widthScale = style.widthScale ?? Diagram.WidthScale([graph])
    evenSize = max(Self.evenSize(for: network.nodes.count), inside ?? 0)
  }

  func mark(of node: Int) -> Diagram.Mark {
    var mark = Diagram.Mark(fill: style.grouping == nil ? Diagram.Palette.colors[3] : .white)
    if let group = style.grouping?[node] { mark = Diagram.Palette.mark(of: places[group]) }
    mark.shape = shapes[node]
    mark.size = evenSize
    guard let sizes = style.sizes else { return mark }
    if let score = sizes.scores[node] {
      mark.size = sizeScale?.diameter(of: score) ?? evenSize
    } else {
      mark = Self.unscored(mark, scale: sizeScale)
    }
    return mark
  }

  func line(_ direction: Diagram.Direction, weight: Double?) -> Diagram.Line {
    var line = Diagram.Line(direction: direction, width: direction == .both ? 1.1 : 0.8)
    if let weight, let widthScale { line.width = widthScale.width(of: weight) }
    return line
  }

  /// A mark without a score: the least size, in pale grey, so that it is not taken for a low one.
  private static func unscored(
    _ mark: Diagram.Mark, scale: Diagram.SizeScale?
  ) -> Diagram.Mark {
    var mark = mark
    mark.size = scale?.diameters.lowerBound ?? 9
    mark.border = Diagram.Color(0x9AA3AF)
    mark.isDashed = true
    return mark
  }

  // MARK: Legend

  func legend(directions: Set<Diagram.Direction>) -> Legend {
    Legend(
      [
        groupSection, coincides ? nil : shapes.section, sizeSection, tieSection(directions),
        widthSection,
      ]
      .compactMap { $0 })
  }

  /// Whether colour and shape stand for the same thing, so that one section explains both.
  private var coincides: Bool { style.grouping?.column == shapes.column }

  private var groupSection: Legend.Section? {
    guard let grouping = style.grouping, !grouping.groups.isEmpty else { return nil }
    var entries: [Legend.Entry] = []
    for (group, place) in zip(grouping.groups, places) where place < Diagram.Palette.capacity {
      var mark = Diagram.Palette.mark(of: place)
      mark.size = 12
      if coincides { mark.shape = shapes.shape(named: group) ?? mark.shape }
      entries.append(Legend.Entry(.mark(mark), group.sentence))
    }
    let others = places.count { $0 >= Diagram.Palette.capacity }
    if others > 0 {
      entries.append(
        Legend.Entry(.mark(.init(fill: .neutral, size: 12)), "\(others) more groups"))
    }
    if grouping.unknownCount > 0 {
      entries.append(
        Legend.Entry(
          .mark(.init(fill: .white, border: Diagram.Color.white.darkened(by: 0.55), size: 12)),
          "Not stated"))
    }
    return Legend.Section((style.groupingTitle ?? grouping.column).sentence, entries)
  }

  private var sizeSection: Legend.Section? {
    guard let sizes = style.sizes, let sizeScale else { return nil }
    var entries = sizeScale.samples.map { score in
      Legend.Entry(
        .mark(.init(fill: .neutral, size: sizeScale.diameter(of: score))), score.legendText)
    }
    if sizes.scores.definedCount < sizes.scores.count {
      entries.append(
        Legend.Entry(
          .mark(Self.unscored(Diagram.Mark(fill: .white), scale: sizeScale)), "Not defined"))
    }
    return Legend.Section(sizes.title, entries)
  }

  private func tieSection(_ directions: Set<Diagram.Direction>) -> Legend.Section? {
    let meanings: [(Diagram.Direction, String)] = [(.both, "Both ways"), (.forward, "One way")]
    let entries = meanings.filter { directions.contains($0.0) }.map { direction, text in
      Legend.Entry(.line(.init(direction: direction, width: 1.1)), text)
    }
    return entries.isEmpty ? nil : Legend.Section("Ties", entries)
  }

  private var widthSection: Legend.Section? {
    guard let widthScale else { return nil }
    return Legend.Section(
      style.weightTitle,
      widthScale.samples.map { weight in
        Legend.Entry(
          .line(.init(width: widthScale.width(of: weight))), weight.legendText)
      })
  }
}

/// The shape of each node: by kind, or by mode where no kind is known.
private struct Shapes {
  private var names: [String] = []
  private var shapes: [Diagram.Shape] = []
  private var shapeOfNode: [Diagram.Shape]
  /// The column the shapes stand for.
  let column: String

  init(_ network: SocialNetwork) {
    let byKind = network.nodes.contains { $0.kind != nil }
    column = byKind ? "kind" : "mode"
    let values = network.nodes.map { node in
      byKind ? node.kind?.rawValue : node.mode.map(String.init)
    }
    var free = Diagram.Shape.allCases.filter { ![.circle, .roundedBox].contains($0) }[...]
    let distinct = Set(values.compactMap { $0 })
    let usual = ["citizen", "organization"].filter(distinct.contains)
    var shapeOf: [String: Diagram.Shape] = [:]
    let first: [Diagram.Shape] = usual.isEmpty ? [.circle, .roundedBox] : []
    var start = first[...]
    for name in usual + distinct.subtracting(usual).sorted() {
      let shape: Diagram.Shape =
        name == "citizen"
        ? .circle
        : name == "organization"
          ? .roundedBox : start.popFirst() ?? free.popFirst() ?? .square
      shapeOf[name] = shape
      names.append(name)
      shapes.append(shape)
    }
    if values.contains(nil), !distinct.isEmpty {
      names.append("not stated")
      shapes.append(.square)
    }
    shapeOfNode = values.map { value in
      value.flatMap { shapeOf[$0] } ?? (distinct.isEmpty ? .circle : .square)
    }
  }

  subscript(node: Int) -> Diagram.Shape { shapeOfNode[node] }

  func shape(named name: String) -> Diagram.Shape? {
    names.firstIndex(of: name).map { shapes[$0] }
  }

  var section: Legend.Section? {
    guard names.count > 1 else { return nil }
    return Legend.Section(
      column.sentence,
      zip(names, shapes).map { name, shape in
        Legend.Entry(
          .mark(.init(shape: shape, fill: .white, border: .quietInk, size: 12)),
          name.sentence)
      })
  }
}

extension String {
  /// The words as a legend has them: a capital first letter, British spelling.
  fileprivate var sentence: String {
    self == "organization" ? "Organisation" : prefix(1).uppercased() + dropFirst()
  }
}
