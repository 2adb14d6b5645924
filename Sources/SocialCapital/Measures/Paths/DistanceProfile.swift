// SPDX-License-Identifier: Apache-2.0

/// What the shortest ways from each node to all others add up to.
///
/// Harmonic and closeness centrality, mean distance, reachable pairs, diameter, eccentricity and
/// global efficiency all read it, so that one search over all pairs serves each of them. It holds
/// nothing for single pairs: space is *O*(*n*).
struct DistanceProfile: Sendable {
  /// The number of other nodes each node reaches.
  var reached: ContiguousArray<Int>
  /// The sum of the distances from each node to those it reaches.
  var total: ContiguousArray<Double>
  /// The sum of one divided by the distance from each node to those it reaches.
  var inverseTotal: ContiguousArray<Double>
  /// The largest distance from each node to one it reaches; 0 where it reaches none.
  var eccentricity: ContiguousArray<Double>
  /// The number of ordered pairs at each distance, from distance 0, where it is always 0; empty
  /// where ties have lengths.
  var pairs: [Int]
  /// The relative standard error of the numbers reached and of the inverse sums, where they are
  /// estimates.
  var standardError: Double?

  init(nodeCount: Int) {
    reached = ContiguousArray(repeating: 0, count: nodeCount)
    total = ContiguousArray(repeating: 0, count: nodeCount)
    inverseTotal = ContiguousArray(repeating: 0, count: nodeCount)
    eccentricity = ContiguousArray(repeating: 0, count: nodeCount)
    pairs = []
    standardError = nil
  }
}

extension Graph {
  /// The distances from each node to all others, added up, along outgoing ties.
  ///
  /// For distances to each node, ask the ``reversed()`` graph.
  ///
  /// - Complexity: *O*(*n*·*m*) time at worst, with unit lengths 512 sources at a time; with
  ///   lengths *O*(*n*·(*m* + *n* log *n*)). *O*(*n*) space a thread.
  func distanceProfile(
    length: TieLength = .unit, monitor: Monitor = .task
  ) throws(MeasureError) -> DistanceProfile {
    if let lengths = arcLengths(length) {
      return try profileByLengths(lengths, monitor: monitor)
    }
    return try profileBySteps(monitor: monitor)
  }

  private func profileByLengths(
    _ lengths: ContiguousArray<Double>, monitor: Monitor
  ) throws(MeasureError) -> DistanceProfile {
    var profile = DistanceProfile(nodeCount: nodeCount)
    struct Worker {
      var search: LengthSearch
      var sums: [(reached: Int, total: Double, inverse: Double, furthest: Double)] = []
    }
    try Parallel.reduce(count: nodeCount, chunkSize: 32, monitor: monitor) {
      Worker(search: LengthSearch(nodeCount: nodeCount))
    } body: { worker, sources in
      for source in sources {
        worker.search.run(from: source, in: outgoing, lengths: lengths)
        var sums = (reached: 0, total: 0.0, inverse: 0.0, furthest: 0.0)
        for node in worker.search.settled.dropFirst() {
          let distance = worker.search.distance[Int(node)]
          sums.reached += 1
          sums.total += distance
          sums.inverse += 1 / distance
          sums.furthest = max(sums.furthest, distance)
        }
        worker.sums.append(sums)
      }
    } merge: { worker, sources in
      for (source, sums) in zip(sources, worker.sums) {
        profile.reached[source] = sums.reached
        profile.total[source] = sums.total
        profile.inverseTotal[source] = sums.inverse
        profile.eccentricity[source] = sums.furthest
      }
      worker.sums.removeAll(keepingCapacity: true)
    }
    return profile
  }
}
