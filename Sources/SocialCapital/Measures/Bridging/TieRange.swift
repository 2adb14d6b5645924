// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// How far apart the ends of each tie would be without it.
  ///
  /// ## Definition
  ///
  ///     range(i,j) = distance of i and j in the network without the tie of i and j
  ///
  /// 2 means a contact in common; above 2 the tie is a local bridge.
  ///
  /// ## Conventions
  /// - Direction: ties in either direction make ways; of a pair tied both ways, both ties are left
  ///   out together and have the same range.
  /// - Weights: ignored. Loops: never counted.
  /// - Undefined: for a bridge, whose ends would have no way to each other.
  /// - Agrees with NetworkX `local_bridges(with_span=True)` on the undirected graph, where it is
  ///   above 2.
  ///
  /// ## Example
  /// ```swift
  /// let ring = try Graph(
  ///   nodeCount: 4, pairs: [(0, 1), (1, 2), (2, 3), (3, 0)], isDirected: false)
  /// try ring.tieRanges()   // 3, 3, 3, 3
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: near *O*(*n* + *m*√*m*) time where most ties lie on a ring of three or four ties;
  ///   *O*(*n*·*m*) at most, for ties whose ends are four steps or more apart without them.
  ///   *O*(*n* + *m*) space, and *O*(*n*) a thread.
  ///
  /// ## Reference
  /// M. S. Granovetter, "The strength of weak ties", *American Journal of Sociology* 78 (1973)
  /// 1360–1380, doi:10.1086/225469.
  public func tieRanges(monitor: Monitor = .task) throws(MeasureError) -> TieScores {
    try tieRanges(monitor: monitor) { _ in true }
  }

  /// The ranges, all ``Undefined/tooLarge`` where what is left after ranges of two and three would
  /// take more steps along ties than can be afforded.
  func tieRanges(
    monitor: Monitor, affords: (_ steps: Double) -> Bool
  ) throws(MeasureError) -> TieScores {
    let view = weakView()
    let isLocal = try view.tiesWithoutCommonContact(monitor: monitor)
    let walk = try DepthFirstWalk(view, monitor: monitor)
    // By place in the row of a tie's lower end. A contact in common makes two; if any contact of one
    // end is tied to one of the other, it is three.
    var ranges = ContiguousArray<UInt32>(repeating: 2, count: isLocal.count)
    var isFar = isLocal
    try Parallel.reduce(
      count: nodeCount, chunkSize: 64, monitor: monitor.silent,
      makeWorker: { TiedContacts(nodeCount: nodeCount) },
      body: { search, hubs in
        for hub in hubs { search.run(from: hub, in: view, isLocal: isLocal) }
      },
      merge: { search, _ in
        for position in search.found {
          ranges[position] = 3
          isFar[position] = false
        }
        search.found.removeAll(keepingCapacity: true)
      })
    let far = isFar
    let sources = nodes.filter { source in
      view.outgoing.positions(of: source).contains { position in
        let contact = Int(view.outgoing.targets[position])
        return contact > source && far[position] && !walk.isBridge(source, contact)
      }
    }
    if !affords(2 * Double(sources.count) * Double(view.outgoing.arcCount)) {
      return TieScores(undefined: .tooLarge, count: edgeCount)
    }
    try Parallel.reduce(
      count: sources.count, chunkSize: 16, monitor: monitor,
      makeWorker: { DetourSearch(nodeCount: nodeCount) },
      body: { search, chunk in
        for source in sources[chunk] { search.run(from: source, in: view, isFar: far, walk: walk) }
      },
      merge: { search, _ in
        for (position, distance) in search.found { ranges[position] = distance }
        search.found.removeAll(keepingCapacity: true)
      })
    return TieScores(
      edges.map { edge -> Quantity in
        if walk.isBridge(edge.source, edge.target) { return .undefined(.unreachable) }
        let (low, high) = (min(edge.source, edge.target), max(edge.source, edge.target))
        guard let position = view.outgoing.position(of: high, in: low) else {
          return .undefined(.unreachable)
        }
        return .value(Double(ranges[position]))
      })
  }
}

/// Finds, of a node's ties whose ends share no contact, those with a contact of one end tied to a
/// contact of the other.
private struct TiedContacts {
  private var marks: ContiguousArray<UInt32>
  /// Where such ties stand in the rows of their lower ends.
  var found: ContiguousArray<Int> = []

  init(nodeCount: Int) { marks = ContiguousArray(repeating: .max, count: nodeCount) }

  /// Looks at the ties to nodes with fewer contacts, or as many and a lower index.
  mutating func run(from hub: Int, in view: Graph, isLocal: ContiguousArray<Bool>) {
    let offsets = view.outgoing.offsets.span
    let targets = view.outgoing.targets.span
    let row = Int(offsets[hub])..<Int(offsets[hub + 1])
    let mark = UInt32(truncatingIfNeeded: hub)
    var isMarked = false
    for position in row where isLocal[position] {
      let other = Int(targets[position])
      let contacts = Int(offsets[other])..<Int(offsets[other + 1])
      if contacts.count > row.count || (contacts.count == row.count && other > hub) { continue }
      if !isMarked {
        for place in row { marks[Int(targets[place])] = mark }
        isMarked = true
      }
      let isTied = contacts.contains { place in
        let contact = Int(targets[place])
        if contact == hub { return false }
        for step in Int(offsets[contact])..<Int(offsets[contact + 1]) {
          let next = Int(targets[step])
          if marks[next] == mark && next != other { return true }
        }
        return false
      }
      if !isTied { continue }
      if other > hub {
        found.append(position)
      } else if let place = view.outgoing.position(of: hub, in: other) {
        found.append(place)
      }
    }
  }
}

/// Looks for the shortest way from a node to each of its contacts that does not start with the tie
/// to that contact.
///
/// Ways spread from all contacts at once, each carrying the contact it began with, and at most two
/// that began differently pass through a node: so the first to reach a contact that began elsewhere
/// is the shortest, and each source costs no more than two walks over the network.
private struct DetourSearch {
  private static let none = UInt32.max
  /// The first and second beginning that reached a node.
  private var first: ContiguousArray<UInt32>
  private var second: ContiguousArray<UInt32>
  private var queue: [(node: UInt32, start: UInt32, distance: UInt32)] = []
  /// Where a contact stands in the rows and how far the detour to it is.
  var found: [(position: Int, distance: UInt32)] = []

  init(nodeCount: Int) {
    first = ContiguousArray(repeating: Self.none, count: nodeCount)
    second = first
  }

  /// Fills ``found`` for the contacts above the source that are far and no bridges.
  mutating func run(
    from source: Int, in view: Graph, isFar: ContiguousArray<Bool>, walk: DepthFirstWalk
  ) {
    let offsets = view.outgoing.offsets.span
    let targets = view.outgoing.targets.span
    let row = Int(offsets[source])..<Int(offsets[source + 1])
    var wanted = 0
    for position in row where isFar[position] {
      let contact = Int(targets[position])
      if contact > source && !walk.isBridge(source, contact) { wanted += 1 }
    }
    if wanted == 0 { return }
    for position in row {
      let contact = targets[position]
      first[Int(contact)] = contact
      queue.append((contact, contact, 1))
    }
    var head = 0
    while head < queue.count, wanted > 0 {
      let (node, start, distance) = queue[head]
      head += 1
      for position in Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1]) {
        let next = Int(targets[position])
        if next == source || first[next] == start || second[next] != Self.none { continue }
        if first[next] == Self.none {
          first[next] = start
        } else {
          second[next] = start
          if first[next] == UInt32(truncatingIfNeeded: next), next > source,
            let place = view.outgoing.position(of: next, in: source), isFar[place]
          {
            found.append((place, distance + 1))
            wanted -= 1
          }
        }
        queue.append((UInt32(truncatingIfNeeded: next), start, distance + 1))
      }
    }
    for entry in queue {
      first[Int(entry.node)] = Self.none
      second[Int(entry.node)] = Self.none
    }
    queue.removeAll(keepingCapacity: true)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/tieRanges(monitor:)``.
  public static let tieRange = Measure(
    id: "tie-range", title: "Tie range", family: .bridging, scope: .tie,
    summary: "How far apart two linked people would be without their link.",
    definition: "distance of the two ends in the network without the tie; 2 is a shared contact",
    range: "2 to n − 1",
    conventions: """
      Ties in either direction; weights ignored; undefined for bridges, and for all ties where it \
      would take too long unless asked to be exact.
      """,
    reference: "Granovetter 1973, doi:10.1086/225469",
    complexity: "O(nm) at most"
  ) { input in
    var result = MeasureResult()
    let scores = try input.graph.tieRanges(monitor: input.monitor) { input.affords(steps: $0) }
    result.add("tie-range", ties: .scores(scores))
    return result
  }
}
