// SPDX-License-Identifier: Apache-2.0

/// Which ties count for a core.
public enum CoreDirection: String, Sendable, Hashable, CaseIterable {
  /// A tie in either direction: cores of the weak view.
  case either
  /// Ties received.
  case incoming
  /// Ties sent.
  case outgoing
}

extension Graph {
  /// How deep in the network each node is: the largest k for which it is in the k-core.
  ///
  /// ## Definition
  /// The k-core is the largest part of the network in which every node has at least k contacts
  /// within the part. The core number of a node is the largest k of a core it is in.
  ///
  /// ## Conventions
  /// - Direction: a tie in either direction, once, unless incoming or outgoing ties are asked for.
  /// - Weights: ignored. Loops: never counted; igraph counts one twice, NetworkX refuses them.
  /// - Undefined: nowhere; an isolate has 0.
  /// - Agrees with igraph `coreness` on the undirected simple graph, and with its modes in and out;
  ///   NetworkX `core_number` of a digraph counts both ties of a mutual pair.
  ///
  /// ## Example
  /// ```swift
  /// // A triangle with a tail: 2, 2, 2, 1.
  /// let graph = try Graph(
  ///   nodeCount: 4, pairs: [(0, 1), (1, 2), (0, 2), (2, 3)], isDirected: false)
  /// graph.coreNumbers()
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and space.
  ///
  /// ## Reference
  /// S. B. Seidman, "Network structure and minimum degree", *Social Networks* 5 (1983) 269–287,
  /// doi:10.1016/0378-8733(83)90028-X. V. Batagelj and M. Zaveršnik, "An O(m) algorithm for cores
  /// decomposition of networks", 2003, arXiv:cs/0310049; by levels as in H. Kabir and K. Madduri,
  /// "Parallel k-core decomposition on multicore platforms", IPDPS Workshops 2017, 1482–1491,
  /// doi:10.1109/IPDPSW.2017.151.
  public func coreNumbers(counting direction: CoreDirection = .either) -> [Int] {
    switch direction {
    case .either:
      let contacts = weakView().outgoing
      return Self.coreNumbers(counted: contacts, affected: contacts)
    case .incoming: return Self.coreNumbers(counted: incoming, affected: outgoing)
    case .outgoing: return Self.coreNumbers(counted: outgoing, affected: incoming)
    }
  }

  /// Takes nodes away level by level: at level k, all that have k ties left, and those that have k
  /// left once these are gone, until none is.
  ///
  /// A node is looked at once a level up to its own, which is at most its degree, so that all levels
  /// together take *O*(*n* + *m*).
  ///
  /// - Parameters:
  ///   - counted: The ties that make a node's degree.
  ///   - affected: For each node, those whose degree it is part of.
  private static func coreNumbers(counted: Adjacency, affected: Adjacency) -> [Int] {
    let count = counted.nodeCount
    let offsets = affected.offsets.span
    let targets = affected.targets.span
    var degrees = ContiguousArray((0..<count).lazy.map { UInt32(counted.degree(of: $0)) })
    var degree = degrees.mutableSpan
    var remaining = ContiguousArray((0..<count).lazy.map { UInt32($0) })
    var left = remaining.mutableSpan
    var leftCount = count
    // Nodes in the order they are taken away; those from `head` on have not taken their ties along.
    var order = ContiguousArray<UInt32>(repeating: 0, count: count + 1)
    var taken = order.mutableSpan
    var (head, tail) = (0, 0)
    var level: UInt32 = 0
    while tail < count {
      // In what follows, a branch would be as good as chance: places are written, then kept or not.
      var kept = 0
      for index in 0..<leftCount {
        let node = left[index]
        let d = degree[Int(node)]
        left[kept] = node
        kept &+= d > level ? 1 : 0
        taken[tail] = node
        tail &+= d == level ? 1 : 0
      }
      leftCount = kept
      while head < tail {
        let node = Int(taken[head])
        head &+= 1
        for position in Int(offsets[node])..<Int(offsets[node + 1]) {
          let other = targets[position]
          let d = degree[Int(other)]
          degree[Int(other)] = d &- (d > level ? 1 : 0)
          taken[tail] = other
          tail &+= d == level &+ 1 ? 1 : 0
        }
      }
      level &+= 1
    }
    return degrees.map(Int.init)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/coreNumbers(counting:)``.
  public static let coreNumber = Measure(
    id: "core-number", title: "Core number", family: .cohesion, scope: .node,
    summary: "How deep in the thick of the network someone is.",
    definition: "the largest k such that the node is in a part where all have k contacts within",
    range: "0 to n − 1",
    conventions: "A tie in either direction counts once; weights ignored; isolates have 0.",
    reference: "Seidman 1983, doi:10.1016/0378-8733(83)90028-X",
    options: [
      .init(
        "ties", summary: "which ties count: either, incoming or outgoing", defaultValue: "either")
    ], complexity: "O(n + m)"
  ) { input in
    let direction = try input.options.choice("core-number", "ties", of: CoreDirection.self)
    let numbers = input.graph.coreNumbers(counting: direction ?? .either)
    return MeasureResult("core-number", NodeScores(numbers.lazy.map(Double.init)))
  }
}
