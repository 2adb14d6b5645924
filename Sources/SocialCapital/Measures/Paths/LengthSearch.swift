// SPDX-License-Identifier: Apache-2.0

/// Dijkstra's search for the shortest ways from one node where ties have lengths.
///
/// Make it once and run it for many sources: a run clears only what the last one touched.
struct LengthSearch {
  /// The distance of each node from the source; infinite where it is not reached.
  private(set) var distance: ContiguousArray<Double>
  /// The nodes reached, from near to far, the source first.
  private(set) var settled: ContiguousArray<UInt32> = []
  private var heap: DistanceHeap

  init(nodeCount: Int) {
    distance = ContiguousArray(repeating: .infinity, count: nodeCount)
    heap = DistanceHeap(nodeCount: nodeCount)
  }

  /// Finds the distances from a source along arcs of the lengths given.
  ///
  /// - Complexity: *O*(*n* log *n* + *m* log *n*) over the part that is reached.
  mutating func run(
    from source: Int, in rows: Adjacency, lengths: ContiguousArray<Double>
  ) {
    for node in settled { distance[Int(node)] = .infinity }
    settled.removeAll(keepingCapacity: true)
    distance[source] = 0
    heap.push(source, key: 0)
    while let node = heap.popLowest() {
      settled.append(UInt32(truncatingIfNeeded: node))
      let here = distance[node]
      for position in rows.positions(of: node) {
        let target = Int(rows.targets[position])
        let there = here + lengths[position]
        if there >= distance[target] { continue }
        distance[target] = there
        heap.push(target, key: there)
      }
    }
  }
}

/// A heap of nodes by distance, each at most once, whose keys can be lowered.
///
/// Nodes of equal key come out in ascending order, so that what depends on the order of settling
/// does not depend on how the heap grew.
struct DistanceHeap {
  private var nodes: ContiguousArray<UInt32> = []
  private var keys: ContiguousArray<Double> = []
  /// Where each node stands in the heap, plus one; 0 where it does not.
  private var place: ContiguousArray<UInt32>

  init(nodeCount: Int) { place = ContiguousArray(repeating: 0, count: nodeCount) }

  /// Adds a node or lowers its key.
  mutating func push(_ node: Int, key: Double) {
    var index = Int(place[node]) - 1
    if index < 0 {
      index = nodes.count
      nodes.append(0)
      keys.append(0)
    }
    let entry = UInt32(truncatingIfNeeded: node)
    while index > 0 {
      let parent = (index - 1) / 4
      guard comesBefore(key, entry, keys[parent], nodes[parent]) else { break }
      set(index, keys[parent], nodes[parent])
      index = parent
    }
    set(index, key, entry)
  }

  /// Takes out the node with the lowest key.
  mutating func popLowest() -> Int? {
    guard let lowest = nodes.first, let key = keys.popLast(), let node = nodes.popLast() else {
      return nil
    }
    place[Int(lowest)] = 0
    if nodes.isEmpty { return Int(lowest) }
    var index = 0
    while true {
      var best = 4 * index + 1
      if best >= nodes.count { break }
      for child in (best + 1)..<min(best + 4, nodes.count)
      where comesBefore(keys[child], nodes[child], keys[best], nodes[best]) { best = child }
      guard comesBefore(keys[best], nodes[best], key, node) else { break }
      set(index, keys[best], nodes[best])
      index = best
    }
    set(index, key, node)
    return Int(lowest)
  }

  @inline(__always)
  private func comesBefore(_ a: Double, _ x: UInt32, _ b: Double, _ y: UInt32) -> Bool {
    a < b || (a == b && x < y)
  }

  @inline(__always)
  private mutating func set(_ index: Int, _ key: Double, _ node: UInt32) {
    keys[index] = key
    nodes[index] = node
    place[Int(node)] = UInt32(truncatingIfNeeded: index + 1)
  }
}
