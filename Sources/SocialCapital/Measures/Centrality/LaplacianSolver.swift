// SPDX-License-Identifier: Apache-2.0

/// Solves L·x = b for eight right-hand sides at once, L being the Laplacian of an undirected graph.
///
/// L has each node's strength on its diagonal and −w(i,j) elsewhere: seen as an electrical network
/// whose ties conduct as much as they are strong, x holds the potentials when b flows in and out.
/// Each side must sum to zero over every component; solutions are fixed but for a constant on each.
///
/// The method is that of conjugate gradients, scaled by the strengths. Nothing denser than the
/// graph is held.
///
/// M. R. Hestenes and E. Stiefel, "Methods of conjugate gradients for solving linear systems",
/// *Journal of Research of the National Bureau of Standards* 49 (1952) 409–436,
/// doi:10.6028/jres.049.044.
struct LaplacianSolver {
  typealias Lanes = SIMD8<Double>

  /// The right-hand sides; zero after a solution.
  var sides: ContiguousArray<Lanes>
  /// The potentials found.
  private(set) var potentials: ContiguousArray<Lanes>

  private let rows: Adjacency
  private let strengths: ContiguousArray<Double>
  private var direction: ContiguousArray<Lanes>
  private var flow: ContiguousArray<Lanes>

  init(_ graph: Graph) {
    precondition(!graph.isDirected, "Currents flow both ways.")
    rows = graph.outgoing
    strengths = ContiguousArray(graph.nodes.lazy.map { graph.outgoing.strength(of: $0) })
    sides = ContiguousArray(repeating: .zero, count: graph.nodeCount)
    potentials = sides
    direction = sides
    flow = sides
  }

  /// Finds the potentials, and whether they settled.
  mutating func solve() -> Bool {
    var energy = Lanes.zero
    for node in sides.indices {
      potentials[node] = .zero
      let scaled = strengths[node] == 0 ? .zero : sides[node] / strengths[node]
      direction[node] = scaled
      energy += sides[node] * scaled
    }
    let enough = energy * 1e-26
    let limit = 4 * sides.count + 200
    for _ in 0..<limit {
      // What is not a number has not settled either.
      let isOpen = .!(energy .<= enough)
      if !any(isOpen) {
        for node in sides.indices { sides[node] = .zero }
        return true
      }
      multiply()
      var work = Lanes.zero
      for node in sides.indices { work += direction[node] * flow[node] }
      let step = (energy / work).replacing(with: 0, where: .!isOpen)
      var next = Lanes.zero
      for node in sides.indices where strengths[node] != 0 {
        potentials[node] += step * direction[node]
        sides[node] -= step * flow[node]
        next += sides[node] * sides[node] / strengths[node]
      }
      let ratio = (next / energy).replacing(with: 0, where: .!isOpen)
      for node in sides.indices where strengths[node] != 0 {
        direction[node] = sides[node] / strengths[node] + ratio * direction[node]
      }
      energy = next
    }
    for node in sides.indices { sides[node] = .zero }
    return false
  }

  /// Sets `flow` to what the potentials `direction` would drive.
  private mutating func multiply() {
    Self.multiply(rows, strengths: strengths, direction, into: &flow)
  }

  private static func multiply(
    _ rows: Adjacency, strengths: ContiguousArray<Double>,
    _ potentials: ContiguousArray<Lanes>, into flow: inout ContiguousArray<Lanes>
  ) {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let potentials = potentials.span
    let strengths = strengths.span
    var flow = flow.mutableSpan
    for node in 0..<flow.count {
      var sum = Lanes.zero
      let row = Int(offsets[node])..<Int(offsets[node + 1])
      if let weights = rows.weights {
        for position in row { sum += weights[position] * potentials[Int(targets[position])] }
      } else {
        for position in row { sum += potentials[Int(targets[position])] }
      }
      flow[node] = strengths[node] * potentials[node] - sum
    }
  }
}

extension Graph {
  /// Whether weights are near enough to one another for potentials to be worth anything.
  ///
  /// About as many digits are lost as the strongest tie is powers of ten above the weakest; and beside
  /// ties 10¹³ times as strong, what a weak one carries would not be seen at all, as the method stops
  /// at a part in 10¹³.
  var conductsEvenly: Bool {
    guard let weights = outgoing.weights, let least = weights.min(), let most = weights.max() else {
      return true
    }
    return most <= 1e10 * least
  }

  /// The sum of the resistances from each node to all others of its component, ties in either
  /// direction conducting as much as they are strong; `nil` where the potentials did not settle.
  ///
  /// With L⁺ the pseudo-inverse of a component's Laplacian, the resistance between i and j is
  /// L⁺(i,i) + L⁺(j,j) − 2·L⁺(i,j), so the sum is c·L⁺(i,i) + tr L⁺ for a component of c nodes: only
  /// the diagonal is needed.
  ///
  /// - Complexity: *O*(*n*·(*n* + *m*)·k) time for k steps of conjugate gradients; *O*(*n*) space a
  ///   thread.
  func resistanceTotals(
    components: Partition, monitor: Monitor
  ) throws(MeasureError) -> ContiguousArray<Double>? {
    let view = weakView()
    if !view.conductsEvenly { return nil }
    let parts = components.parts
    var diagonal = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    var isSettled = true
    struct Worker {
      var solver: LaplacianSolver
      var found: [Double] = []
      var isSettled = true
    }
    try Parallel.reduce(count: nodeCount, chunkSize: 8, monitor: monitor) {
      Worker(solver: LaplacianSolver(view))
    } body: { worker, chunk in
      let members = chunk.map { parts[components[$0]] }
      for (lane, node) in chunk.enumerated() {
        let share = 1 / Double(members[lane].count)
        for member in members[lane] { worker.solver.sides[member][lane] = -share }
        worker.solver.sides[node][lane] += 1
      }
      worker.isSettled = worker.solver.solve() && worker.isSettled
      for (lane, node) in chunk.enumerated() {
        var sum = CompensatedSum()
        for member in members[lane] { sum.add(worker.solver.potentials[member][lane]) }
        let mean = sum.value / Double(members[lane].count)
        worker.found.append(worker.solver.potentials[node][lane] - mean)
      }
    } merge: { worker, chunk in
      for (node, value) in zip(chunk, worker.found) { diagonal[node] = value }
      worker.found.removeAll(keepingCapacity: true)
      isSettled = isSettled && worker.isSettled
    }
    if !isSettled { return nil }
    var traces = [CompensatedSum](repeating: CompensatedSum(), count: components.count)
    for node in nodes { traces[components[node]].add(diagonal[node]) }
    return ContiguousArray(
      nodes.lazy.map { node in
        let part = components[node]
        return Double(components.sizes[part]) * diagonal[node] + traces[part].value
      })
  }
}
