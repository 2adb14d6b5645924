// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension SocialCapitalReport {
  /// Everything as one JSON object; in public only what the page says.
  ///
  /// People are called as on the page, and left out where the page leaves them out.
  func json(provenance: Provenance) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      if case .known(let run, _, _) = evidence.growth, !options.isPublic {
        json.key("growth")
        run.write(to: &json, provenance: provenance)
      }
      json.key("indicators")
      json.array { json in
        for indicator in evidence.scorecard().found { indicator.write(to: &json) }
      }
      if !options.isPublic {
        json.key("measures")
        let look = evidence.latest.observed
        let names = look.network.nodes.map { evidence.names.name(of: $0) }
        look.run.write(to: &json, provenance: provenance, timings: nil, names: names)
      }
      json.key("provenance")
      provenance.write(to: &json)
      json.key("title")
      json.string(options.title)
    }
    return json.bytes
  }
}

extension Indicator {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("comparisons")
      json.array { json in for text in comparisons { json.string(text) } }
      json.key("figure")
      json.string(figure)
      json.key("group")
      json.string(group.rawValue)
      json.key("id")
      json.string(id)
      json.key("measures")
      json.array(isInline: true) { json in for id in measures { json.string(id) } }
      json.key("reading")
      json.string(reading)
      json.key("sentence")
      json.string(sentence)
      json.key("title")
      json.string(title)
    }
  }
}
