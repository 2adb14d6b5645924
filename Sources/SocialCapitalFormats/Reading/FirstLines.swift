// SPDX-License-Identifier: Apache-2.0

/// The line of each node's row, in each wave, to notice a second one.
struct FirstLines {
  private var waves = IdentifierTable()
  private var lines = NumbersByWave()

  /// Whether there are more waves than any community is asked in; then no more rows are noted.
  var hasTooManyWaves: Bool { waves.count > FormatLimits.mostWaves }

  /// Makes room for a row of each of so many nodes.
  mutating func reserveCapacity(_ nodeCount: Int) { lines.reserveCapacity(nodeCount) }

  /// Notes a row; returns the line of the first one of the same node in the same wave.
  mutating func note(_ node: Int, wave: String?, line: Int) -> Int? {
    // Waves count from 1; 0 stands for none.
    let place = wave.map { waves.insert($0) + 1 } ?? 0
    if let first = lines[place, node] { return first }
    lines[place, node] = line
    return nil
  }
}
