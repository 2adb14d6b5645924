// SPDX-License-Identifier: Apache-2.0

/// Some consecutive rows of 32-bit entries, made by one thread.
struct RowPart: Sendable {
  /// Where each row ends in ``entries``.
  let ends: ContiguousArray<UInt32>
  let entries: ContiguousArray<UInt32>
}

extension Parallel {
  /// Rows made part by part and put one after the other, the same whatever the parts.
  ///
  /// - Parameters:
  ///   - count: How many rows.
  ///   - monitor: Who watches.
  ///   - part: Makes some of the rows.
  /// - Complexity: the work of `part`, divided by the threads, and a copy of the entries.
  static func rows(
    count: Int, monitor: Monitor, part: (Range<Int>) -> RowPart
  ) throws(MeasureError) -> (offsets: ContiguousArray<UInt32>, entries: ContiguousArray<UInt32>) {
    // Below some thousands of rows a second thread costs more than it does.
    let threads = min(monitor.threads, count / 2048 + 1)
    if threads == 1 { return joined([part(0..<count)]) }
    let size = count / (8 * threads) + 1
    let parts = try map(
      count: (count + size - 1) / size, chunkSize: 1, monitor: monitor.silent, makeWorker: { () }
    ) { _, index in part(index * size..<min(count, (index + 1) * size)) }
    return joined(parts)
  }

  private static func joined(
    _ parts: [RowPart]
  ) -> (offsets: ContiguousArray<UInt32>, entries: ContiguousArray<UInt32>) {
    var offsets: ContiguousArray<UInt32> = [0]
    offsets.reserveCapacity(1 + parts.reduce(0) { $0 + $1.ends.count })
    var entries: ContiguousArray<UInt32> = []
    if parts.count > 1 { entries.reserveCapacity(parts.reduce(0) { $0 + $1.entries.count }) }
    for part in parts {
      let base = UInt32(truncatingIfNeeded: entries.count)
      offsets.append(contentsOf: part.ends.lazy.map { $0 &+ base })
      if parts.count == 1 {
        entries = part.entries
      } else {
        entries.append(contentsOf: part.entries)
      }
    }
    return (offsets, entries)
  }
}
