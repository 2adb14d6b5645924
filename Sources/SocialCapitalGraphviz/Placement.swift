// SPDX-License-Identifier: Apache-2.0

#if Graphviz
  internal import SocialCapitalDiagrams

  /// Places the nodes of a diagram: each piece by an engine, then the pieces on the page.
  struct Placement {
    private let diagram: Diagram
    private let engine: GraphvizRenderer.Engine
    private let seed: UInt16
    private let prints: [Diagram.Rectangle]
    private(set) var layout = Diagram.Layout(
      places: [], bounds: Diagram.Rectangle(left: 0, top: 0, right: 120, bottom: 60))

    /// Beyond this many nodes keeping marks apart takes too long.
    private static let overlapLimit = 10_000
    private static let gap = 14.0

    init(
      _ diagram: Diagram, engine: GraphvizRenderer.Engine, seed: UInt16
    ) throws(GraphvizError) {
      self.diagram = diagram
      self.seed = seed
      self.engine = engine == .automatic ? (diagram.nodes.count <= 600 ? .neato : .sfdp) : engine
      prints = diagram.footprints().map(\.rectangle)
      try Self.refuseSizes(of: diagram, engine: self.engine)
      guard !diagram.nodes.isEmpty else { return }
      var pieces: [Piece] = []
      for members in pieceMembers() { pieces.append(try place(members)) }
      layout = pack(pieces)
    }

    /// Engines refuse what they cannot finish in about a minute.
    private static func refuseSizes(
      of diagram: Diagram, engine: GraphvizRenderer.Engine
    ) throws(GraphvizError) {
      let limit =
        switch engine {
        case .automatic, .neato, .dot: 2_000
        case .circo: 100
        case .twopi: 20_000
        case .sfdp: 100_000
        }
      let count = diagram.nodes.count
      if count > limit {
        throw .tooLarge(
          engine, nodes: count, limit: limit,
          instead: count > 100_000 ? nil : count <= 2_000 ? .neato : .sfdp)
      }
      if engine == .dot, diagram.edges.count > 8_000 {
        throw .tooLarge(engine, nodes: count, limit: limit, instead: .neato)
      }
    }

    /// The nodes of each piece of the network, larger pieces first, then in order of first nodes.
    private func pieceMembers() -> [[Int]] {
      var root = Array(diagram.nodes.indices)
      func find(_ node: Int) -> Int {
        var node = node
        while root[node] != node {
          root[node] = root[root[node]]
          node = root[node]
        }
        return node
      }
      for edge in diagram.edges {
        let (one, other) = (find(edge.source), find(edge.target))
        root[max(one, other)] = min(one, other)
      }
      var members = [[Int]](repeating: [], count: root.count)
      for node in root.indices { members[find(node)].append(node) }
      return members.filter { !$0.isEmpty }.enumerated()
        .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
        .map(\.element)
    }

    // MARK: One piece

    /// A piece with its nodes placed and the room it takes.
    private struct Piece {
      var members: [Int]
      var points: [Diagram.Point]
      var bounds: Diagram.Rectangle
    }

    private func place(_ members: [Int]) throws(GraphvizError) -> Piece {
      var points = [Diagram.Point(x: 0, y: 0)]
      if members.count > 1 {
        let graph = graph(of: members)
        points = try Graphviz.shared.positions(of: graph, engine: engine.rawValue, seed: seed)
        // Layers read from top to bottom and are left as they are.
        if engine != .dot {
          points = Self.turned(points)
          if members.count <= Self.overlapLimit {
            points = try Graphviz.shared.positions(
              of: pinned(graph, at: points), engine: "nop", seed: seed)
          }
        }
        guard points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else {
          throw .layoutFailed("A place is not a number.")
        }
        // The engines place the middle of mark and label together; what follows needs the mark's.
        points = zip(points, members).map { point, member in
          let center = prints[member].center
          return Diagram.Point(x: point.x - center.x, y: point.y - center.y)
        }
      }
      let rectangles = zip(points, members).map { prints[$1].offset(x: $0.x, y: $0.y) }
      return Piece(
        members: members, points: points,
        bounds: rectangles.dropFirst().reduce(rectangles[0]) { $0.union($1) })
    }

    /// The piece as engines see it: boxes without words, so that fonts do not matter.
    private func graph(of members: [Int]) -> DotGraph {
      var graph = DotGraph()
      graph.attributes = [
        DotGraph.Attribute(.start, Double(seed)), DotGraph.Attribute(.overlap, "true"),
        DotGraph.Attribute(.splines, "line"), DotGraph.Attribute(.nodesep, 0.15),
        DotGraph.Attribute(.ranksep, engine == .dot ? 0.5 : 0.9),
      ]
      var place: [Int: Int] = Dictionary(minimumCapacity: members.count)
      for (index, member) in members.enumerated() {
        place[member] = index
        graph.add(
          "n\(index)",
          [
            DotGraph.Attribute(.shape, "box"), DotGraph.Attribute(.label, ""),
            DotGraph.Attribute(.fixedsize, "true"),
            DotGraph.Attribute(.width, prints[member].width / 72),
            DotGraph.Attribute(.height, prints[member].height / 72),
          ])
      }
      let length = idealLength(members)
      for edge in diagram.edges {
        guard let tail = place[edge.source], let head = place[edge.target] else { continue }
        let (from, to) = edge.line.direction == .backward ? (head, tail) : (tail, head)
        graph.edges.append(
          DotGraph.Edge(
            tail: from, head: to, attributes: [DotGraph.Attribute(.len, length / 72)]))
      }
      if engine == .sfdp { graph.attributes.append(DotGraph.Attribute(.K, length / 72)) }
      return graph
    }

    /// How long a tie should be: room for two marks and some air.
    private func idealLength(_ members: [Int]) -> Double {
      let sizes = members.reduce(0) { $0 + prints[$1].width + prints[$1].height }
      return 20 + 0.8 * sizes / Double(2 * members.count)
    }

    /// The same graph for the engine that only moves apart what overlaps.
    private func pinned(_ graph: DotGraph, at points: [Diagram.Point]) -> DotGraph {
      var graph = graph
      graph.attributes.removeAll { $0.name == .overlap }
      graph.attributes += [
        DotGraph.Attribute(.overlap, "prism"), DotGraph.Attribute(.sep, "+3"),
        DotGraph.Attribute(.notranslate, "true"),
      ]
      for (index, point) in points.enumerated() {
        graph.nodes[index].attributes.append(
          DotGraph.Attribute(
            .pos, DotGraph.text(point.x) + "," + DotGraph.text(-point.y)))
      }
      return graph
    }

    /// The points turned about so that they spread furthest from left to right.
    private static func turned(_ points: [Diagram.Point]) -> [Diagram.Point] {
      let count = Double(points.count)
      let x = points.reduce(0) { $0 + $1.x } / count
      let y = points.reduce(0) { $0 + $1.y } / count
      var (xx, xy, yy) = (0.0, 0.0, 0.0)
      for point in points {
        xx += (point.x - x) * (point.x - x)
        xy += (point.x - x) * (point.y - y)
        yy += (point.y - y) * (point.y - y)
      }
      // The leading eigenvector of the two-by-two matrix of spreads.
      let half = (xx - yy) / 2
      let root = (half * half + xy * xy).squareRoot()
      guard root > 0 else { return points }
      var axis = half >= 0 ? (x: half + root, y: xy) : (x: xy, y: root - half)
      let length = (axis.x * axis.x + axis.y * axis.y).squareRoot()
      guard length > 0 else { return points }
      axis = (axis.x / length, axis.y / length)
      return points.map { point in
        let (dx, dy) = (point.x - x, point.y - y)
        return Diagram.Point(x: dx * axis.x + dy * axis.y, y: dy * axis.x - dx * axis.y)
      }
    }

    // MARK: All pieces

    /// Sets the pieces in rows like words on a page, the rows as wide as the widest piece.
    private func pack(_ pieces: [Piece]) -> Diagram.Layout {
      let area = pieces.reduce(0) {
        $0 + ($1.bounds.width + Self.gap) * ($1.bounds.height + Self.gap)
      }
      let widest = pieces.map(\.bounds.width).max() ?? 0
      // One piece that is most of the network sets the width; the rest stands under it.
      let isDominated = pieces[0].members.count * 2 > diagram.nodes.count
      let limit = isDominated ? max(widest, 200) : max(widest, (1.7 * area).squareRoot())
      var points = [Diagram.Point](
        repeating: Diagram.Point(x: 0, y: 0), count: diagram.nodes.count)
      var (x, y, tallest, right) = (0.0, 0.0, 0.0, 0.0)
      for piece in pieces {
        let isAfterMain = isDominated && y == 0
        if x > 0, isAfterMain || x + piece.bounds.width > limit {
          (x, y, tallest) = (0, y + tallest + Self.gap, 0)
        }
        for (point, member) in zip(piece.points, piece.members) {
          points[member] = Diagram.Point(
            x: point.x - piece.bounds.left + x, y: point.y - piece.bounds.top + y)
        }
        x += piece.bounds.width + Self.gap
        right = max(right, x - Self.gap)
        tallest = max(tallest, piece.bounds.height)
      }
      return Diagram.Layout(
        places: zip(diagram.nodes, points).map { Diagram.Layout.Place(key: $0.key, point: $1) },
        bounds: Diagram.Rectangle(left: 0, top: 0, right: right, bottom: y + tallest))
    }
  }
#endif
