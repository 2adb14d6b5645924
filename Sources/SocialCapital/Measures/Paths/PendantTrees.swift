// SPDX-License-Identifier: Apache-2.0

/// The trees that hang on a graph, folded into the nodes they hang on.
///
/// A node with a single contact is only ever an end of shortest ways, and all of them pass its contact.
/// It is folded into that contact, which then stands for both; then the next is, until every node left
/// has no contact or at least two. Searches need not go through what is folded: what it adds to the
/// shares of ways follows from how many nodes lie on either side of a tie.
///
/// A. E. Sarıyüce, E. Saule, K. Kaya and Ü. V. Çatalyürek, "Shattering and compressing networks for
/// centrality analysis" (2012), arXiv:1209.6007.
struct PendantTrees {
  /// The folded nodes, each before the one it is folded into.
  private(set) var folds: ContiguousArray<Fold> = []
  /// How many folded nodes each stands for as an end of ways, itself included.
  private(set) var ends: PathEnds
  private var isFolded: ContiguousArray<Bool>

  /// A folded node.
  struct Fold {
    let node: UInt32
    /// The contact it is folded into.
    let stem: UInt32
    /// Whether there is a tie from the node to its stem.
    let leadsIn: Bool
    /// Whether there is a tie from the stem to the node.
    let leadsOut: Bool
  }

  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  init(of graph: Graph) {
    ends = PathEnds(nodeCount: graph.nodeCount)
    isFolded = ContiguousArray(repeating: false, count: graph.nodeCount)
    var contacts = ContiguousArray<UInt32>(repeating: 0, count: graph.nodeCount)
    for node in graph.nodes { graph.mergeRows(of: node) { _, _, _ in contacts[node] += 1 } }
    for start in graph.nodes {
      var node = start
      // Once a node is folded, its stem may have a single contact left; its turn may be past.
      while node <= start, contacts[node] == 1, let fold = fold(node, of: graph) {
        contacts[node] = 0
        contacts[Int(fold.stem)] -= 1
        node = Int(fold.stem)
      }
    }
  }

  private mutating func fold(_ node: Int, of graph: Graph) -> Fold? {
    var found: Fold?
    graph.mergeRows(of: node) { contact, out, into in
      if isFolded[contact] { return }
      found = Fold(
        node: UInt32(truncatingIfNeeded: node), stem: UInt32(truncatingIfNeeded: contact),
        leadsIn: out != nil, leadsOut: into != nil)
    }
    guard let fold = found else { return nil }
    folds.append(fold)
    isFolded[node] = true
    if fold.leadsIn { ends.leading[Int(fold.stem)] += ends.leading[node] }
    if fold.leadsOut { ends.led[Int(fold.stem)] += ends.led[node] }
    ends.areSingle = false
    return fold
  }

  /// The nodes that are left, in order.
  var kept: [Int] { isFolded.indices.filter { !isFolded[$0] } }

  /// Puts the shares of what is left of a graph back by its own nodes and arcs.
  func spread(_ core: PathShares, over graph: Graph, from kept: [Int]) -> PathShares {
    var shares = PathShares(
      nodeCount: graph.nodeCount, arcCount: core.holdsArcs ? graph.outgoing.arcCount : nil,
      countsReach: true)
    for (new, old) in kept.enumerated() {
      shares.nodes[old] = core.nodes[new]
      shares.reaching[old] = core.reaching[new] + ends.leading[old]
      shares.reached[old] = core.reached[new] + ends.led[old]
    }
    if !core.holdsArcs { return shares }
    var next = 0
    for node in kept {
      for position in graph.outgoing.positions(of: node)
      where !isFolded[Int(graph.outgoing.targets[position])] {
        shares.arcs[position] = core.arcs[next]
        next += 1
      }
    }
    return shares
  }

  /// Adds what the ways from and to folded nodes give to shares that are right for those left.
  ///
  /// Shares of a node are of pairs in different branches of it: the trees folded into it, and the
  /// rest of the graph.
  func addTrees(to shares: inout PathShares, of graph: Graph) {
    for fold in folds.reversed() {
      let (node, stem) = (Int(fold.node), Int(fold.stem))
      let leading = fold.leadsIn ? ends.leading[node] : 0
      let led = fold.leadsOut ? ends.led[node] : 0
      // What is on the stem's side of the tie.
      let others = (
        leading: shares.reaching[stem] - leading, led: shares.reached[stem] - led
      )
      shares.reaching[node] = ends.leading[node] + (fold.leadsOut ? others.leading : 0)
      shares.reached[node] = ends.led[node] + (fold.leadsIn ? others.led : 0)
      shares.nodes[stem] -= leading * led
      if shares.arcs.isEmpty { continue }
      if fold.leadsIn, let position = graph.outgoing.position(of: stem, in: node) {
        shares.arcs[position] = leading * others.led
      }
      if fold.leadsOut, let position = graph.outgoing.position(of: node, in: stem) {
        shares.arcs[position] = others.leading * led
      }
    }
    for node in graph.nodes {
      let leading = ends.leading[node] - 1
      let led = ends.led[node] - 1
      shares.nodes[node] +=
        leading * (shares.reached[node] - ends.led[node])
        + (shares.reaching[node] - ends.leading[node]) * led + leading * led
    }
  }
}
