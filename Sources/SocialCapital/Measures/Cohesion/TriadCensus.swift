// SPDX-License-Identifier: Apache-2.0

/// The sixteen ways three nodes can be tied.
///
/// The code counts mutual, asymmetric and null pairs; D, U, T and C tell down, up, transitive and
/// cyclic apart.
public enum TriadType: String, Sendable, Hashable, CaseIterable {
  /// No ties.
  case empty = "003"
  /// A→B.
  case oneAsymmetric = "012"
  /// A↔B.
  case oneMutual = "102"
  /// A←B→C.
  case outStar = "021D"
  /// A→B←C.
  case inStar = "021U"
  /// A→B→C.
  case chain = "021C"
  /// A↔B←C.
  case mutualAndIn = "111D"
  /// A↔B→C.
  case mutualAndOut = "111U"
  /// A→B→C, A→C.
  case transitive = "030T"
  /// A→B→C→A.
  case cyclic = "030C"
  /// A↔B↔C.
  case twoMutual = "201"
  /// A←B→C, A↔C.
  case mutualBelow = "120D"
  /// A→B←C, A↔C.
  case mutualAbove = "120U"
  /// A→B→C, A↔C.
  case mutualAlong = "120C"
  /// A→B↔C, A↔C.
  case oneShort = "210"
  /// A↔B↔C, A↔C.
  case complete = "300"
}

/// How many of all triples of nodes are tied in each of the sixteen ways.
public struct TriadCensus: Sendable, Hashable {
  private let counts: [Double]

  init(_ counts: [Double]) { self.counts = counts }

  /// The number of triads of a type: exact up to 2⁵³, rounded beyond.
  public subscript(type: TriadType) -> Double {
    counts[TriadType.allCases.firstIndex(of: type) ?? 0]
  }

  /// The counts in the order of ``TriadType``, from 003 to 300.
  public var all: [Double] { counts }

  /// The number of triples, n(n − 1)(n − 2) ÷ 6.
  public var triples: Double { counts.reduce(0, +) }
}

extension Graph {
  /// Counts the triples of nodes by the way they are tied.
  ///
  /// ## Definition
  /// Every unordered triple of different nodes has one of the sixteen types of ``TriadType``.
  ///
  /// ## Conventions
  /// - Direction: an undirected edge is a mutual pair, so only 003, 102, 201 and 300 occur.
  /// - Weights: ignored. Loops: never counted. Isolates: counted.
  /// - Undefined: nowhere; below three nodes all counts are 0.
  /// - Agrees with igraph `triad_census`, NetworkX `triadic_census` and sna `triad.census`.
  ///
  /// ## Example
  /// ```swift
  /// let ring = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2), (2, 0)], isDirected: true)
  /// try ring.triadCensus()[.cyclic]   // 1
  /// ```
  ///
  /// Triangles are listed; triples tied at two pairs are counted from degrees, less the triangles;
  /// those tied at one pair from the ends' degrees; the rest are empty.
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*√*m*) time and *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// P. W. Holland and S. Leinhardt, "A method for detecting structure in sociometric data",
  /// *American Journal of Sociology* 76 (1970) 492–513.
  public func triadCensus(monitor: Monitor = .task) throws(MeasureError) -> TriadCensus {
    let contacts = try ContactRows(self, monitor: monitor)
    let rows = try RankedRows(contacts, monitor: monitor)
    let triangles = try rows.trianglesByDirections(monitor: monitor)
    var counts = TriadCounts()
    counts.addWedges(of: self, contacts: contacts)
    for (place, number) in triangles.enumerated() where number > 0 {
      counts.addTriangles(TriangleDirections(place: place), number)
    }
    return counts.census(nodeCount: nodeCount)
  }
}

/// Triads as they are counted: first as if no three nodes were all tied, then put right.
private struct TriadCounts {
  private var counts = [Int](repeating: 0, count: TriadType.allCases.count)
  /// Twice the numbers of triads with one tied pair.
  private var asymmetricTwice = 0
  private var mutualTwice = 0

  private subscript(type: TriadType) -> Int {
    get { counts[TriadType.allCases.firstIndex(of: type) ?? 0] }
    set { counts[TriadType.allCases.firstIndex(of: type) ?? 0] = newValue }
  }

  /// Counts the pairs of ties that meet at each node and, from its side, its tied pairs.
  mutating func addWedges(of graph: Graph, contacts: ContactRows) {
    var (outStars, inStars, chains) = (0, 0, 0)
    var (mutualAndIn, mutualAndOut, twoMutual) = (0, 0, 0)
    for node in graph.nodes {
      let degree = contacts.degree(of: node)
      if degree == 0 { continue }
      let mutual = graph.outgoing.degree(of: node) + graph.incoming.degree(of: node) - degree
      let out = graph.outgoing.degree(of: node) - mutual
      let into = graph.incoming.degree(of: node) - mutual
      outStars += out * (out - 1) / 2
      inStars += into * (into - 1) / 2
      chains += out * into
      mutualAndIn += mutual * into
      mutualAndOut += mutual * out
      twoMutual += mutual * (mutual - 1) / 2
      // Of a tied pair's n − 2 thirds, those tied to neither end are n − d₁ − d₂ + shared contacts.
      asymmetricTwice += (out + into) * (graph.nodeCount - 2 * degree)
      mutualTwice += mutual * (graph.nodeCount - 2 * degree)
    }
    self[.outStar] += outStars
    self[.inStar] += inStars
    self[.chain] += chains
    self[.mutualAndIn] += mutualAndIn
    self[.mutualAndOut] += mutualAndOut
    self[.twoMutual] += twoMutual
  }

  /// Makes closed triads of the three open ones that each triangle was counted as.
  mutating func addTriangles(_ triangle: TriangleDirections, _ number: Int) {
    self[triangle.type] += number
    for opening in triangle.openings { self[opening] -= number }
    asymmetricTwice += 2 * number * (3 - triangle.mutualPairs)
    mutualTwice += 2 * number * triangle.mutualPairs
  }

  /// The census, in which all triples not counted yet are empty.
  func census(nodeCount n: Int) -> TriadCensus {
    var all = self
    all[.oneAsymmetric] = asymmetricTwice / 2
    all[.oneMutual] = mutualTwice / 2
    var numbers = all.counts.map(Double.init)
    let (threefold, isTooLarge) = (n * (n - 1) / 2).multipliedReportingOverflow(by: n - 2)
    numbers[0] =
      isTooLarge
      ? Double(n) * Double(n - 1) / 6 * Double(n - 2) - numbers.reduce(0, +)
      : Double(max(threefold, 0) / 3 - all.counts.reduce(0, +))
    return TriadCensus(numbers)
  }
}

/// The directions of the three ties of a triangle u, v, w, each 1 forth, 2 back or 3 both.
struct TriangleDirections {
  let uv: Int
  let uw: Int
  let vw: Int

  /// Reads the place in ``RankedRows/trianglesByDirections(monitor:)``.
  init(place: Int) {
    uv = place & 3
    uw = place >> 2 & 3
    vw = place >> 4 & 3
  }

  var mutualPairs: Int { [uv, uw, vw].count { $0 == 3 } }

  /// The two ties at each corner, as seen from it.
  private var corners: [(Int, Int)] {
    func turned(_ directions: Int) -> Int { (directions & 1) << 1 | directions >> 1 }
    return [(uv, uw), (turned(uv), vw), (turned(uw), turned(vw))]
  }

  /// The types the three corners would have if their opposite pair were not tied.
  var openings: [TriadType] {
    corners.map { one, other in
      switch (min(one, other), max(one, other)) {
      case (1, 1): .outStar
      case (2, 2): .inStar
      case (1, 2): .chain
      case (1, 3): .mutualAndOut
      case (2, 3): .mutualAndIn
      default: .twoMutual
      }
    }
  }

  /// The ordered triples (i, k, j) of the corners with i→k, k→j and i→j.
  var transitiveTriples: Int {
    let (u, v, w) = (0, 1, 2)
    func isTied(_ i: Int, _ j: Int) -> Bool {
      let directions = [[0, uv, uw], [0, 0, vw], [0, 0, 0]]
      return i < j ? directions[i][j] & 1 != 0 : directions[j][i] & 2 != 0
    }
    let orders = [(u, v, w), (u, w, v), (v, u, w), (v, w, u), (w, u, v), (w, v, u)]
    return orders.count { isTied($0, $1) && isTied($1, $2) && isTied($0, $2) }
  }

  var type: TriadType {
    let asymmetricCorners = corners.map { one, other in (min(one, other), max(one, other)) }
    switch mutualPairs {
    case 3: return .complete
    case 2: return .oneShort
    case 1:
      // The corner that the mutual pair leaves alone has two one-way ties.
      if asymmetricCorners.contains(where: { $0 == (1, 1) }) { return .mutualBelow }
      if asymmetricCorners.contains(where: { $0 == (2, 2) }) { return .mutualAbove }
      return .mutualAlong
    default:
      return asymmetricCorners.contains { $0 == (1, 1) } ? .transitive : .cyclic
    }
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/triadCensus(monitor:)``.
  public static let triadCensus = Measure(
    id: "triad-census", title: "Triad census", family: .cohesion, scope: .network,
    summary: "How many of all threesomes are tied in each of the sixteen possible ways.",
    definition: """
      unordered triples by type: the code counts mutual, asymmetric and null pairs, then tells \
      down, up, transitive and cyclic apart
      """,
    range: "counts; they add up to n(n − 1)(n − 2)/6",
    conventions: "An undirected tie is a mutual pair; weights ignored; isolates counted.",
    reference: "Holland and Leinhardt 1970, American Journal of Sociology 76",
    complexity: "O(n + m√m)"
  ) { input in
    let census = try input.graph.triadCensus(monitor: input.monitor)
    var table: Table = [:]
    for type in TriadType.allCases {
      table[type.rawValue] =
        Int(exactly: census[type]).map(Table.Cell.count) ?? .number(census[type])
    }
    return MeasureResult("triad-census", table)
  }
}
