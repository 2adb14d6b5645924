// SPDX-License-Identifier: Apache-2.0

/// The line of each node's row, in each wave, to notice a second one.
struct FirstLines {
  private var waves = IdentifierTable()
  private var lines: [UInt64: Int] = [:]

  /// Notes a row; returns the line of the first one of the same node in the same wave.
  mutating func note(_ node: Int, wave: String?, line: Int) -> Int? {
    // Waves count from 1; 0 stands for none.
    let place = UInt64(wave.map { waves.insert($0) + 1 } ?? 0)
    let key = place << 32 | UInt64(node)
    if let first = lines[key] { return first }
    lines[key] = line
    return nil
  }
}
