// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SocialCapital

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "agrees with the examples of FIPS 180 and with sha256sum at the edges of blocks",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 55),
        "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"
      ),
      (
        String(repeating: "a", count: 56),
        "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"
      ),
      (
        String(repeating: "a", count: 63),
        "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"
      ),
      (
        String(repeating: "a", count: 64),
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
      ),
      (
        String(repeating: "a", count: 65),
        "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"
      ),
      (
        String(repeating: "a", count: 1000),
        "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"
      ),
    ])
  func examples(text: String, checksum: String) {
    #expect(SHA256.hexadecimal(of: text.utf8) == checksum)
    #expect(SHA256.hexadecimal(of: ContiguousArray(text.utf8).span) == checksum)
  }

  @Test func aHundredThousandLettersInPieces() {
    var digest = SHA256()
    for _ in 0..<100 { digest.update(repeatElement(UInt8(ascii: "a"), count: 1_000)) }
    let expected = "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee"
    let found = digest.finish().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(found == expected)
  }

  @Test func framedTextsDoNotRunTogether() {
    var first = SHA256()
    first.update(framed: "ab")
    first.update(framed: "c")
    var second = SHA256()
    second.update(framed: "a")
    second.update(framed: "bc")
    #expect(first.finish() != second.finish())
  }
}
