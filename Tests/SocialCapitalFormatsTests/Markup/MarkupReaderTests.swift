// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import SocialCapitalFormats

@Suite("XML")
struct MarkupReaderTests {
  /// Writes down what it is given.
  private final class Recorder: MarkupHandler {
    var events: [String] = []
    var lines: [Int] = []
    var count = 0
    var keepsEvents = true

    func begin(_ element: MarkupElement) throws(MarkupError) {
      count += 1
      guard keepsEvents else { return }
      let attributes = element.attributes.sorted { $0.key < $1.key }
        .map { " \($0.key)=\($0.value)" }
      events.append("<\(element.name)\(attributes.joined())")
      lines.append(element.line)
    }

    func end(_ name: String, text: String, line: Int) throws(MarkupError) {
      if keepsEvents { events.append("\(text)>\(name)") }
    }
  }

  private func events(_ text: String) throws -> [String] {
    let recorder = Recorder()
    try MarkupReader.read(Data(text.utf8), with: recorder)
    return recorder.events
  }

  private func refusal(_ text: String) throws -> MarkupError {
    try #require(
      #expect(throws: MarkupError.self, "\(text.prefix(60))") { _ = try events(text) })
  }

  // By hand

  @Test("comes as elements with attributes, texts and lines")
  func elements() throws {
    let recorder = Recorder()
    let text = """
      <?xml version='1.0' encoding='ISO-8859-1'?>
      <!-- a comment -->
      <a x="1" y="é &lt;&#233;&quot;">
        <b>1 &amp; 2 <![CDATA[<c>]]></b>
        <b/>
      </a>

      """
    try MarkupReader.read(Data(text.utf8), with: recorder)
    #expect(
      recorder.events == ["<a x=1 y=é <é\"", "<b", "1 & 2 <c>>b", "<b", ">b", "\n>a"])
    #expect(recorder.lines == [3, 4, 5])
  }

  @Test(
    "may have instructions that say nothing, on which the toolchain's parser would end the process")
  func emptyInstructions() throws {
    #expect(try events("<?x?><a><?y?><b/><?w w?></a><?v?>") == ["<a", "<b", ">b", ">a"])
    #expect(try events("<a>b<?z?>c<![CDATA[<?c?>]]><!--<?d?>--></a>") == ["<a", "bc<?c?>>a"])
    #expect(try events("<a><!--><![CDATA[--><?y?><?z <![CDATA[ ?><?y?></a>") == ["<a", ">a"])
    for broken in [
      "<a><?", "<a><?x", "<a><?x?", "<a><??></a>", "<a/><?x?>y",
      // After an error the parser goes on within what is broken.
      "<?xml version='1.0'?>\n<a xm<?xml v='1.0' s<?x?> \n/>",
      "<?x?><a><?y?><a b=c d?x?><a<b><?y? <? ><?x?><a b=c?x?><a>C<??x?>a><?\u{2}?><?y?><a b",
    ] {
      #expect(try refusal(broken).kind == .malformed)
    }
  }

  @Test("loses the prefix of its own vocabulary and keeps others")
  func prefixes() throws {
    #expect(
      try events("<x:a xmlns:x='u'><x:b/><viz:b xmlns:viz='v'/></x:a>") == [
        "<a xmlns:x=u", "<b", ">b", "<viz:b xmlns:viz=v", ">viz:b", ">a",
      ])
    #expect(try events("<a><y:b xmlns:y='v'/></a>").contains(">y:b"))
    // A prefix need not be declared, but the rest must be in order.
    #expect(try events("<a><y:b/></a>").contains(">y:b"))
    for broken in ["<a><y:b></a>", "<a><y:b/></a>x", "<y:a><b/>", "<a y:c='1' y:c='1'/>"] {
      #expect(try refusal(broken).kind == .malformed)
    }
  }

  @Test("may begin with a mark, or with a document type that points elsewhere")
  func prologs() throws {
    let marked = Data([0xEF, 0xBB, 0xBF] + Array("<?xml version=\"1.0\"?><a/>".utf8))
    try MarkupReader.read(marked, start: 3, with: Recorder())
    for type in ["<!DOCTYPE a>", "<!DOCTYPE a SYSTEM \"http://example.org/[a]>.dtd\">"] {
      #expect(try events("<?xml version=\"1.0\"?>\n\(type)\n<a>x</a>") == ["<a", "x>a"])
    }
  }

  // What the toolchain's parser lets pass

  @Test("is refused when it is cut off, at every byte")
  func truncation() throws {
    let text = "<?xml version='1.0'?>\n<!-- c --><a x='1'><b>t</b>&amp;<c/></a>"
    #expect(try !events(text).isEmpty)
    for length in 0..<text.utf8.count {
      #expect(throws: MarkupError.self, "\(length)") {
        _ = try events(String(decoding: text.utf8.prefix(length), as: UTF8.self))
      }
    }
  }

  @Test(
    "is refused when something follows, when it is empty, or when it is no XML",
    arguments: [
      "<a/>junk", "<a/><b/>", "<a></a>&amp;", "", " \n", "text", "<!-- only -->", "<a><b></a></b>",
      "<a x='1' x='2'/>", "<a x=1/>", "<a x='<'/>", "<a>&undefined;</a>", "<a>&#0;</a>",
      "<a>&#x1;</a>", "<a>\u{1}</a>", "<a>\u{FFFE}</a>", "<a", "<1/>", "</a>", "<a><a/>",
      "<!DOCTYPE a",
      "<?xml version='1.0'", "<a>]]></a>", "<a><!-- -- --></a>", "<a>&amp</a>", "<!DOCTYPE a>",
    ])
  func malformed(text: String) throws {
    #expect(try refusal(text).kind == .malformed)
  }

  @Test(
    "is refused when it declares entities, whatever they are",
    arguments: [
      "<!DOCTYPE a [<!ENTITY b \"hello\">]><a>&b;</a>",
      "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>",
      "<!DOCTYPE a SYSTEM \"x.dtd\" [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]><a/>",
      "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;\">]><a>&d;</a>",
      "<!--c--><?p?><!DOCTYPE a [<!ATTLIST a x CDATA \"1\">]><a/>",
      "<!DOCTYPE a []><a/>",
    ])
  func declarations(text: String) throws {
    #expect(try refusal(text).kind == .documentType)
  }

  @Test("finds entities undefined although a document type points elsewhere")
  func undefinedBehindDocumentType() throws {
    #expect(try refusal("<!DOCTYPE a SYSTEM 'a.dtd'><a>1 &b; 2</a>").kind == .malformed)
  }

  @Test("says the line of what is wrong")
  func position() throws {
    #expect(try refusal("<a>\n<b>\n</a>").line == 3)
    #expect(try refusal("<a>\n\n&x;</a>").line == 3)
    #expect(try refusal("\n<!DOCTYPE a\n[]><a/>").line == 3)
  }

  // Sizes

  @Test("is refused when it is nested too deep, and not when it is just deep enough")
  func depth() throws {
    #expect(try refusal(String(repeating: "<a>", count: 1_000_000)).kind == .tooDeep)
    let most = MarkupReader.deepest
    let deep = String(repeating: "<a>", count: most) + String(repeating: "</a>", count: most)
    #expect(try events(deep).count == 2 * most)
    #expect(try refusal("<a>" + deep + "</a>").kind == .tooDeep)
  }

  @Test("has texts of a megabyte at most")
  func longText() throws {
    let most = String(repeating: "x", count: MarkupReader.longestText)
    #expect(try events("<a>\(most)</a>").count == 2)
    #expect(try refusal("<a>\(most)x</a>").kind == .longText)
    #expect(try refusal("<a><![CDATA[\(most)x]]></a>").kind == .longText)
  }

  @Test("may be longer than the ten megabytes that the toolchain's parser takes at once")
  func large() throws {
    let recorder = Recorder()
    recorder.keepsEvents = false
    let element = "<e a=\"0123456789012345678901234567890123456789\">0123456789</e>\n"
    let count = (11 << 20) / element.utf8.count
    let text = "<a>" + String(repeating: element, count: count) + "</a>"
    #expect(text.utf8.count > 10 << 20)
    try MarkupReader.read(Data(text.utf8), with: recorder)
    #expect(recorder.count == count + 1)
  }

  @Test("is refused or read whole when it is damaged")
  func damaged() throws {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE g SYSTEM "g.dtd">
      <g xmlns="u"><k id="d" for="node">é</k><n id="1"><d k='d'>&lt;&#x41;</d></n><e s="1"/></g>
      """
    var readCount = 0
    for seed in 0..<1_000 {
      var damage = Damage(seed: UInt64(seed))
      let data = Data(damage.damaged(Array(text.utf8)))
      guard UTF8Validation.firstFault(in: data.span, from: 0) == nil else { continue }
      let recorder = Recorder()
      guard (try? MarkupReader.read(data, with: recorder)) != nil else { continue }
      readCount += 1
      // Every element that began has ended.
      let begun = recorder.events.count { $0.hasPrefix("<") && !$0.contains(">") }
      #expect(begun * 2 == recorder.events.count, "seed \(seed)")
    }
    #expect((3..<900).contains(readCount), "\(readCount)")
  }
}
