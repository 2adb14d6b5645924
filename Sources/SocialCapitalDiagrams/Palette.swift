// SPDX-License-Identifier: Apache-2.0

extension Diagram {
  /// The colours groups are told apart by.
  ///
  /// Hues follow Okabe and Ito, so that readers with any of the common colour-vision deficiencies
  /// can tell them apart; lightness is at least ten CIE units apart, so that a photocopy can too.
  /// Outlines are darker than the fill, so that the pale colours stand out from the page.
  ///
  /// ## Reference
  /// M. Okabe and K. Ito, "Color Universal Design", 2008, https://jfly.uni-koeln.de/color/.
  public enum Palette {
    /// The colours, in the order groups take them.
    public static let colors = [
      Color(0x0F3F73), Color(0xE69F00), Color(0x2A7F62), Color(0xA6D5F2), Color(0x82436B),
      Color(0xF7EFA0),
    ]

    /// The most groups that can be told apart: each colour with a whole outline and a broken one.
    public static var capacity: Int { colors.count * 2 }

    /// The mark of a group by its place; groups past ``capacity`` share the neutral colour.
    static func mark(of place: Int) -> Mark {
      guard place < capacity else { return Mark(shape: .circle, fill: .neutral) }
      return Mark(fill: colors[place % colors.count], isDashed: place >= colors.count)
    }

    /// The places in the palette of groups: the three sectors have theirs, others follow in order.
    static func places(of groups: [String]) -> [Int] {
      let reserved = ["public": 0, "commercial": 1, "social": 2]
      let taken = Set(groups.compactMap { reserved[$0] })
      var free = (0...).lazy.filter { !taken.contains($0) }.makeIterator()
      return groups.map { reserved[$0] ?? free.next() ?? capacity }
    }
  }
}
