// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The undirected graph with a tie wherever a tie exists in either direction.
  ///
  /// The weights of the two directions add. An undirected graph is returned as it is.
  ///
  /// - Complexity: *O*(*n* + *m*) time and space.
  public func weakView() -> Graph {
    guard isDirected else { return self }
    return undirected(keepingOneWay: true) { $0 + $1 }
  }

  /// The undirected graph with a tie only where ties exist in both directions.
  ///
  /// Its weight is the smaller of the two. An undirected graph is returned as it is.
  ///
  /// - Complexity: *O*(*n* + *m*) time and space.
  public func strongView() -> Graph {
    guard isDirected else { return self }
    return undirected(keepingOneWay: false) { min($0, $1) }
  }

  /// The same graph without weights.
  ///
  /// - Complexity: *O*(1).
  public func unweighted() -> Graph {
    let out = Adjacency(offsets: outgoing.offsets, targets: outgoing.targets, weights: nil)
    let into = Adjacency(offsets: incoming.offsets, targets: incoming.targets, weights: nil)
    return Graph(isDirected: isDirected, outgoing: out, incoming: into, building: building)
  }

  /// The graph with every direction turned round.
  ///
  /// - Complexity: *O*(1).
  public func reversed() -> Graph {
    Graph(isDirected: isDirected, outgoing: incoming, incoming: outgoing, building: building)
  }

  /// The graph on some of the nodes, with the ties among them.
  ///
  /// - Parameter kept: Nodes to keep, in the order they are to be numbered; none twice.
  /// - Complexity: *O*(*n* + Σ *d* log *d*) over the kept nodes' degrees.
  public func induced(on kept: some Collection<Int>) -> Graph {
    let absent = UInt32.max
    var newIndex = ContiguousArray(repeating: absent, count: nodeCount)
    for (new, old) in kept.enumerated() {
      precondition(newIndex[old] == absent, "A node is named twice.")
      newIndex[old] = UInt32(truncatingIfNeeded: new)
    }
    var rows = RowBuilder(nodeCount: kept.count, isWeighted: isWeighted)
    var row: [(target: UInt32, weight: Double)] = []
    if zip(kept, kept.dropFirst()).allSatisfy({ $0 < $1 }) {
      // In ascending order, rows stay in order.
      for old in kept {
        for position in outgoing.positions(of: old) {
          let target = newIndex[Int(outgoing.targets[position])]
          if target != absent { rows.append(target, outgoing.weights?[position] ?? 1) }
        }
        rows.endRow()
      }
      return Graph(isDirected: isDirected, rows: rows.finish())
    }
    for old in kept {
      row.removeAll(keepingCapacity: true)
      for position in outgoing.positions(of: old) {
        let target = newIndex[Int(outgoing.targets[position])]
        if target != absent { row.append((target, outgoing.weights?[position] ?? 1)) }
      }
      row.sort { $0.target < $1.target }
      for (target, weight) in row { rows.append(target, weight) }
      rows.endRow()
    }
    return Graph(isDirected: isDirected, rows: rows.finish())
  }

  /// The ego network of a node: itself and its contacts in either direction, with all their ties.
  ///
  /// - Returns: The graph and, for each of its nodes, the index here; the ego is node 0 and its
  ///   alters follow in ascending order.
  public func egoNetwork(of ego: Int) -> (graph: Graph, members: [Int]) {
    let members = [ego] + contacts(of: ego)
    return (induced(on: members), members)
  }

  /// The nodes tied to a node in either direction, in ascending order.
  ///
  /// - Complexity: *O*(*d*).
  public func contacts(of node: Int) -> [Int] {
    guard isDirected else { return Array(outgoing[node]) }
    var contacts: [Int] = []
    mergeRows(of: node) { contact, _, _ in contacts.append(contact) }
    return contacts
  }

  /// Walks a node's outgoing and incoming rows together, once for each contact in order.
  ///
  /// The body gets the contact and where it stands in each direction's storage, if there.
  @inline(__always)
  func mergeRows(of node: Int, _ body: (_ contact: Int, _ out: Int?, _ into: Int?) -> Void) {
    var out = outgoing.positions(of: node)
    var into = incoming.positions(of: node)
    while true {
      switch (out.first, into.first) {
      case (nil, nil): return
      case (let o?, nil):
        body(Int(outgoing.targets[o]), o, nil)
        out.removeFirst()
      case (nil, let i?):
        body(Int(incoming.targets[i]), nil, i)
        into.removeFirst()
      case (let o?, let i?):
        let (forth, back) = (outgoing.targets[o], incoming.targets[i])
        body(Int(min(forth, back)), forth <= back ? o : nil, back <= forth ? i : nil)
        if forth <= back { out.removeFirst() }
        if back <= forth { into.removeFirst() }
      }
    }
  }

  /// The undirected graph whose weights are z(i,j) = w(i,j) + w(j,i), as Burt's measures use them.
  ///
  /// Without weights a tie in one direction has 1 and a tie in both has 2. An undirected graph is
  /// returned as it is: doubling every weight would change no proportion.
  func mutualWeightView() -> Graph {
    guard isDirected else { return self }
    return undirected(keepingOneWay: true, isWeighted: true) { $0 + $1 }
  }

  private func undirected(
    keepingOneWay: Bool, isWeighted: Bool? = nil, weight combine: (Double, Double) -> Double
  ) -> Graph {
    if !self.isWeighted {
      let contacts = ContactRows(self)
      let rows = contacts.rows(
        keepingOneWay: keepingOneWay, mutualWeight: isWeighted == true ? combine(1, 1) : nil)
      return Graph(isDirected: false, rows: rows, building: building)
    }
    var rows = RowBuilder(nodeCount: nodeCount, isWeighted: isWeighted ?? self.isWeighted)
    for node in nodes {
      mergeRows(of: node) { contact, out, into in
        let forth = out.map { outgoing.weights?[$0] ?? 1 }
        let back = into.map { incoming.weights?[$0] ?? 1 }
        if let forth, let back {
          // Both ends must see the same bits, so the order of the two must not matter.
          rows.append(UInt32(contact), combine(min(forth, back), max(forth, back)))
        } else if keepingOneWay, let one = forth ?? back {
          rows.append(UInt32(contact), one)
        }
      }
      rows.endRow()
    }
    return Graph(isDirected: false, rows: rows.finish(), building: building)
  }
}

extension ContactRows {
  /// The contacts as rows, with the weight of ties both ways where weights are wanted.
  fileprivate func rows(keepingOneWay: Bool, mutualWeight: Double?) -> Adjacency {
    if keepingOneWay {
      return Adjacency(
        offsets: offsets, targets: ContiguousArray(entries.lazy.map { $0 >> 2 }),
        weights: mutualWeight.map { both in
          ContiguousArray(entries.lazy.map { $0 & 3 == 3 ? both : 1 })
        })
    }
    var rows = RowBuilder(nodeCount: nodeCount, isWeighted: mutualWeight != nil)
    for node in 0..<nodeCount {
      for position in positions(of: node) where entries[position] & 3 == 3 {
        rows.append(entries[position] >> 2, mutualWeight ?? 1)
      }
      rows.endRow()
    }
    return rows.finish()
  }
}

/// Compressed sparse rows filled one row after the other, each in ascending order.
struct RowBuilder {
  private var offsets: ContiguousArray<UInt32> = [0]
  private var targets: ContiguousArray<UInt32> = []
  private var weights: ContiguousArray<Double>?

  init(nodeCount: Int, isWeighted: Bool) {
    offsets.reserveCapacity(nodeCount + 1)
    weights = isWeighted ? [] : nil
  }

  mutating func append(_ target: UInt32, _ weight: Double) {
    targets.append(target)
    weights?.append(weight)
  }

  mutating func endRow() { offsets.append(UInt32(truncatingIfNeeded: targets.count)) }

  consuming func finish() -> Adjacency {
    Adjacency(offsets: offsets, targets: targets, weights: weights)
  }
}
