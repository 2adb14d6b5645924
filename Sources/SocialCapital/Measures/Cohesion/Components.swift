// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The weak components: the largest parts within which ties, whatever their direction, connect
  /// every node to every other.
  ///
  /// ## Definition
  /// Nodes i and j are in one part if and only if a sequence of ties, each taken in either
  /// direction, leads from i to j. An isolate is a part of its own.
  ///
  /// ## Conventions
  /// - Direction: ignored. Weights: ignored. Loops: never counted.
  /// - Undefined: nowhere; without nodes there are no parts.
  /// - Agrees with igraph `components(mode="weak")` and NetworkX `weakly_connected_components`.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 4, pairs: [(0, 2), (3, 2)], isDirected: true)
  /// graph.weakComponents().membership   // [0, 1, 0, 0]
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time in all but contrived orders of nodes, *O*(*n*) space; no
  ///   recursion.
  ///
  /// ## Reference
  /// M. Sutton, T. Ben-Nun and A. Barak, "Optimizing parallel graph connectivity computation via
  /// subgraph sampling", IPDPS 2018, 12–21.
  public func weakComponents() -> Partition {
    let (outOffsets, outTargets) = (outgoing.offsets.span, outgoing.targets.span)
    let (inOffsets, inTargets) = (incoming.offsets.span, incoming.targets.span)
    var forest = ContiguousArray((0..<nodeCount).lazy.map { UInt32($0) })
    // Two ties a node join most of the largest part; then only nodes outside it need all theirs.
    let sampled = 2
    var parents = forest.mutableSpan
    for node in 0..<nodeCount {
      let row = Int(outOffsets[node])..<Int(outOffsets[node + 1])
      for position in row.prefix(sampled) { parents.join(node, Int(outTargets[position])) }
    }
    let giant = parents.commonestRoot()
    for node in 0..<nodeCount where parents.root(of: node) != giant {
      let row = Int(outOffsets[node])..<Int(outOffsets[node + 1])
      for position in row.dropFirst(sampled) { parents.join(node, Int(outTargets[position])) }
      if isDirected {
        for position in Int(inOffsets[node])..<Int(inOffsets[node + 1]) {
          parents.join(node, Int(inTargets[position]))
        }
      }
    }
    // A root is the lowest node of its tree: roots found on the way down are final.
    for node in 0..<nodeCount { parents[node] = parents[Int(parents[node])] }
    return Partition(labels: forest)
  }

  /// The strong components: the largest parts within which every node can reach every other along
  /// the direction of ties.
  ///
  /// ## Definition
  /// Nodes i and j are in one part if and only if directed paths lead from i to j and from j to i.
  ///
  /// ## Conventions
  /// - Direction: followed; on an undirected graph these are the weak components.
  /// - Weights: ignored. Loops: never counted. A node on no cycle is a part of its own.
  /// - Undefined: nowhere; without nodes there are no parts.
  /// - Agrees with igraph `components(mode="strong")` and NetworkX
  ///   `strongly_connected_components`.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 0), (1, 2)], isDirected: true)
  /// graph.strongComponents().membership   // [0, 0, 1]
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space; no recursion.
  ///
  /// ## Reference
  /// R. Tarjan, "Depth-first search and linear graph algorithms", *SIAM Journal on Computing* 1
  /// (1972) 146–160, doi:10.1137/0201010; in the form of D. J. Pearce, "A space-efficient algorithm
  /// for finding strongly connected components", *Information Processing Letters* 116 (2016) 47–52,
  /// doi:10.1016/j.ipl.2015.08.010.
  public func strongComponents() -> Partition {
    guard isDirected else { return weakComponents() }
    let offsets = outgoing.offsets.span
    let targets = outgoing.targets.span
    let count = nodeCount
    // While a node is open: the lowest entry number it is known to reach. Once its part is closed:
    // the part's number, counted down from n and so above every entry number still in use.
    var marks = ContiguousArray<UInt32>(repeating: 0, count: count)
    var mark = marks.mutableSpan
    // Where to go on in each node's row.
    var places = outgoing.offsets
    var next = places.mutableSpan
    var roots = ContiguousArray<Bool>(repeating: true, count: count)
    var isRoot = roots.mutableSpan
    // The way from the start to the current node, from the front, and finished nodes whose part is
    // still open, from the back: no node is in both.
    var stack = ContiguousArray<UInt32>(repeating: 0, count: count)
    var stacked = stack.mutableSpan
    var (depth, open) = (0, count)
    var entry: UInt32 = 1
    var part = UInt32(count)
    for start in 0..<count where mark[start] == 0 {
      var node = start
      mark[node] = entry
      entry &+= 1
      while true {
        var position = Int(next[node])
        let end = Int(offsets[node + 1])
        let known = mark[node]
        var lowest = known
        var found: UInt32 = 0
        while position < end {
          found = mark[Int(targets[position])]
          if found == 0 { break }
          lowest = min(lowest, found)
          position &+= 1
        }
        if lowest < known {
          mark[node] = lowest
          isRoot[node] = false
        }
        if position < end {
          // The tie is looked at again on the way back, when the target's mark is known.
          next[node] = UInt32(truncatingIfNeeded: position)
          stacked[depth] = UInt32(truncatingIfNeeded: node)
          depth &+= 1
          node = Int(targets[position])
          mark[node] = entry
          entry &+= 1
          continue
        }
        if isRoot[node] {
          entry &-= 1
          while open < count, mark[node] <= mark[Int(stacked[open])] {
            mark[Int(stacked[open])] = part
            open &+= 1
            entry &-= 1
          }
          mark[node] = part
          part &-= 1
        } else {
          open &-= 1
          stacked[open] = UInt32(truncatingIfNeeded: node)
        }
        if depth == 0 { break }
        depth &-= 1
        node = Int(stacked[depth])
      }
    }
    return Partition(labels: marks.lazy.map { UInt32(count) - $0 })
  }
}

extension Graph {
  /// The share of nodes that are in the largest weak component.
  ///
  /// ## Definition
  /// With s the size of the largest part of ``weakComponents()``: s ÷ n.
  ///
  /// ## Conventions
  /// - Direction and weights: ignored. Isolates: counted as nodes.
  /// - Undefined: without nodes.
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  public func largestComponentShare() -> Quantity {
    Quantity(weakComponents().sizes.max() ?? 0, over: nodeCount, else: .emptyGraph)
  }
}

/// Trees of nodes, one for each part found so far: the parent of each node, which is never above it.
/// The root of a tree is its lowest node and its own parent.
extension MutableSpan<UInt32> {
  /// The lowest node of a node's tree, shortening the way to it for the next who asks.
  @inline(__always)
  fileprivate mutating func root(of node: Int) -> Int {
    var node = node
    while true {
      let parent = Int(self[node])
      if parent == node { return node }
      let grandparent = self[parent]
      self[node] = grandparent
      node = Int(grandparent)
    }
  }

  /// Makes one tree of the trees of two nodes.
  @inline(__always)
  fileprivate mutating func join(_ one: Int, _ other: Int) {
    let (a, b) = (root(of: one), root(of: other))
    if a < b { self[b] = UInt32(truncatingIfNeeded: a) }
    if b < a { self[a] = UInt32(truncatingIfNeeded: b) }
  }

  /// The root met most often among nodes spread evenly, likely that of the largest part.
  fileprivate mutating func commonestRoot() -> Int? {
    var roots: [Int] = []
    for node in stride(from: 0, to: count, by: Swift.max(1, count / 1024)) {
      roots.append(root(of: node))
    }
    roots.sort()
    var best: (root: Int, length: Int)?
    var run = 0
    for (place, candidate) in roots.enumerated() {
      run = place > 0 && roots[place - 1] == candidate ? run + 1 : 1
      if run > best?.length ?? 0 { best = (candidate, run) }
    }
    return best?.root
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/weakComponents()`` and ``Graph/strongComponents()``.
  public static let components = Measure(
    id: "components", title: "Components", family: .cohesion, scope: .network,
    summary: "How many separate parts the network falls into, and who is in which.",
    definition: """
      weak: parts connected whatever the direction of ties; strong: parts within which everybody \
      can reach everybody along the direction of ties; sizes from the largest
      """,
    range: "1 to n; parts numbered from 0 in the order of their first nodes",
    conventions: """
      The number is that of weak components; weights ignored; an isolate is a part of its own.
      """,
    reference: "Tarjan 1972, doi:10.1137/0201010",
    complexity: "O(n + m)"
  ) { input in
    let weak = input.graph.weakComponents()
    var table: Table = ["weak": .count(weak.count), "weak-sizes": .counts(weak.descendingSizes)]
    var result = MeasureResult("components", .value(Double(weak.count)))
    result.add("component", nodes: .membership(weak.membership))
    if input.graph.isDirected {
      let strong = input.graph.strongComponents()
      table["strong"] = .count(strong.count)
      table["strong-sizes"] = .counts(strong.descendingSizes)
      result.add("strong-component", nodes: .membership(strong.membership))
    }
    result.add("components", table)
    return result
  }

  /// The catalogue entry of ``Graph/largestComponentShare()``.
  public static let largestComponentShare = Measure(
    id: "largest-component-share", title: "Share in the largest component", family: .cohesion,
    scope: .network,
    summary: "How many of the members are in the largest connected part.",
    definition: "nodes in the largest weak component ÷ n",
    range: "1/n to 1",
    conventions: "Direction and weights ignored; isolates counted; undefined without nodes.",
    reference: "Tarjan 1972, doi:10.1137/0201010",
    complexity: "O(n + m)"
  ) { input in
    MeasureResult("largest-component-share", input.graph.largestComponentShare())
  }
}

extension Table.Cell {
  /// A row of whole numbers.
  static func counts(_ numbers: [Int]) -> Table.Cell { .list(numbers.map(Table.Cell.count)) }
}
