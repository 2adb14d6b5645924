// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("XML in pieces")
struct MarkupScannerTests {
  /// Writes down what it is given, in one form from both readers of XML.
  private final class Recorder: ScannedMarkupHandler, MarkupHandler {
    var events: [String] = []
    let names: [StaticString] = ["a", "b", "r", "x:a", "é", "t"]

    func begin(
      _ bytes: Span<UInt8>, _ name: Cell, _ attributes: ScannedAttributes
    ) throws(MarkupError) {
      var text = "<" + bytes.text(of: name)
      for name in names {
        guard let value = attributes.value(bytes, of: name) else { continue }
        text += try " \(name)=" + ScannedAttributes.text(bytes, value)
      }
      events.append(text)
    }

    func end(_ bytes: Span<UInt8>, _ name: Cell, text: Span<UInt8>) throws(MarkupError) {
      events.append(text.text(0, text.count) + ">" + bytes.text(of: name))
    }

    func begin(_ element: MarkupElement) throws(MarkupError) {
      var text = "<" + element.name
      for name in names {
        if let value = element.attributes["\(name)"] { text += " \(name)=" + value }
      }
      events.append(text)
    }

    func end(_ name: String, text: String, line: Int) throws(MarkupError) {
      events.append(text + ">" + name)
    }
  }

  private func events(_ bytes: [UInt8], pieces size: Int) throws -> [String] {
    let recorder = Recorder()
    var stream = MarkupStream(recorder)
    let all = ContiguousArray(bytes)
    var start = 0
    while start < all.count {
      let end = min(start + size, all.count)
      try stream.take(all.span.extracting(start..<end))
      start = end
    }
    try stream.finish()
    return recorder.events
  }

  private func events(_ text: String, pieces size: Int = 1 << 16) throws -> [String] {
    try events(Array(text.utf8), pieces: size)
  }

  private func refusal(_ text: String) throws -> MarkupError {
    try #require(
      #expect(throws: MarkupError.self, "\(text.prefix(60))") { _ = try events(text) })
  }

  private static let prolog = """
    <?xml version='1.0' encoding='UTF-8'?><!DOCTYPE a SYSTEM "x[y]>.dtd">
    <!-- a > comment -->

    """
  private static let document = """
    <a r="1" t='é &lt;&#233;&quot;'  b = "&#x1F600;">
      <b>1 &amp; 2 <![CDATA[<c>&]]></b>\r
      <b/><?pi <b> ?><é x:a="y"></é >
    </a>
    <!-- end -->
    """

  // By hand

  @Test(
    "comes as elements with attributes and texts, however it is cut", arguments: [1, 2, 7, 4096])
  func elements(size: Int) throws {
    #expect(
      try events("\u{FEFF}" + Self.prolog + Self.document, pieces: size) == [
        "<a b=😀 r=1 t=é <é\"", "<b", "1 & 2 <c>&>b", "<b", ">b", "<é x:a=y", ">é", "\n>a",
      ])
  }

  @Test("loses the prefix of its own vocabulary and keeps others")
  func prefixes() throws {
    #expect(
      try events("<x:a><x:b/><y:b/><xx:b/></x:a>")
        == ["<a", "<b", ">b", "<y:b", ">y:b", "<xx:b", ">xx:b", ">a"])
    #expect(try events("<a><x:b/></a>") == ["<a", "<x:b", ">x:b", ">a"])
  }

  // What is refused

  @Test(
    "is refused when it is not well-formed",
    arguments: [
      "", " ", "x", "<a", "<a>", "<a></b>", "<a/><a/>", "<a/>x", "x<a/>", "<a b/>", "<a b=1/>",
      "<a b='<'/>", "<a b='1'c='2'/>", "<a b='1' b='2'/>", "<a>&b;</a>", "<a>&</a>", "<a>& </a>",
      "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#x110000;</a>", "<a>&#;</a>", "<a>&#-1;</a>",
      "<a b='&c;'/>", "<a>\u{1}</a>", "<a>\u{FFFF}</a>", "<a b='\u{1}'/>", "<1/>", "< a/>", "<a/ >",
      "<!-- -- --><a/>", "<!-- <a/>", "<a><![CDATA[x</a>", "<![CDATA[x]]><a/>", "<a>]]></a>",
      "<a><!DOCTYPE a></a>", "<!ELEMENT a><a/>", "<?x <a/>", "</a>", "<a></a></a>", "<>", "<a b=''",
      "<a><?xml version='1.0'?></a>", "<a><?1?></a>", "<a><??></a>", "<?xm<?><a/>",
      "<!-a --><a/>", "<:a/>", "<a:/>", "<a :b='1'/>", "<a b:='1'/>", "<a:b:c/>",
      "<a><?b \u{1}?></a>", "<a><!-- \u{1} --></a>",
    ])
  func refused(text: String) throws {
    #expect(try refusal(text).kind == .malformed)
    #expect(throws: MarkupError.self) { try events(text, pieces: 1) }
  }

  @Test("is refused beyond limits, and where it is no UTF-8 or declares something")
  func limits() throws {
    let deep = String(repeating: "<a>", count: 300)
    #expect(try refusal(deep).kind == .tooDeep)
    let long = String(repeating: "x", count: MarkupReader.longestText + 1)
    #expect(try refusal("<a>\(long)</a>").kind == .longText)
    #expect(try refusal("<a b='\(long)'/>").kind == .longText)
    #expect(
      try refusal("<a><b/>" + String(repeating: "<![CDATA[x]]>y", count: 1 << 20)).kind == .longText
    )
    #expect(try refusal("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>").kind == .documentType)
    let many = (0..<300).map { " a\($0)=''" }.joined()
    #expect(try refusal("<a\(many)/>").kind == .malformed)
    for bytes in [[0xFF], [0xC3, 0x28], [0], [0xE2, 0x82], [0xED, 0xA0, 0x80]] as [[UInt8]] {
      for size in [1, 2, 100] {
        let error = #expect(throws: MarkupError.self) {
          try events(Array("<a>".utf8) + bytes + Array("</a>".utf8), pieces: size)
        }
        #expect(error?.kind == .encoding)
      }
    }
  }

  // Beside the toolchain's parser

  @Test(
    "says what the toolchain's parser says, of whole and of damaged documents", arguments: 0..<4)
  func beside(part: Int) throws {
    let whole = Array(Self.document.utf8)
    var (readCount, refusedCount) = (0, 0)
    for seed in part * 150..<(part + 1) * 150 {
      var damage = Damage(seed: UInt64(seed), telling: "<>&;/='\" ab:-]![?#x1\n")
      let bytes = damage.damaged(whole)
      let recorder = Recorder()
      var expected: [String]?
      let data = Data(bytes)
      if UTF8Validation.firstFault(in: data.span, from: 0) == nil,
        (try? MarkupReader.read(data, with: recorder)) != nil
      {
        // The toolchain's parser leaves line ends within CDATA as they are.
        expected = recorder.events.map { $0.replacing("\r\n", with: "\n") }
      }
      let found = try? events(bytes, pieces: 1 + seed % 50)
      if expected == nil { refusedCount += 1 } else { readCount += 1 }
      #expect(
        found == expected,
        "seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
    #expect(readCount > 10 && refusedCount > 60, "\(readCount) read, \(refusedCount) refused")
  }
}
