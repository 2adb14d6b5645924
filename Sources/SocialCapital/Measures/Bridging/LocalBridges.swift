// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The ties whose two ends have no contact in common.
  ///
  /// If such a relationship ended, the two would be at least two further steps apart.
  ///
  /// ## Definition
  /// The tie of i and j is a local bridge when no node is tied to both; that is, when its range, the
  /// distance of i and j without it, is above 2. A bridge is a local bridge.
  ///
  /// ## Conventions
  /// - Direction: ties in either direction make contacts; a pair tied both ways is one pair, both of
  ///   whose ties are flagged.
  /// - Weights: ignored. Loops: never counted.
  /// - Undefined: the share, without ties.
  /// - Agrees with NetworkX `local_bridges` on the undirected graph.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// try line.localBridges().share   // 1
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*√*m*) time and *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// M. S. Granovetter, "The strength of weak ties", *American Journal of Sociology* 78 (1973)
  /// 1360–1380, doi:10.1086/225469.
  public func localBridges(monitor: Monitor = .task) throws(MeasureError) -> PickedTies {
    let view = weakView()
    let isLocal = try view.tiesWithoutCommonContact(monitor: monitor)
    var pairs: [(Int, Int)] = []
    for source in nodes {
      for position in view.outgoing.positions(of: source) where isLocal[position] {
        let target = Int(view.outgoing.targets[position])
        if target > source { pairs.append((source, target)) }
      }
    }
    return PickedTies(of: self, pairs: pairs)
  }

  /// For each place in an undirected graph's rows, whether the two ends have no contact in common.
  ///
  /// Each tie is looked at from the end with more contacts, whose contacts are marked, along the row
  /// of the other: Σ min(d, d′) over ties, which is at most 2*m*√(2*m*).
  func tiesWithoutCommonContact(monitor: Monitor) throws(MeasureError) -> ContiguousArray<Bool> {
    struct Worker {
      var marks: ContiguousArray<UInt32>
      var places: ContiguousArray<UInt32> = []
    }
    var isLocal = ContiguousArray(repeating: false, count: outgoing.targets.count)
    try Parallel.accumulate(count: nodeCount, chunkSize: 256, monitor: monitor.silent) {
      Worker(marks: ContiguousArray(repeating: .max, count: nodeCount))
    } body: { worker, hubs in
      noteTiesWithoutCommonContact(of: hubs, marks: &worker.marks, places: &worker.places)
    } finish: { worker in
      for place in worker.places { isLocal[Int(place)] = true }
    }
    return isLocal
  }

  /// Notes where the ties stand, from both ends, that some nodes have to others of no more contacts.
  private func noteTiesWithoutCommonContact(
    of hubs: Range<Int>, marks: inout ContiguousArray<UInt32>,
    places: inout ContiguousArray<UInt32>
  ) {
    let offsets = outgoing.offsets.span
    let targets = outgoing.targets.span
    var marks = marks.mutableSpan
    for hub in hubs {
      let row = Int(offsets[hub])..<Int(offsets[hub + 1])
      let mark = UInt32(truncatingIfNeeded: hub)
      for position in row { marks[Int(targets[position])] = mark }
      for position in row {
        let other = Int(targets[position])
        let otherRow = Int(offsets[other])..<Int(offsets[other + 1])
        if otherRow.count > row.count || (otherRow.count == row.count && other > hub) { continue }
        var isShared = false
        for step in otherRow where marks[Int(targets[step])] == mark {
          isShared = true
          break
        }
        if isShared { continue }
        places.append(UInt32(truncatingIfNeeded: position))
        if let reverse = outgoing.position(of: hub, in: other) {
          places.append(UInt32(truncatingIfNeeded: reverse))
        }
      }
    }
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/localBridges(monitor:)``.
  public static let localBridges = Measure(
    id: "local-bridges", title: "Local bridges", family: .bridging, scope: .tie,
    summary: "Links with no mutual contact to fall back on.",
    definition: "ties whose two ends have no contact in common; their number, and which",
    range: "0 to m",
    conventions: "Ties in either direction count; weights ignored; pairs counted once.",
    reference: "Granovetter 1973, doi:10.1086/225469",
    complexity: "O(n + m√m)"
  ) { input in
    MeasureResult("local-bridges", try input.graph.localBridges(monitor: input.monitor))
  }
}
