// SPDX-License-Identifier: Apache-2.0

/// Numbers filed under keys, to go through those that share a key.
///
/// Keys are filed and gone through a part at a time, so that there is never room for more than a part of
/// them:
///
/// ```swift
/// for part in 0..<runs.partCount {
///   runs.begin(part)
///   …  // file all numbers under all their keys; those of other parts are left out
///   runs.forEachRun { numbers in … }
/// }
/// ```
///
/// A key and its number share eight bytes. Of a key there remain at least forty bits for a million
/// numbers: two different ones are taken for the same about once in a trillion pairs.
struct KeyRuns {
  private var entries: ContiguousArray<UInt64> = []
  private let numberBits: UInt64
  private let partBits: UInt64
  private var part: UInt64 = 0
  private var numbers: ContiguousArray<Int> = []

  /// - Parameters:
  ///   - numberCount: What all numbers are below.
  ///   - count: About how many will be filed.
  ///   - room: How many of them there should be room for.
  init(numberCount: Int, expecting count: Int, room: Int) {
    numberBits = UInt64(Int.bitWidth - max(1, numberCount - 1).leadingZeroBitCount)
    var bits: UInt64 = 0
    while bits < 16, count >> Int(bits) > room { bits += 1 }
    partBits = bits
  }

  /// How many parts there are.
  var partCount: Int { 1 << Int(partBits) }

  /// Begins a part.
  mutating func begin(_ part: Int) {
    self.part = UInt64(part)
    entries.removeAll(keepingCapacity: true)
  }

  /// Files a number under a key, where the key belongs to the part.
  @inline(__always)
  mutating func file(_ number: Int, under key: UInt64) {
    // Shifting by all bits leaves none, which is the only part there is then.
    guard key >> (64 - partBits) == part else { return }
    entries.append(key << partBits & ~(1 << numberBits - 1) | UInt64(number))
  }

  /// Calls a function with the numbers that share a key, in order, for each key of the part.
  @inline(__always)
  mutating func forEachRun(_ body: (ContiguousArray<Int>) -> Void) {
    entries.sort()
    var start = 0
    while start < entries.count {
      let key = entries[start] >> numberBits
      numbers.removeAll(keepingCapacity: true)
      var end = start
      while end < entries.count, entries[end] >> numberBits == key {
        numbers.append(Int(entries[end] & (1 << numberBits - 1)))
        end += 1
      }
      if numbers.count > 1 { body(numbers) }
      start = end
    }
  }
}
