// SPDX-License-Identifier: Apache-2.0

/// Elements in arrays of a fixed size, which need no room twice while they grow.
struct Chunks<Element> {
  private var chunks: ContiguousArray<ContiguousArray<Element>> = []
  private(set) var count = 0
  private var releasedChunkCount = 0

  /// How many elements a chunk holds, as a power of two.
  private static var bits: Int { 12 }

  var isEmpty: Bool { count == 0 }

  mutating func append(_ element: Element) {
    if count & (1 << Self.bits - 1) == 0 {
      chunks.append([])
      // The first is small, as most have few elements.
      if count > 0 { chunks[chunks.count - 1].reserveCapacity(1 << Self.bits) }
    }
    chunks[chunks.count - 1].append(element)
    count += 1
  }

  /// Gives back the room of the elements before a place, as far as chunks hold no others; these must
  /// not be asked for again.
  mutating func release(before place: Int) {
    while releasedChunkCount < place >> Self.bits {
      chunks[releasedChunkCount] = []
      releasedChunkCount += 1
    }
  }

  subscript(place: Int) -> Element {
    chunks[place >> Self.bits][place & (1 << Self.bits - 1)]
  }
}
