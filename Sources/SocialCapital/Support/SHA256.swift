// SPDX-License-Identifier: Apache-2.0

/// The SHA-256 digest of bytes, as FIPS 180-4 defines it.
///
/// It names files in a report's provenance and orders pseudonyms; nothing secret rests on it.
///
/// ```swift
/// SHA256.hexadecimal(of: Array("abc".utf8))   // ba7816bf…20015ad
/// ```
package struct SHA256 {
  private var state: ContiguousArray<UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var pending: ContiguousArray<UInt8> = []
  private var length: UInt64 = 0
  private var schedule = ContiguousArray<UInt32>(repeating: 0, count: 64)

  /// Starts a digest of nothing yet.
  package init() { pending.reserveCapacity(64) }

  /// Adds bytes.
  package mutating func update(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      pending.append(byte)
      length &+= 1
      if pending.count == 64 {
        // Out of self while it is read, since its span would keep all of self from changing.
        var block: ContiguousArray<UInt8> = []
        swap(&block, &pending)
        Self.mix(block.span, 0, &schedule, &state)
        block.removeAll(keepingCapacity: true)
        swap(&block, &pending)
      }
    }
  }

  /// Adds bytes that lie side by side, whole blocks of them where they lie.
  package mutating func update(_ bytes: Span<UInt8>) {
    var start = 0
    while start < bytes.count, !pending.isEmpty {
      update(CollectionOfOne(bytes[start]))
      start += 1
    }
    while start + 64 <= bytes.count {
      Self.mix(bytes, start, &schedule, &state)
      length &+= 64
      start += 64
    }
    for index in start..<bytes.count { update(CollectionOfOne(bytes[index])) }
  }

  /// Adds a text with its length before it, so that no two rows of texts read the same.
  package mutating func update(framed text: String) {
    update(UInt64(text.utf8.count).bigEndianBytes)
    update(text.utf8)
  }

  /// The digest of all bytes added: 32 bytes.
  package consuming func finish() -> [UInt8] {
    let bits = length &* 8
    update([0x80])
    while pending.count != 56 { update([0]) }
    update(bits.bigEndianBytes)
    return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) }
    }
  }

  /// The digest of some bytes, in hexadecimal.
  package static func hexadecimal(of bytes: some Sequence<UInt8>) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.finishHexadecimal()
  }

  /// The digest of bytes that lie side by side, in hexadecimal.
  package static func hexadecimal(of bytes: Span<UInt8>) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.finishHexadecimal()
  }

  private consuming func finishHexadecimal() -> String {
    finish().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  private static func mix(
    _ bytes: Span<UInt8>, _ start: Int, _ schedule: inout ContiguousArray<UInt32>,
    _ state: inout ContiguousArray<UInt32>
  ) {
    var words = schedule.mutableSpan
    for index in 0..<16 {
      let at = start + 4 * index
      words[index] =
        UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16 | UInt32(bytes[at + 2]) << 8
        | UInt32(bytes[at + 3])
    }
    for index in 16..<64 {
      let (near, far) = (words[index - 15], words[index - 2])
      let first = rotate(near, 7) ^ rotate(near, 18) ^ (near >> 3)
      let second = rotate(far, 17) ^ rotate(far, 19) ^ (far >> 10)
      words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    let constants = constants.span
    for round in 0..<64 {
      let upper = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let first = h &+ upper &+ ((e & f) ^ (~e & g)) &+ constants[round] &+ words[round]
      let lower = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      let second = lower &+ ((a & b) ^ (a & c) ^ (b & c))
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
  }

  @inline(__always)
  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  /// The fractional parts of the cube roots of the first 64 primes.
  private static let constants: ContiguousArray<UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}

extension UInt64 {
  fileprivate var bigEndianBytes: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: self >> (56 - 8 * UInt64($0))) }
  }
}
