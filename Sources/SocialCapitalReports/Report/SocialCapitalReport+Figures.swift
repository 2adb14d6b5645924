// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital
internal import SocialCapitalDiagrams

extension SocialCapitalReport {
  /// The most members, and ties, that are drawn one by one; beyond, a drawing shows nothing.
  static let drawable = (members: 1_000, ties: 6_000)

  /// The diagrams the report would like: the network and each wave with members at the same places,
  /// and the groups as wholes; in public only the groups.
  public var figureRequests: [FigureRequest] {
    var requests: [FigureRequest] = []
    if !options.isPublic, isDrawable { requests += networkRequests }
    if let request = groupsRequest { requests.append(request) }
    return requests
  }

  /// Whether members can be drawn one by one.
  var isDrawable: Bool {
    let network = evidence.panel.network
    return !network.nodes.isEmpty && network.nodes.count <= Self.drawable.members
      && evidence.latest.observed.graph.edgeCount <= Self.drawable.ties
  }

  // MARK: Members

  private var networkRequests: [FigureRequest] {
    let network = evidence.panel.network
    guard let whole = try? network.graph(view: options.view, weights: options.usesWeights) else {
      return []
    }
    let grouping = evidence.latest.observed.grouping.map { latest in
      Grouping(
        column: latest.column, names: network.nodes.map { $0.value(of: latest.column)?.text })
    }
    let labels = labels(of: network)
    // One scale for all waves, so that a size or width means the same in each drawing.
    let sizeScale = Diagram.SizeScale(evidence.waves.compactMap { panelScores(of: $0.observed) })
    let widthScale = Diagram.WidthScale(evidence.waves.map(\.observed.graph))
    func diagram(of graph: Graph, sizes: NodeScores?, shown: [Bool]) -> Diagram {
      var style = DiagramStyle(grouping: grouping)
      style.sizes = sizes.map { DiagramStyle.Sizes("Go-between (betweenness)", $0) }
      style.sizeScale = sizeScale
      style.widthScale = widthScale
      style.isShown = shown
      style.weightTitle = options.weightName?.capitalizedFirst ?? "Strength of tie"
      return Diagram(network, graph: graph, style: style) { index, _ in labels[index] }
    }
    let everybody = [Bool](repeating: true, count: network.nodes.count)
    // Room for each at its largest, so that marks overlap in no wave.
    let placement = diagram(of: whole, sizes: greatestScores, shown: everybody)
    let looks = evidence.waves.enumerated().map { (number: $0, wave: $1) }
    return looks.reversed().compactMap { number, wave in
      let scores = panelScores(of: wave.observed)
      guard let graph = graph(of: wave) else { return nil }
      let isLatest = number == looks.count - 1
      return FigureRequest(
        id: isLatest ? "network" : "wave-\(number + 1)",
        title: wave.name.map { "The network in wave \($0)" } ?? "The network",
        description: description(of: wave, grouping: grouping),
        diagram: diagram(of: graph, sizes: scores, shown: isThere(wave)), placement: placement)
    }
  }

  /// The ties of a wave on everybody of the panel.
  private func graph(of wave: Evidence.WaveLook) -> Graph? {
    let network = evidence.panel.network
    let part = network.keeping(nodes: Array(network.nodes.indices)) { row in
      let tieWave = network.ties.waves[row]
      return wave.name == nil || tieWave == nil || tieWave == wave.name
    }
    return try? part.graph(view: options.view, weights: options.usesWeights)
  }

  private func isThere(_ wave: Evidence.WaveLook) -> [Bool] {
    evidence.panel.network.nodes.map { wave.observed.network.index(of: $0.id) != nil }
  }

  /// The betweenness of a wave for everybody of the panel; 0 for those who are not drawn.
  private func panelScores(of look: Look) -> NodeScores? {
    guard let scores = look.scores("betweenness") else { return nil }
    return NodeScores(
      evidence.panel.network.nodes.map { node in
        look.network.index(of: node.id).map { scores.quantity(at: $0) } ?? 0
      })
  }

  /// The greatest betweenness that each has in any wave.
  private var greatestScores: NodeScores? {
    let waves = evidence.waves.compactMap { panelScores(of: $0.observed) }
    guard !waves.isEmpty else { return nil }
    return NodeScores(
      evidence.panel.network.nodes.indices.map { node in
        waves.compactMap { $0[node] }.max() ?? 0
      })
  }

  /// Organisations by name, and the people whom the tables list; the rest would be clutter.
  private func labels(of network: SocialNetwork) -> [String?] {
    let look = evidence.latest.observed
    let members = shownMembers(of: look)
    let contacts = ranked(members) { Double(look.graph.contacts(of: $0).count) }
    let between = look.scores("betweenness").map { scores in ranked(members) { scores[$0] ?? 0 } }
    let listed = Set((contacts + (between ?? [])).map { look.network.nodes[$0.member.node].id })
    let showsAll = network.nodes.count <= 40
    return network.nodes.map { node in
      guard let name = evidence.names.name(of: node) else { return nil }
      return showsAll || node.kind != .citizen || listed.contains(node.id) ? name : nil
    }
  }

  private func description(of wave: Evidence.WaveLook, grouping: Grouping?) -> String {
    let look = wave.observed
    let wording = look.wording
    let color = grouping.map { " The colour of a member is its \($0.column)." } ?? ""
    let size =
      look.scores("betweenness") == nil
      ? "" : " The larger a member, the more often it stands on the shortest way between others."
    let ties = look.graph.isDirected ? " Darker lines go both ways." : ""
    return """
      \(wording.count(look.memberCount, "member", "members")) and \
      \(wording.count(look.graph.edgeCount, "tie", "ties")).\(color)\(size)\(ties) Members stand at \
      the same place in every drawing of this report; where they stand means nothing else.
      """
  }

  // MARK: Groups

  /// The groups as wholes and the ties between them.
  private var groupsRequest: FigureRequest? {
    let look = evidence.latest.observed
    guard let grouping = look.grouping, (2...30).contains(grouping.groups.count) else { return nil }
    let counts = look.graph.mixing(by: grouping).counts
    let suppression = evidence.wording.suppression
    let shown = suppression?.applied(to: counts) ?? counts.map { $0.map(Optional.some) }
    let members = grouping.groups.map { Node($0, sector: Sector(rawValue: $0)) }
    var ties: [Tie] = []
    for (row, from) in grouping.groups.enumerated() {
      for (column, to) in grouping.groups.enumerated() where row != column {
        guard look.graph.isDirected || row < column else { continue }
        if let count = shown[row][column], count > 0 {
          ties.append(Tie(from, to, weight: Double(count)))
        }
      }
    }
    guard
      let network = try? SocialNetwork(
        nodes: members, ties: ties, isDirected: look.graph.isDirected),
      let graph = try? network.graph()
    else { return nil }
    var style = DiagramStyle(
      grouping: Grouping(column: grouping.column, names: grouping.groups.map(Optional.some)))
    let sizes = grouping.sizes.map { size in
      Double(suppression.map { $0.hides(size) ? $0.smallest : $0.rounded(size) } ?? size)
    }
    let scores = NodeScores(sizes)
    style.sizes = DiagramStyle.Sizes("Members", scores)
    // Few and far between, so there is room for them to be large.
    style.sizeScale = Diagram.SizeScale([scores], diameters: 18...56)
    style.widthScale = Diagram.WidthScale([graph], widths: 0.8...4)
    style.weightTitle = "Number of ties"
    var diagram = Diagram(network, graph: graph, style: style) { _, node in node.id }
    // Every group has its name beside it, so the colours need no key.
    diagram.legend.sections.removeAll { $0.title == grouping.column.capitalizedFirst }
    let withheld = suppression.map { " Fewer than \($0.smallest) ties are not drawn." } ?? ""
    return FigureRequest(
      id: "groups", title: "Ties between one \(grouping.column) and another",
      description: """
        Each circle is a \(grouping.column), larger for more members; each line is wider for more \
        ties. Ties within a \(grouping.column) are not drawn.\(withheld)
        """,
      diagram: diagram, placement: nil)
  }
}
