// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import SocialCapitalFormats

@Suite("Tags of XML")
struct MarkupTagsTests {
  private func fault(_ text: String) -> MarkupError? {
    let bytes = ContiguousArray(text.utf8)
    do {
      try MarkupTags.check(bytes.span)
      return nil
    } catch {
      return error
    }
  }

  private func attributes(_ count: Int, _ name: String = "a") -> String {
    (0..<count).map { " \(name)\($0)=\"=>/\($0)\"" }.joined()
  }

  @Test("have 256 attributes at most, in whatever element")
  func attributes() {
    #expect(fault("<a\(attributes(256))><b\(attributes(256))/></a>") == nil)
    #expect(fault("<a>\n<b/>\n<b\(attributes(257))/></a>")?.line == 3)
    #expect(fault("<a\(attributes(257))") != nil)
    #expect(fault("<a\(attributes(257).replacing("\"", with: "'"))>") != nil)
    #expect(fault("<a>" + String(repeating: "<b\(attributes(20))/>", count: 100) + "</a>") == nil)
  }

  @Test("are no tags in comments, instructions, plain text or values")
  func notTags() {
    let crowded = "<b\(attributes(300).replacing(">", with: ""))/>"
    #expect(fault("<a><!-- \(crowded) --><?x \(crowded)?><![CDATA[\(crowded)]]></a>") == nil)
    #expect(fault("<a x='\(crowded.replacing("<", with: "&lt;"))'/>") == nil)
    #expect(fault("<a>\(String(repeating: " a=b", count: 300))</a>") == nil)
    // After each of them comes a tag again.
    for skipped in ["<!-- > -->", "<?x > ?>", "<![CDATA[ > ]]>", "<b c='>'/>", "</b>"] {
      #expect(fault("<a>\(skipped)<b\(attributes(257))/></a>") != nil, "\(skipped)")
    }
  }

  @Test("declare 256 vocabularies at most where an element stands")
  func vocabularies() {
    func nested(_ count: Int, _ depth: Int) -> String {
      String(repeating: "<a\(attributes(count, "xmlns:a"))>", count: depth)
        + String(repeating: "</a>", count: depth)
    }
    #expect(fault(nested(16, 16)) == nil)
    #expect(fault(nested(16, 17)) != nil)
    #expect(fault("<a>" + String(repeating: nested(16, 16), count: 20) + "</a>") == nil)
    // What an element declares ends with it.
    let siblings = String(repeating: "<b xmlns='u'/><b xmlns='u'></b>", count: 300)
    #expect(fault("<a xmlns='u'>\(siblings)</a>") == nil)
    #expect(fault("<a \n\txmlns:x='xmlns xmlns'/>") == nil)
  }

  @Test("are left to the parser where they are not well-formed")
  func malformed() {
    for text in ["", "<", "</", "</>", "<a", "<a b='", "<!--", "<![CDATA[", "<?", "<!", "</a></a>"]
    {
      #expect(fault(text) == nil, "\(text)")
    }
  }
}
